//! Policies and names for the property tests, beside the core's drafts.
#![allow(dead_code)] // each test file uses its own part

#[path = "../../../core/tests/common/mod.rs"]
pub mod drafts;
pub mod oracle;

use proptest::prelude::*;
use sublet::{Action, Catalogue, Classifier, Control, Exclusion, Level, Policy, Rule, Timestamp, example};

pub fn now() -> Timestamp {
    "2026-11-22T00:00:00Z".parse().expect("a time")
}

pub fn duck(policy: Policy) -> Classifier {
    Classifier::new(Catalogue::open(example::catalogue()).expect("it opens"), policy).expect("the policy is valid")
}

pub fn action() -> impl Strategy<Value = Action> {
    proptest::sample::select(Action::ALL.as_slice())
}

/// A name as policies write it, mostly one that the catalogue's rules meet.
pub fn named() -> impl Strategy<Value = String> {
    drafts::name().prop_filter("a policy names no wildcard", |name| !name.contains('*'))
}

pub fn rule() -> impl Strategy<Value = Rule> {
    let names = || proptest::option::of(proptest::collection::vec(named(), 1..4));
    let control =
        proptest::option::of(proptest::sample::select(vec![Control::Limited, Control::Content, Control::Full]));
    (action(), names(), names(), names(), control, any::<bool>()).prop_map(
        |(action, hosts, sites, suffixes, control, high)| Rule {
            id: String::new(),
            action,
            hosts,
            sites,
            suffixes,
            controls: control.map(|control| vec![control]),
            level: high.then_some(Level::Medium),
            ..Rule::default()
        },
    )
}

pub fn exclusion() -> impl Strategy<Value = Exclusion> {
    (0..3, named(), any::<bool>()).prop_map(|(target, name, over)| Exclusion {
        host: (target == 0).then(|| name.clone()),
        site: (target == 1).then(|| name.clone()),
        suffix: (target == 2).then(|| name.clone()),
        who: "A. Admin".into(),
        why: "ticket 4711".into(),
        until: Some(if over { "2026-01-01" } else { "2027-01-01" }.parse().expect("a date")),
        ..Exclusion::default()
    })
}

pub fn policy() -> impl Strategy<Value = Policy> {
    let rules = proptest::collection::vec(rule(), 0..5);
    let exclusions = proptest::collection::vec(exclusion(), 0..5);
    (action(), rules, exclusions).prop_map(|(default, mut rules, exclusions)| {
        for (at, rule) in rules.iter_mut().enumerate() {
            rule.id = format!("rule {at}");
            rule.level.get_or_insert(Level::Low);
        }
        Policy { name: "test".into(), default, rules, exclusions }
    })
}

/// Every name that a policy has.
pub fn names_of(policy: &Policy) -> Vec<String> {
    let lists = policy.rules.iter().flat_map(|rule| [&rule.hosts, &rule.sites, &rule.suffixes]);
    let excluded = policy.exclusions.iter().filter_map(|exclusion| exclusion.target());
    lists.flatten().flatten().cloned().chain(excluded.map(String::from)).collect()
}

/// A name, and names below it; longer ones than these are no hosts.
pub fn around(name: &str) -> impl Iterator<Item = String> {
    let names = [name.to_string(), format!("b.{name}"), format!("zz.b.{name}"), format!("a.zz.b.{name}")];
    names.into_iter().filter(|host| host.len() <= 253)
}
