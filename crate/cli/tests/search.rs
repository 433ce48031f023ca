//! `sublet search` and `sublet provider`.

mod common;

use common::sublet;
use serde_json::Value;

#[test]
fn search_finds_by_the_beginning_and_forgives_mistakes() {
    for term in ["duckd", "duckdsn", "Duck DNS", "duckdns.o"] {
        let run = sublet(["search", term]);
        assert_eq!(run.code, Some(0), "{term}: {}", run.err);
        assert!(run.out.contains("duckdns.org") || run.out.contains("Duck DNS"), "{term}: {}", run.out);
        assert!(run.out.contains("dynamic-dns"), "{term}: {}", run.out);
    }
    let japanese = sublet(["search", "duckdns", "--lang", "ja"]);
    assert!(japanese.out.contains("サフィックス") && japanese.out.contains("ダイナミックDNS"), "{}", japanese.out);
}

#[test]
fn search_writes_json_up_to_the_limit() {
    let run = sublet(["search", "cloud", "--limit", "3", "--format", "json"]);
    let hits: Vec<Value> = serde_json::from_str(&run.out).unwrap();
    assert_eq!(hits.len(), 3);
    assert!(hits[0]["text"].is_string() && hits[0]["type"].is_string());
    assert_eq!(sublet(["search", "cloud", "--limit", "2"]).out.lines().count(), 2);
}

#[test]
fn search_that_finds_nothing_ends_with_1() {
    let run = sublet(["search", "qqqqqqqqqqqqqqqq\u{7}"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert_eq!(run.err, "nothing in the catalogue is called like 'qqqqqqqqqqqqqqqq\\u{7}'\n");
    let json = sublet(["search", "qqqqqqqqqqqqqqqq", "--format", "json"]);
    assert_eq!((json.code, json.out.as_str()), (Some(1), "[]\n"));
}

#[test]
fn provider_shows_what_is_known() {
    let run = sublet(["provider", "duckdns"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    for part in ["Duck DNS (duckdns)", "https://www.duckdns.org/", "full: Content and DNS", "GreenCharlie", "sources"] {
        assert!(run.out.contains(part), "no {part:?} in\n{}", run.out);
    }
    let json: Value = serde_json::from_str(&sublet(["provider", "duckdns", "--format", "json"]).out).unwrap();
    assert_eq!(json["id"], "duckdns");
    assert!(json["suffixes"].as_array().unwrap().contains(&"duckdns.org".into()));
    let japanese = sublet(["provider", "duckdns", "--lang", "ja"]);
    assert!(japanese.out.contains("身元を明かさずに使える: はい"), "{}", japanese.out);
}

#[test]
fn many_suffixes_are_counted_on_the_card_and_listed_in_json() {
    let card = sublet(["provider", "no-ip"]).out;
    assert!(card.contains(" more\n"), "{card}");
    let json: Value = serde_json::from_str(&sublet(["provider", "no-ip", "--format", "json"]).out).unwrap();
    assert!(json["suffixes"].as_array().unwrap().len() > 40);
}

#[test]
fn unknown_providers_bring_a_suggestion() {
    let run = sublet(["provider", "duckdsn"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_eq!(run.err, "error[unknown-provider]: there is no provider 'duckdsn'; did you mean duckdns?\n");
    let nothing_like_it = sublet(["provider", "qqqqqqqqqqqqqqqq"]);
    assert!(nothing_like_it.err.contains("find one with `sublet search`"), "{}", nothing_like_it.err);
}
