//! The rules of a browser stop just what the classifier says to stop.

mod common;

use common::{
    around, drafts, duck, named, names_of, now,
    oracle::{Clash, Oracle},
    policy,
};
use proptest::prelude::*;
use sublet::{Action, Classifier, Exclusion, Policy, Role, Rule, WhatwgUrl};
use sublet_feeds::dnr::{self, Browser, DnrAction, Priority, ResourceType, Rules, Tabs};

const PAGE: &str = "chrome-extension://abc/warn.html?k=1&u=";

fn stops(classifier: &Classifier, url: &str) -> bool {
    classifier.summary(url, &WhatwgUrl, now()).expect("a host").action >= Action::Warn
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn rules_and_classifier_agree(
        rules in drafts::rules(),
        policy in policy(),
        names in proptest::collection::vec(named(), 64),
    ) {
        let listed: Vec<String> = rules.keys().filter(|name| !name.contains('*')).cloned().collect();
        let named = names_of(&policy);
        let classifier = Classifier::new(drafts::open(rules), policy).expect("the policy is valid");
        let compiled = dnr::compile(&classifier, &Browser::page(PAGE), now());
        let oracle = Oracle::new(&compiled);
        for name in listed.iter().chain(&named).chain(&names) {
            for host in around(name) {
                let url = format!("https://{host}/");
                let expected = stops(&classifier, &url);
                for clash in [Clash::Excluded, Clash::Longest] {
                    prop_assert_eq!(oracle.stops(&url, &host, clash), expected, "{} {:?} {:?}", host, clash, compiled);
                }
            }
        }
    }
}

#[test]
fn every_spelling_of_an_address_is_stopped() {
    let classifier = duck(Policy::balanced());
    let compiled = dnr::compile(&classifier, &Browser::page(PAGE), now());
    let oracle = Oracle::new(&compiled);
    let host = "evil.duckdns.org";
    for url in [
        "http://evil.duckdns.org",
        "http://evil.duckdns.org/",
        "https://evil.duckdns.org:8443/a?b=c@d:e#f",
        "http://user:pass%40word@evil.duckdns.org/",
        "http://www.example.com@evil.duckdns.org/",
        "http://evil.duckdns.org?x",
        "http://evil.duckdns.org#x",
        "http://evil.duckdns.org./",
        "http://evil.duckdns.org.:81/",
        "http://xn--r8jz45g.duckdns.org/",
    ] {
        assert!(oracle.stops(url, host, Clash::Longest), "{url}");
    }
    for url in [
        "http://duckdns.org/",
        "https://duckdns.org./",
        "http://a.b@duckdns.org/",
        "http://a.b:c.d@duckdns.org:80/x.y.z",
    ] {
        assert!(!oracle.stops(url, "duckdns.org", Clash::Longest), "{url}");
    }
}

#[test]
fn a_named_host_is_stopped_wherever_it_stands() {
    let hosts = ["plain.example", "192.0.2.1", "[2001:db8::1]", "www.duckdns.org"].map(String::from).to_vec();
    let rule = Rule { id: "named".into(), action: Action::Block, hosts: Some(hosts.clone()), ..Rule::default() };
    let classifier = duck(Policy { rules: vec![rule], ..Policy::monitor() });
    let compiled = dnr::compile(&classifier, &Browser::page(PAGE), now());
    let oracle = Oracle::new(&compiled);
    for host in &hosts {
        assert!(oracle.stops(&format!("http://{host}:8080/x"), host, Clash::Excluded), "{host}");
    }
    for host in ["a.plain.example", "example", "192.0.2.10", "[2001:db8::12]", "a.www.duckdns.org", "duckdns.org"] {
        assert!(!oracle.stops(&format!("http://{host}/"), host, Clash::Excluded), "{host}");
    }
}

#[test]
fn rules_hold_until_the_next_exclusion_runs_out() {
    let exclusion = |until: &str| Exclusion {
        site: Some("cam.duckdns.org".into()),
        who: "A. Admin".into(),
        why: "ticket 4711".into(),
        until: Some(until.parse().expect("a date")),
        ..Exclusion::default()
    };
    let exclusions = vec![exclusion("2027-05-01"), exclusion("2026-01-01"), exclusion("2027-01-31")];
    let classifier = duck(Policy { exclusions, ..Policy::balanced() });
    let compiled = dnr::compile(&classifier, &Browser::page(PAGE), now());
    assert_eq!(compiled.until, Some("2027-02-01T00:00:00Z".parse().expect("a time")));
    let later = dnr::compile(&classifier, &Browser::page(PAGE), compiled.until.expect("a time"));
    assert_eq!(later.until, Some("2027-05-02T00:00:00Z".parse().expect("a time")));
    assert_eq!(duck_rules(Policy::balanced()).until, None);
}

fn duck_rules(policy: Policy) -> Rules {
    dnr::compile(&duck(policy), &Browser::page(PAGE), now())
}

