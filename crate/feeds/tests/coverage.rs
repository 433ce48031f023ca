//! Coverage and classifier agree on every host.

mod common;

use common::{around, drafts, duck, named, names_of, now, policy};
use proptest::prelude::*;
use sublet::{Action, Classifier, Exclusion, Policy, Role, Rule, WhatwgUrl};
use sublet_feeds::coverage::{Coverage, Scope, Stops};

fn action(classifier: &Classifier, host: &str) -> Action {
    classifier.summary(host, &WhatwgUrl, now()).expect("a host").action
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn it_stops_what_the_classifier_stops(
        rules in drafts::rules(),
        policy in policy(),
        least in common::action(),
        names in proptest::collection::vec(named(), 64),
    ) {
        let listed: Vec<String> = rules.keys().filter(|name| !name.contains('*')).cloned().collect();
        let named = names_of(&policy);
        let classifier = Classifier::new(drafts::open(rules), policy).expect("the policy is valid");
        // Everybody is allowed at least, so that nothing would be left to tell.
        prop_assume!(least > Action::Allow);
        let coverage = Coverage::from_action(&classifier, least, now());
        for host in listed.iter().chain(&named).chain(&names).flat_map(|name| around(name)) {
            prop_assert_eq!(coverage.stops(&host), action(&classifier, &host) >= least, "{} {:?}", host, coverage);
        }
        let scopes = coverage.scopes();
        prop_assert!(scopes.is_sorted_by_key(|scope| scope.name.split('.').count()));
        for scope in scopes {
            let above = scopes.iter().filter(|other| scope.name.ends_with(&format!(".{}", other.name)));
            let nearest = above.max_by_key(|other| other.name.len());
            let inherited = nearest.map_or(Stops::NOTHING, |other| {
                other.stops.seen_from(scope.name.split('.').count() - other.name.split('.').count())
            });
            prop_assert_ne!(scope.stops, inherited, "{} says nothing new", scope.name);
        }
    }
}

fn scope(name: &str, [itself, children, deeper]: [bool; 3]) -> Scope {
    Scope { name: name.into(), stops: Stops { itself, children, deeper } }
}

#[test]
fn wildcards_exceptions_and_nested_suffixes_are_told_in_one_way() {
    let rule = |role| drafts::marked(role, 3);
    let rules = [
        ("*.cloud.example", rule(Role::Suffix)),
        ("own.cloud.example", rule(Role::Own)),
        ("rent.example", rule(Role::Suffix)),
        ("let.a.rent.example", rule(Role::Suffix)),
    ];
    let catalogue = drafts::open(rules.map(|(name, class)| (name.to_string(), class)).into());
    let exclusion = Exclusion {
        site: Some("good.rent.example".into()),
        who: "A. Admin".into(),
        why: "ticket 4711".into(),
        ..Exclusion::default()
    };
    let policy = Policy { default: Action::Block, rules: Vec::new(), exclusions: vec![exclusion], ..Policy::strict() };
    let classifier = Classifier::new(catalogue, policy).expect("the policy is valid");
    assert_eq!(
        Coverage::of(&classifier, now()).scopes(),
        [
            scope("cloud.example", [false, false, true]),
            scope("rent.example", [false, true, true]),
            scope("good.rent.example", [false, false, false]),
            scope("own.cloud.example", [false, false, false]),
            scope("let.a.rent.example", [false, true, true]),
        ]
    );
}

#[test]
fn a_name_with_room_for_one_label_more_stops_no_child_that_is_free() {
    let long = format!("{0}.{0}.{0}.{1}", "a".repeat(62), "b".repeat(62));
    assert_eq!(long.len(), 251);
    let rule = Rule { id: "long".into(), action: Action::Block, hosts: Some(vec![long.clone()]), ..Rule::default() };
    let classifier = duck(Policy { rules: vec![rule], ..Policy::monitor() });
    let coverage = Coverage::of(&classifier, now());
    let child = format!("x.{long}");
    assert!(coverage.stops(&long));
    assert_eq!(coverage.stops(&child), action(&classifier, &child) >= Action::Warn);
    assert!(!coverage.stops(&child));
}

#[test]
fn addresses_stand_apart() {
    let hosts = ["[2001:db8::1]", "192.0.2.1"].map(String::from).to_vec();
    let rule = Rule { id: "named".into(), action: Action::Block, hosts: Some(hosts), ..Rule::default() };
    let coverage = Coverage::of(&duck(Policy { rules: vec![rule], ..Policy::monitor() }), now());
    assert_eq!(coverage.addresses(), ["[2001:db8::1]"]);
    assert_eq!(coverage.scopes(), [scope("192.0.2.1", [true, false, false])]);
    assert!(coverage.stops("[2001:db8::1]") && coverage.stops("192.0.2.1"));
    assert!(!coverage.stops("[2001:db8::2]") && !coverage.stops("192.0.2.2"));
}
