//! A verdict in 32 bits loses nothing.

use proptest::prelude::*;
use sublet::{
    Action, Catalogue, Classifier, Control, Kind, Lang, Level, Policy, Rule, Standing, Summary, Timestamp, UNREADABLE,
    WhatwgUrl,
};

fn summary() -> impl Strategy<Value = Summary> {
    let standing = proptest::sample::select(vec![Standing::Unlisted, Standing::Provider, Standing::Tenant]);
    let kind = proptest::option::of(proptest::sample::select(Kind::ALL.as_slice()));
    let control = proptest::option::of(proptest::sample::select(Control::ALL.as_slice()));
    let action = proptest::sample::select(Action::ALL.as_slice());
    (standing, kind, control, 0..=100_u8, action, proptest::option::of(0..32_767_u16)).prop_map(
        |(standing, kind, control, score, action, provider)| Summary {
            standing,
            kind,
            control,
            level: Level::of(score),
            score,
            action,
            provider,
        },
    )
}

proptest! {
    #[test]
    fn packing_loses_nothing(summary in summary()) {
        prop_assert_eq!(Summary::unpack(summary.pack()), Some(summary));
        prop_assert_ne!(summary.pack(), UNREADABLE);
    }

    #[test]
    fn a_number_is_a_summary_or_nothing(packed in any::<u32>()) {
        if let Some(summary) = Summary::unpack(packed) {
            prop_assert_eq!(summary.pack(), packed);
        }
    }

    #[test]
    fn a_provider_beyond_the_last_place_is_unknown(summary in summary(), provider in 32_767..=u16::MAX) {
        let packed = Summary { provider: Some(provider), ..summary }.pack();
        prop_assert_eq!(Summary::unpack(packed), Some(Summary { provider: None, ..summary }));
    }
}

#[test]
fn unreadable_is_no_summary() {
    assert_eq!(Summary::unpack(UNREADABLE), None);
}

#[test]
fn a_rule_for_an_address_holds_in_verdicts_and_in_summaries() {
    let mut policy = Policy::monitor();
    let addresses = vec!["192.0.2.1".into(), "[2001:db8::1]".into()];
    policy.rules.push(Rule { id: "lab".into(), action: Action::Block, hosts: Some(addresses), ..Rule::default() });
    let catalogue = Catalogue::open(sublet::example::catalogue()).expect("a catalogue");
    let classifier = Classifier::new(catalogue, policy).expect("a policy");
    let now = Timestamp::from_second(0);
    for text in ["http://192.0.2.1/", "http://0xc0000201/", "http://[2001:db8:0::1]:8080/"] {
        let verdict = classifier.check(text, &WhatwgUrl, now, Lang::En).expect("a host");
        assert_eq!(verdict.decision.action, Action::Block, "{text}");
        assert_eq!(
            classifier.summary(text, &WhatwgUrl, now).map(|summary| summary.action),
            Ok(Action::Block),
            "{text}"
        );
        assert_eq!(
            classifier.batch(now).summary(text, &WhatwgUrl).map(|summary| summary.action),
            Ok(Action::Block),
            "{text}"
        );
    }
}