#[test]
fn a_policy_that_stops_nobody_has_no_stop() {
    let compiled = duck_rules(Policy::monitor());
    let actions: Vec<&DnrAction> = compiled.rules.iter().map(|rule| &rule.action).collect();
    assert_eq!(actions, [&DnrAction::Allow]);
}

#[test]
fn dots_at_the_end_are_listed_where_the_browser_needs_them() {
    let browser = Browser { dotted: true, ..Browser::page(PAGE) };
    let compiled = dnr::compile(&duck(Policy::balanced()), &browser, now());
    let condition = &compiled.rules[1].condition;
    assert_eq!(condition.request_domains, ["duckdns.org", "duckdns.org."]);
    assert_eq!(condition.excluded_request_domains, ["www.duckdns.org", "www.duckdns.org."]);
}

#[test]
fn an_address_is_never_listed_with_a_dot() {
    let browser = Browser { dotted: true, ..Browser::page(PAGE) };
    let hosts = vec!["gate.example".into(), "192.0.2.7".into()];
    let rule = Rule { id: "named".into(), action: Action::Block, hosts: Some(hosts), ..Rule::default() };
    let policy = Policy { rules: vec![rule], ..Policy::monitor() };
    let compiled = dnr::compile(&duck(policy), &browser, now());
    let mut listed: Vec<&str> =
        compiled.rules.iter().flat_map(|rule| &rule.condition.request_domains).map(String::as_str).collect();
    listed.sort_unstable();
    assert_eq!(listed, ["192.0.2.7", "gate.example", "gate.example."]);
    let pass = dnr::pass(&duck(Policy::balanced()), &browser, 1, "192.0.2.7", Tabs::All);
    assert_eq!(pass.condition.request_domains, ["192.0.2.7"]);
}

#[test]
fn a_guard_blocks_and_is_overruled() {
    let guard = dnr::compile(&duck(Policy::balanced()), &Browser::block(), now());
    assert_eq!(guard.rules.len(), 1);
    assert_eq!(guard.rules[0].action, DnrAction::Block);
    let dynamic = duck_rules(Policy::balanced());
    assert_eq!(dynamic.rules[0].condition.request_domains, Vec::<String>::new());
    assert!(guard.rules[0].priority < dynamic.rules[0].priority);
    assert!(dynamic.rules[0].priority < dynamic.rules[1].priority);
    assert!(dynamic.rules[1].priority < Priority::Pass);
}

#[test]
fn a_pass_opens_its_site_and_no_suffix_below_it() {
    let rule = |mark| drafts::marked(Role::Suffix, mark);
    let catalogue = drafts::open([("rent.example".into(), rule(1)), ("let.a.rent.example".into(), rule(3))].into());
    let classifier = Classifier::new(catalogue, Policy::strict()).expect("the policy is valid");
    let browser = Browser { types: vec![ResourceType::MainFrame, ResourceType::SubFrame], ..Browser::page(PAGE) };
    let pass = dnr::pass(&classifier, &browser, 7, "a.rent.example", Tabs::One(3));
    assert_eq!((pass.id, pass.priority, &pass.action), (7, Priority::Pass, &DnrAction::Allow));
    assert_eq!(pass.condition.request_domains, ["a.rent.example"]);
    assert_eq!(pass.condition.excluded_request_domains, ["let.a.rent.example"]);
    assert_eq!(pass.condition.tab_ids, [3]);
    assert_eq!(pass.condition.resource_types, browser.types);
}

#[test]
fn a_pass_opens_no_host_that_the_policy_blocks() {
    let blocked = vec!["bad.mallory.duckdns.org".into(), "bad.other.duckdns.org".into()];
    let rule = Rule { id: "bad".into(), action: Action::Block, hosts: Some(blocked), ..Rule::default() };
    let mut policy = Policy::balanced();
    policy.rules.push(rule);
    let pass = dnr::pass(&duck(policy), &Browser::page(PAGE), 1, "mallory.duckdns.org", Tabs::One(3));
    assert_eq!(pass.condition.request_domains, ["mallory.duckdns.org"]);
    assert_eq!(pass.condition.excluded_request_domains, ["bad.mallory.duckdns.org"]);
}

#[test]
fn rules_are_written_as_browsers_read_them() {
    let compiled = duck_rules(Policy::balanced());
    let json = serde_json::to_value(&compiled).expect("rules are JSON");
    assert_eq!(
        json,
        serde_json::json!({ "rules": [
            { "id": 1, "priority": 2, "action": { "type": "allow" }, "condition": { "resourceTypes": ["main_frame"] } },
            { "id": 2, "priority": 3,
              "action": { "type": "redirect", "redirect": { "regexSubstitution": format!("{PAGE}\\0") } },
              "condition": {
                "requestDomains": ["duckdns.org"],
                "excludedRequestDomains": ["www.duckdns.org"],
                "regexFilter": r"^https?://(?:[^/?#@]*@)?(?:[^./?#:@]+\.){2,}[^./?#:@]+\.?(?:[:/?#].*)?$",
                "resourceTypes": ["main_frame"] } },
        ] })
    );
}
