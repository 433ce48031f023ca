//! The risk formula: every point has its reason.

mod common;

use std::collections::BTreeMap;

use common::{builder, name, provider, traits};
use proptest::prelude::*;
use sublet::{
    Action, Approval, Catalogue, Classifier, Control, Host, Lang, Level, Policy, ReasonCode, Role, SignUp, Standing,
    SuffixRule, Timestamp, Traits,
    risk::{points, score},
};

fn fact() -> impl Strategy<Value = Option<bool>> {
    proptest::sample::select(vec![None, Some(true), Some(false)])
}

fn sign_up() -> impl Strategy<Value = SignUp> {
    (fact(), fact(), fact(), fact()).prop_map(|(anonymous, crypto_payment, identity_check, abuse_handling)| SignUp {
        anonymous,
        crypto_payment,
        identity_check,
        abuse_handling,
        sources: Vec::new(),
    })
}

proptest! {
    #[test]
    fn a_verdict_adds_up(
        sign_up in sign_up(),
        years in proptest::collection::vec(prop_oneof![2010..2030_u16, any::<u16>()], 0..8),
        control in proptest::sample::select(vec![None, Some(Control::Limited), Some(Control::Content), Some(Control::Full)]),
        approval in proptest::sample::select(vec![Approval::Open, Approval::Owner]),
        tenant in name(),
    ) {
        let provider = sublet::ProviderRecord { sign_up, ..provider(years.clone()) };
        let traits = Traits { provider: Some(0), control, approval, ..traits(Role::Suffix, 1) };
        let known = score(&points(Standing::Tenant, &traits, Some(&provider), 2026));
        let rule = SuffixRule { traits, evidence: Vec::new() };
        let mut builder = builder(BTreeMap::from([("rent.example".to_string(), rule)]));
        builder.providers = vec![provider];
        let catalogue = Catalogue::open(builder.encode().expect("it fits")).expect("it opens");
        let classifier = Classifier::new(catalogue, Policy::balanced()).expect("a built-in policy is valid");
        let now: Timestamp = "2026-11-22T00:00:00Z".parse().expect("a time");

        let host = format!("{tenant}.rent.example");
        prop_assume!(host.len() <= 253 && !tenant.contains('*'));
        let host = Host::parse(&host).expect("a host");
        let verdict = classifier.verdict("", &host, now, Lang::En);
        let sum: i32 = verdict.reasons.iter().map(|reason| i32::from(reason.points)).sum();
        prop_assert_eq!(i32::from(verdict.risk.score), sum.clamp(0, 100));
        prop_assert_eq!(verdict.risk.score, known);
        prop_assert_eq!(verdict.risk.level, Level::of(known));
        prop_assert!(verdict.reasons.iter().all(|reason| !reason.text.is_empty()));
        prop_assert_eq!(verdict.incidents.len(), years.len());
        let from_incidents: i32 = verdict.reasons.iter().filter(|reason| {
            matches!(reason.code, ReasonCode::IncidentsRecent | ReasonCode::IncidentsFormer | ReasonCode::IncidentsOld)
        }).map(|reason| i32::from(reason.points)).sum();
        prop_assert!((0..=20).contains(&from_incidents));

        let name = host.name().unwrap_or_default();
        let assessment = classifier.catalogue().assess(classifier.catalogue().find(&host));
        let summary = classifier.summary_of(name, &assessment, now);
        prop_assert_eq!((summary.score, summary.level, summary.action), (verdict.risk.score, verdict.risk.level, verdict.decision.action));
        prop_assert_eq!(classifier.batch(now).look_up(name).1, summary);
    }

    #[test]
    fn only_tenants_have_points(mark in any::<u8>(), year in any::<i16>()) {
        let traits = traits(Role::Suffix, mark);
        prop_assert!(points(Standing::Unlisted, &traits, None, year).is_empty());
        prop_assert_eq!(score(&points(Standing::Provider, &traits, None, year)), 0);
    }

    #[test]
    fn no_year_makes_incidents_panic(years in proptest::collection::vec(any::<u16>(), 0..4), year in any::<i16>()) {
        let traits = traits(Role::Suffix, 1);
        prop_assert!(score(&points(Standing::Tenant, &traits, Some(&provider(years)), year)) <= 100);
    }
}

/// The figures of docs/risk.md.
#[test]
fn a_table_of_cases() {
    let unknown = SignUp::default();
    let careless = SignUp {
        anonymous: Some(true),
        crypto_payment: Some(true),
        identity_check: Some(false),
        abuse_handling: Some(false),
        sources: Vec::new(),
    };
    let careful = SignUp {
        anonymous: Some(false),
        crypto_payment: Some(false),
        identity_check: Some(true),
        abuse_handling: Some(true),
        sources: Vec::new(),
    };
    for (control, approval, sign_up, years, expected) in [
        (Some(Control::Full), Approval::Open, &unknown, vec![], 40),
        (Some(Control::Content), Approval::Open, &unknown, vec![], 25),
        (Some(Control::Limited), Approval::Open, &unknown, vec![], 10),
        (None, Approval::Open, &unknown, vec![], 15),
        (Some(Control::Full), Approval::Owner, &unknown, vec![], 30),
        (Some(Control::Limited), Approval::Owner, &unknown, vec![], 0),
        (Some(Control::Full), Approval::Open, &careless, vec![], 64),
        (Some(Control::Full), Approval::Open, &careful, vec![], 40),
        (Some(Control::Full), Approval::Open, &unknown, vec![2026], 48),
        (Some(Control::Full), Approval::Open, &unknown, vec![2024], 48),
        (Some(Control::Full), Approval::Open, &unknown, vec![2023], 45),
        (Some(Control::Full), Approval::Open, &unknown, vec![2021], 45),
        (Some(Control::Full), Approval::Open, &unknown, vec![2020], 42),
        (Some(Control::Full), Approval::Open, &unknown, vec![2027], 48),
        (Some(Control::Full), Approval::Open, &unknown, vec![2025, 2022, 2014], 55),
        (Some(Control::Full), Approval::Open, &unknown, vec![2025, 2025, 2025, 2014], 60),
        (Some(Control::Full), Approval::Open, &careless, vec![2026, 2025, 2024], 84),
    ] {
        let traits = Traits { control, approval, ..traits(Role::Suffix, 1) };
        let provider = sublet::ProviderRecord { sign_up: sign_up.clone(), ..provider(years.clone()) };
        let points = points(Standing::Tenant, &traits, Some(&provider), 2026);
        assert_eq!(score(&points), expected, "{control:?} {approval:?} {years:?}");
    }
}

#[test]
fn levels_begin_where_they_should() {
    let starts = [(0, Level::None), (1, Level::Low), (24, Level::Low), (25, Level::Medium), (49, Level::Medium)];
    let more = [(50, Level::High), (74, Level::High), (75, Level::Critical), (100, Level::Critical)];
    for (score, level) in starts.into_iter().chain(more) {
        assert_eq!(Level::of(score), level, "{score}");
    }
    assert!(Level::ALL.is_sorted() && Action::ALL.is_sorted());
}
