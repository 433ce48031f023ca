//! Any bytes: a message is read within its limits, twice the same, and every link's host is among the hosts.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sublet::{Catalogue, Classifier, Lang, Policy, Timestamp};
use sublet_mail::{Limits, Native, judge_message, read};

static CLASSIFIER: LazyLock<Classifier> = LazyLock::new(|| {
    let catalogue = Catalogue::open(sublet::example::catalogue()).expect("the example opens");
    Classifier::new(catalogue, Policy::balanced()).expect("the built-in policy is valid")
});

fuzz_target!(|raw: &[u8]| {
    let limits = Limits { links: 100, parts: 50, places: 4, identities: 10, depth: 6, ..Limits::default() };
    let message = read(raw, &Native, &limits);
    assert_eq!(message, read(raw, &Native, &limits));
    assert!(message.links.len() <= 100 && message.parts <= 50 && message.identities.len() <= 10);
    let report = judge_message(message, &CLASSIFIER, Timestamp::from_second(1_795_305_600), Lang::Ja);
    for link in &report.links {
        assert!(!link.places.is_empty() && link.places.len() <= 4);
        assert!(report.hosts.iter().any(|verdict| verdict.host == link.host));
    }
    for identity in &report.identities {
        assert!(report.hosts.iter().any(|verdict| verdict.host == identity.host));
    }
});
