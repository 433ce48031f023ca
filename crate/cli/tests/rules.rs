//! `sublet rules`.

mod common;

use common::sublet;
use serde_json::Value;

fn rules(args: &[&str]) -> Vec<Value> {
    let run = sublet([["rules"].as_slice(), args].concat());
    assert_eq!(run.code, Some(0), "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

fn lists(rules: &[Value], domain: &str) -> bool {
    let of = |rule: &Value| rule["condition"]["requestDomains"].as_array().cloned().unwrap_or_default();
    rules.iter().flat_map(of).any(|listed| listed == domain)
}

#[test]
fn rules_block_what_the_policy_stops() {
    let balanced = rules(&[]);
    assert!(balanced.iter().all(|rule| rule["action"]["type"] == "block" && rule["priority"] == 1));
    assert!(lists(&balanced, "duckdns.org") && !lists(&balanced, "blogspot.com"));
    assert!(lists(&rules(&["--policy", "strict"]), "blogspot.com"));
    assert_eq!(rules(&["--policy", "monitor"]), Vec::<Value>::new());
}

#[test]
fn rules_send_pages_and_frames_to_a_page() {
    let rules = rules(&["--page", "https://gate.example/?u=", "--frames", "--dotted"]);
    assert_eq!(rules[0]["action"]["type"], "allow");
    for rule in &rules[1..] {
        assert_eq!(rule["action"]["redirect"]["regexSubstitution"], "https://gate.example/?u=\\0");
        assert_eq!(rule["condition"]["resourceTypes"], serde_json::json!(["main_frame", "sub_frame", "object"]));
    }
    assert!(lists(&rules, "duckdns.org."));
}
