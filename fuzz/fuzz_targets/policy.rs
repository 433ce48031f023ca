//! Any JSON: a policy is read or refused, a valid one decides, and what it is written as reads as itself.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sublet::{Control, Kind, Level, Policy, Ruleset, Standing, Subject, Timestamp};

fuzz_target!(|bytes: &[u8]| {
    let Ok(policy) = serde_json::from_slice::<Policy>(bytes) else { return };
    let written = serde_json::to_vec(&policy).expect("a policy is JSON");
    assert_eq!(serde_json::from_slice::<Policy>(&written).ok().as_ref(), Some(&policy));
    let Ok(ruleset) = Ruleset::new(policy) else { return };
    for standing in [Standing::Unlisted, Standing::Provider, Standing::Tenant] {
        let subject = Subject {
            host: "a.x.duckdns.org",
            standing,
            site: Some("x.duckdns.org"),
            suffix: Some("duckdns.org"),
            provider: Some("duckdns"),
            kind: Some(Kind::DynamicDns),
            control: Some(Control::Full),
            level: Level::High,
        };
        let now = Timestamp::from_second(1_795_305_600);
        let decision = ruleset.decide(&subject, now);
        assert_eq!(decision.action, ruleset.action(&subject, now));
        assert!(!decision.rule.is_empty());
    }
});
