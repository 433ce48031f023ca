//! The vectors, natively, each case by itself.

use std::collections::HashSet;

use sublet::{Lang, Policy, Verdict, WhatwgUrl};
use sublet_conformance::{
    classifier, now,
    vectors::{Expected, Facts, groups},
};

#[test]
fn every_case_comes_out_as_reasoned() {
    let classifier = classifier(Policy::balanced());
    let mut wrong = Vec::new();
    for group in groups() {
        for case in &group.cases {
            let input = case.input();
            let got = match classifier.check(&input, &WhatwgUrl, now(), Lang::En) {
                Ok(verdict) => Expected::Verdict(facts(&verdict)),
                Err(error) => Expected::Refusal { error: error.code().into() },
            };
            if got != case.expected {
                wrong.push(format!(
                    "{}: {input:.100?}\n  expected {:?}\n  got      {got:?}",
                    group.group, case.expected
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases came out otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

fn facts(verdict: &Verdict) -> Facts {
    Facts {
        host: verdict.host.clone(),
        standing: verdict.standing,
        provider: verdict.provider.as_ref().map(|provider| provider.id.clone()),
        suffix: verdict.suffix.clone(),
        site: verdict.site.clone(),
    }
}

#[test]
fn no_case_is_there_twice_and_every_refusal_of_a_host_is_met() {
    let groups = groups();
    let cases: Vec<_> = groups.iter().flat_map(|group| &group.cases).collect();
    assert!(cases.len() >= 330, "{} cases", cases.len());
    let inputs: HashSet<String> = cases.iter().map(|case| case.input()).collect();
    assert_eq!(inputs.len(), cases.len());
    let codes: HashSet<&str> = cases
        .iter()
        .filter_map(|case| match &case.expected {
            Expected::Refusal { error } => Some(error.as_str()),
            Expected::Verdict(_) => None,
        })
        .collect();
    for code in
        ["empty", "input-too-long", "host-too-long", "label-too-long", "bad-label", "not-a-host", "unsupported-scheme"]
    {
        assert!(codes.contains(code), "no case for {code}");
    }
}
