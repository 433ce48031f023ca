//! Rules, names and catalogues for the property tests.
#![allow(dead_code)] // each test file uses its own part

use std::collections::BTreeMap;

use proptest::prelude::*;
use sublet::{
    Approval, Catalogue, CatalogueBuilder, Control, IncidentRecord, Kind, Listing, ProviderRecord, Role, SignUp,
    Source, SuffixRule, Traits, example,
};

/// Few labels, so that rules nest and names meet them; long ones, so that hashing by words is met too; one with a hyphen,
/// which sorts before the dot and so comes between a rule and those below it.
const LABELS: [&str; 8] = ["a", "b", "a-b", "c", "www", "xn--p1ai", "eight888", "nine99999"];

fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => proptest::sample::select(LABELS.as_slice()).prop_map(String::from),
        1 => Just("l".repeat(63)),
    ]
}

fn labels(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(label(), count)
}

pub fn name() -> impl Strategy<Value = String> {
    let label = prop_oneof![20 => label(), 1 => Just("*".to_string())];
    proptest::collection::vec(label, 1..7)
        .prop_map(|labels| labels.join("."))
        .prop_filter("names have at most 253 characters", |name| name.len() <= 253)
}

/// Traits that tell their rule apart from others.
pub fn traits(role: Role, mark: u8) -> Traits {
    Traits {
        role,
        provider: None,
        kind: Kind::ALL.get(usize::from(mark % 11)).copied(),
        control: Control::ALL.get(usize::from(mark % 4)).copied(),
        approval: if mark.is_multiple_of(2) { Approval::Open } else { Approval::Owner },
    }
}

/// A rule with these traits and as many listings as the mark asks for.
pub fn marked(role: Role, mark: u8) -> SuffixRule {
    let seen = |day: u8| (day > 100).then(|| 20_000 + u16::from(day));
    let listing = |source| Listing { source, first_seen: seen(mark), last_seen: seen(mark) };
    SuffixRule { traits: traits(role, mark), evidence: (0..u16::from(mark % 3)).map(listing).collect() }
}

fn rule() -> impl Strategy<Value = (String, SuffixRule)> {
    let role = proptest::sample::select(vec![Role::Suffix, Role::Suffix, Role::Suffix, Role::Own, Role::Exception]);
    (labels(2..5), any::<bool>(), role, any::<u8>()).prop_map(|(labels, wildcard, role, mark)| match wildcard {
        true => (format!("*.{}", labels.join(".")), marked(Role::Suffix, mark)),
        false => (labels.join("."), marked(role, mark)),
    })
}

pub fn rules() -> impl Strategy<Value = BTreeMap<String, SuffixRule>> {
    proptest::collection::vec(rule(), 0..24)
        .prop_map(|rules| rules.into_iter().filter(|(name, _)| name.len() <= 253).collect())
}

pub fn builder(rules: BTreeMap<String, SuffixRule>) -> CatalogueBuilder {
    let source = |name: &str| Source { name: name.into(), licence: "CC0-1.0".into(), version: "1".into(), count: 1 };
    let (serial, created, sources) = (7, 1_767_225_600, vec![source("test"), source("\"other\"")]);
    CatalogueBuilder { serial, created, sources, providers: vec![provider(Vec::new())], rules }
}

pub fn provider(incidents: Vec<u16>) -> ProviderRecord {
    let incident = |year| IncidentRecord {
        actor: "An actor".into(),
        year,
        technique: None,
        what: "Something.".into(),
        what_ja: "あること。".into(),
        source: "https://example.org/".into(),
    };
    ProviderRecord {
        id: "test".into(),
        name: "Test".into(),
        homepage: "https://example.org/".into(),
        kind: None,
        control: None,
        own: Vec::new(),
        name_servers: Vec::new(),
        abuse: None,
        sign_up: SignUp::default(),
        incidents: incidents.into_iter().map(incident).collect(),
        sources: Vec::new(),
    }
}

pub fn open(rules: BTreeMap<String, SuffixRule>) -> Catalogue {
    Catalogue::open(builder(rules).encode().expect("the rules fit the format")).expect("what was encoded opens")
}

/// A catalogue file with a bit of everything.
pub fn file() -> impl Strategy<Value = Vec<u8>> {
    let random = rules().prop_map(|rules| builder(rules).encode().expect("the rules fit the format"));
    prop_oneof![Just(example::catalogue()), random]
}
