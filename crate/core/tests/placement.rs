//! The index, the hash table and the plain reading of the rules give one answer.

mod common;

use std::collections::BTreeMap;

use common::{marked, name, open, rules};
use proptest::prelude::*;
use sublet::{Catalogue, Listing, Placement, Role, Standing, SuffixRule};

#[derive(Debug, PartialEq)]
struct Answer {
    standing: Standing,
    rule: Option<SuffixRule>,
    suffix: Option<String>,
    site: Option<String>,
}

impl Answer {
    fn of(catalogue: &Catalogue, placement: Placement, name: &str) -> Answer {
        let own = |text: &str| text.to_string();
        let (suffix, site) = (placement.suffix(name).map(own), placement.site(name).map(own));
        let evidence: Vec<Listing> = catalogue.evidence(&placement).collect();
        let rule = catalogue.assess(placement).traits.map(|traits| SuffixRule { traits, evidence });
        Answer { standing: placement.standing, rule, suffix, site }
    }

    fn own(rule: &SuffixRule) -> Answer {
        Answer { standing: Standing::Provider, rule: Some(rule.clone()), suffix: None, site: None }
    }
}

/// The rules read as they are written: the longest rule wins, an exact one before a wildcard of the same length; an
/// exception makes the suffix one label shorter; nobody can rent the base of a wildcard.
fn by_the_rules(rules: &BTreeMap<String, SuffixRule>, name: &str) -> Answer {
    let labels: Vec<&str> = name.split('.').collect();
    let tail = |from: usize| labels[from..].join(".");
    let matching = |from: usize| {
        let wildcard = || rules.get(&format!("*.{}", labels.get(from + 1..)?.join(".")));
        rules.get(&tail(from)).or_else(wildcard)
    };
    let found = (0..labels.len()).find_map(|from| Some((from, matching(from)?)));
    if let Some(base) = rules.get(&format!("*.{name}")).filter(|_| !matches!(found, Some((0, _)))) {
        return Answer::own(base);
    }
    let Some((from, rule)) = found else {
        return Answer { standing: Standing::Unlisted, rule: None, suffix: None, site: None };
    };
    let suffix = match rule.traits.role {
        Role::Own => return Answer::own(rule),
        Role::Suffix if from == 0 => return Answer { suffix: Some(name.into()), ..Answer::own(rule) },
        Role::Suffix => from,
        Role::Exception if from + 1 == labels.len() => return Answer::own(rule),
        Role::Exception => from + 1,
    };
    Answer {
        standing: Standing::Tenant,
        rule: Some(rule.clone()),
        suffix: Some(tail(suffix)),
        site: Some(tail(suffix - 1)),
    }
}

fn check(catalogue: &Catalogue, rules: &BTreeMap<String, SuffixRule>, name: &str) {
    let expected = by_the_rules(rules, name);
    assert_eq!(Answer::of(catalogue, catalogue.find_name(name), name), expected, "the table on {name:?}");
    assert_eq!(catalogue.find_in_index(name), catalogue.find_name(name), "the index on {name:?}");
}

proptest! {
    #[test]
    fn index_and_table_follow_the_rules(rules in rules(), names in proptest::collection::vec(name(), 1..24)) {
        let catalogue = open(rules.clone());
        let below = rules.keys().flat_map(|rule| {
            let rule = rule.trim_start_matches("*.");
            [rule.to_string(), format!("a.{rule}"), format!("www.b.{rule}"), format!("*.{rule}"), format!("x{rule}")]
        });
        for name in names.into_iter().chain(below).filter(|name| name.len() <= 253) {
            check(&catalogue, &rules, &name);
        }
    }

    #[test]
    fn no_text_makes_a_look_up_panic(rules in rules(), text in any::<String>()) {
        let catalogue = open(rules);
        catalogue.find_name(&text);
        catalogue.find_in_index(&text);
        catalogue.search(&text, 20);
    }

}

proptest! {
    #[test]
    fn a_prepared_file_answers_as_the_one_it_was_made_of(rules in rules(), names in proptest::collection::vec(name(), 1..24)) {
        let catalogue = open(rules);
        let prepared = catalogue.prepare().expect("it is small");
        let again = Catalogue::open_prepared(prepared.clone()).expect("it was prepared");
        for name in &names {
            prop_assert_eq!(again.find_name(name), catalogue.find_name(name));
            prop_assert_eq!(again.find_in_index(name), catalogue.find_name(name));
        }
        prop_assert_eq!(again.suffixes(), catalogue.suffixes());
        prop_assert_eq!(again.prepare(), Ok(prepared.clone()));
        // Checked anew it opens, too: the hash table in it is not believed.
        prop_assert!(Catalogue::open(prepared).is_ok());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_suffix_is_found_by_its_own_name(rules in rules()) {
        let catalogue = open(rules.clone());
        let listed: Vec<&String> =
            rules.iter().filter(|(_, rule)| rule.traits.role == Role::Suffix).map(|(name, _)| name).collect();
        let mut suffixes = catalogue.suffixes();
        suffixes.sort();
        prop_assert_eq!(suffixes.iter().collect::<Vec<_>>(), listed);
        prop_assert_eq!(catalogue.info().suffixes as usize, suffixes.len());
        for suffix in suffixes {
            let hits = catalogue.search(&suffix, 1000);
            let short = suffix.len() <= 64;
            prop_assert!(!short || hits.iter().any(|hit| hit.text == suffix), "{}: {:?}", suffix, hits);
        }
    }
}

#[test]
fn a_table_of_cases() {
    let suffix = marked(Role::Suffix, 1);
    let rules = BTreeMap::from([
        ("ddns.example".to_string(), suffix),
        ("deep.ddns.example".to_string(), marked(Role::Suffix, 2)),
        ("www.ddns.example".to_string(), marked(Role::Own, 3)),
        ("*.compute.example".to_string(), marked(Role::Suffix, 4)),
        ("free.compute.example".to_string(), marked(Role::Exception, 5)),
    ]);
    let catalogue = open(rules.clone());
    for (name, standing, suffix, site) in [
        ("ddns.example", Standing::Provider, Some("ddns.example"), None),
        ("a.ddns.example", Standing::Tenant, Some("ddns.example"), Some("a.ddns.example")),
        ("b.a.ddns.example", Standing::Tenant, Some("ddns.example"), Some("a.ddns.example")),
        ("deep.ddns.example", Standing::Provider, Some("deep.ddns.example"), None),
        ("a.deep.ddns.example", Standing::Tenant, Some("deep.ddns.example"), Some("a.deep.ddns.example")),
        ("www.ddns.example", Standing::Provider, None, None),
        ("a.www.ddns.example", Standing::Provider, None, None),
        ("compute.example", Standing::Provider, None, None),
        ("eu.compute.example", Standing::Provider, Some("eu.compute.example"), None),
        ("a.eu.compute.example", Standing::Tenant, Some("eu.compute.example"), Some("a.eu.compute.example")),
        ("free.compute.example", Standing::Tenant, Some("compute.example"), Some("free.compute.example")),
        ("a.free.compute.example", Standing::Tenant, Some("compute.example"), Some("free.compute.example")),
        ("notddns.example", Standing::Unlisted, None, None),
        ("ddns.example.com", Standing::Unlisted, None, None),
        ("example", Standing::Unlisted, None, None),
    ] {
        let answer = Answer::of(&catalogue, catalogue.find_name(name), name);
        assert_eq!(
            (answer.standing, answer.suffix.as_deref(), answer.site.as_deref()),
            (standing, suffix, site),
            "{name}"
        );
        check(&catalogue, &rules, name);
    }
}
