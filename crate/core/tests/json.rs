//! Prepared words give the bytes that serde_json gives.

mod common;

use common::{builder, name, provider, rules};
use proptest::prelude::*;
use sublet::{Catalogue, Control, Host, Lang, Policy, Timestamp};

fn now() -> Timestamp {
    "2026-11-22T00:00:00Z".parse().expect("a time")
}

fn check(catalogue: &Catalogue, input: &str, host: &Host) {
    let classifier = catalogue.under(Policy::balanced()).expect("a built-in policy is valid");
    for lang in [Lang::En, Lang::Ja] {
        let mut written = Vec::new();
        classifier.write_json(input, &classifier.judge(host, now()), lang, &mut written);
        let built = serde_json::to_vec(&classifier.verdict(input, host, now(), lang)).expect("a verdict is JSON");
        assert_eq!(String::from_utf8_lossy(&written), String::from_utf8_lossy(&built));
    }
}

proptest! {
    #[test]
    fn written_and_built_verdicts_are_the_same_bytes(
        rules in rules(),
        names in proptest::collection::vec(name(), 1..16),
        input in any::<String>(),
        years in proptest::collection::vec(2015..2027_u16, 0..4),
    ) {
        let mut builder = builder(rules.clone());
        builder.providers = vec![provider(years)];
        // Half of the rules have a provider; sentences of the others name the suffix.
        for rule in builder.rules.values_mut().step_by(2) {
            rule.traits.provider = Some(0);
        }
        builder.rules.insert("frame.example".into(), common::marked(sublet::Role::Suffix, 1));
        builder.rules.entry("frame.example".into()).and_modify(|rule| rule.traits.control = Some(Control::Limited));
        let catalogue = Catalogue::open(builder.encode().expect("it fits")).expect("it opens");
        let below = rules.keys().map(|rule| format!("a.{}", rule.replace('*', "w")));
        let more = ["x.frame.example", "frame.example", "q\"uote.frame.example"].map(String::from);
        for name in names.into_iter().chain(below).chain(more) {
            if let Ok(host) = Host::parse(&name) {
                check(&catalogue, &input, &host);
            }
        }
    }
}

#[test]
fn addresses_have_words_too() {
    let catalogue = Catalogue::open(sublet::example::catalogue()).expect("it opens");
    for text in ["192.0.2.1", "[2001:db8::1]", "evil.duckdns.org", "www.duckdns.org", "x.blogspot.com", "example.org"] {
        check(&catalogue, text, &Host::parse(text).expect("a host"));
    }
}
