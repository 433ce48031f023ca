//! Hosts that are read once, with the places of their dots, have the answers of every other way.

use proptest::prelude::*;
use sublet::{Catalogue, Classifier, Exclusion, Host, Policy, Standing, Timestamp, UNREADABLE, WhatwgUrl, canonical};

/// Names of one label to many, up to the longest that there are, below rules of the example and elsewhere.
fn name() -> impl Strategy<Value = String> {
    let label = prop_oneof![4 => "[a-z0-9_]{1,12}", 1 => "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"];
    let end = proptest::sample::select(vec!["duckdns.org", "blogspot.com", "org", "example.com", "co.uk"]);
    (proptest::collection::vec(label, 0..8), end).prop_map(|(labels, end)| {
        let mut name: String = labels.into_iter().map(|label| label + ".").collect();
        name.push_str(end);
        name
    })
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => name(),
        1 => name().prop_map(|name| format!("https://{name}:8080/a?b")),
        1 => name().prop_map(|name| name.to_uppercase()),
        1 => name().prop_map(|name| format!("{name}\r")),
        2 => "[^\n]{0,80}",
    ]
}

/// Under these a decision depends on nothing but the class, on names, and on the moment.
fn policies() -> [Policy; 3] {
    let exclusion = |exclusion: Exclusion| Exclusion { who: "Security".into(), why: "test".into(), ..exclusion };
    let [mut names, mut moment] = [Policy::strict(), Policy::strict()];
    names.exclusions.push(exclusion(Exclusion { site: Some("a.duckdns.org".into()), ..Exclusion::default() }));
    let until = "2027-01-31".parse().ok();
    moment.exclusions.push(exclusion(Exclusion { provider: Some("duckdns".into()), until, ..Exclusion::default() }));
    [Policy::balanced(), names, moment]
}

proptest! {
    #[test]
    fn lines_have_the_answers_of_each_by_itself(lines in proptest::collection::vec(line(), 1..20), late in any::<bool>()) {
        let catalogue = Catalogue::open(sublet::example::catalogue()).expect("a catalogue");
        let now: Timestamp = if late { "2027-02-01T00:00:00Z" } else { "2026-12-01T00:00:00Z" }.parse().expect("a time");
        for policy in policies() {
            let classifier = Classifier::new(catalogue.clone(), policy).expect("a policy");
            let packed = classifier.batch(now).pack_lines(format!("{}\n", lines.join("\n")).as_bytes(), &WhatwgUrl);
            prop_assert_eq!(packed.len(), lines.len());
            for (line, packed) in lines.iter().zip(packed) {
                let line = line.strip_suffix('\r').unwrap_or(line);
                let single = classifier.summary(line, &WhatwgUrl, now).map_or(UNREADABLE, |summary| summary.pack());
                prop_assert_eq!(single, packed, "{:?}", line);
                let judged = Host::parse(line).map(|host| {
                    let judgement = classifier.judge(&host, now);
                    classifier.summary_of(&judgement.host, &judgement.assessment, now).pack()
                });
                prop_assert_eq!(judged.unwrap_or(UNREADABLE), packed, "{:?}", line);
            }
        }
    }

    #[test]
    fn long_names_are_found_by_table_and_index_alike(name in name()) {
        let catalogue = Catalogue::open(sublet::example::catalogue()).expect("a catalogue");
        prop_assert_eq!(catalogue.find_name(&name), catalogue.find_in_index(&name));
        if canonical(&name).is_some() && name.ends_with(".duckdns.org") {
            prop_assert_ne!(catalogue.find_name(&name).standing, Standing::Unlisted);
        }
    }
}
