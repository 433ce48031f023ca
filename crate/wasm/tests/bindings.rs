//! What crosses the boundary, in Node and in Chromium: objects, numbers, errors.

#![cfg(target_family = "wasm")]

use js_sys::{JSON, Reflect};
use serde_json::{Value, json};
use sublet_wasm::{Catalogue, Classifier, hosts_in_text, unpack, url_host};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const NOW: &str = "2026-11-22T00:00:00Z";
const UNREADABLE: u32 = u32::MAX;

fn open(bytes: &[u8]) -> Result<Catalogue, JsValue> {
    Catalogue::new(bytes.to_vec())
}

fn catalogue() -> Catalogue {
    open(&sublet::example::catalogue()).expect("a catalogue")
}

fn classifier() -> Classifier {
    catalogue().under(JsValue::UNDEFINED).expect("balanced")
}

fn js(value: &Value) -> JsValue {
    JSON::parse(&value.to_string()).expect("JSON")
}

fn rust(value: JsValue) -> Value {
    let text = JSON::stringify(&value).expect("no cycles");
    text.as_string().map_or(Value::Null, |text| serde_json::from_str(&text).expect("JSON"))
}

fn check(classifier: &Classifier, text: &str, lang: &str) -> Value {
    rust(classifier.check(text, Some(lang.into()), Some(NOW.into())).expect("a host"))
}

/// The code of an error, which has a sentence, too.
fn code(error: &JsValue) -> String {
    let get = |key: &str| Reflect::get(error, &key.into()).ok().and_then(|value| value.as_string()).unwrap_or_default();
    assert!(error.is_instance_of::<js_sys::Error>() && get("message").len() > 10);
    get("code")
}

#[wasm_bindgen_test]
fn a_verdict_is_a_plain_object_with_nulls() {
    let verdict = check(&classifier(), "hxxps://evil[.]duckdns[.]org/x", "en");
    assert_eq!(verdict["host"], "evil.duckdns.org");
    assert_eq!(verdict["provider"], json!({ "id": "duckdns", "name": "Duck DNS" }));
    assert_eq!(verdict["decision"], json!({ "action": "warn", "rule": "balanced/full-control" }));
    let unlisted = check(&classifier(), "example.com", "en");
    assert_eq!((&unlisted["provider"], &unlisted["site"]), (&Value::Null, &Value::Null));
}

#[wasm_bindgen_test]
fn words_come_in_both_languages() {
    let text = |lang| check(&classifier(), "x.duckdns.org", lang)["reasons"][0]["text"].as_str().map(String::from);
    assert!(text("en").is_some_and(|text| text.is_ascii()));
    assert!(text("ja").is_some_and(|text| text.contains("借り手")));
}

#[wasm_bindgen_test]
fn the_platforms_parser_reads_what_is_unusual() {
    let hosts = [
        ("https://bank.example@X.DuckDNS.org.:8443/", "x.duckdns.org"),
        ("bücher.duckdns.org", "xn--bcher-kva.duckdns.org"),
        ("http://0x7f.1/", "127.0.0.1"),
        ("https://[2001:db8:0::1]/", "[2001:db8::1]"),
        ("*.duckdns.org", "*.duckdns.org"),
    ];
    for (text, host) in hosts {
        assert_eq!(check(&classifier(), text, "en")["host"], host, "{text}");
    }
    assert_eq!(url_host("https://user@EXAMPLE.com/").as_deref(), Some("example.com"));
    assert_eq!(url_host("no url"), None);
}

#[wasm_bindgen_test]
fn errors_have_codes() {
    let classifier = classifier();
    let refused = |text: &str, lang: &str, now: &str| {
        code(&classifier.check(text, Some(lang.into()), Some(now.into())).expect_err("refused"))
    };
    assert_eq!(refused("", "en", NOW), "empty");
    assert_eq!(refused("a..b", "ja", NOW), "bad-label");
    assert_eq!(refused("javascript:alert(1)", "en", NOW), "unsupported-scheme");
    assert_eq!(refused("x.org", "de", NOW), "unknown-language");
    assert_eq!(refused("x.org", "en", "soon"), "bad-time");
    let mut damaged = sublet::example::catalogue();
    damaged[100] ^= 1;
    let refused = |bytes: &[u8]| open(bytes).map(|_| ()).map_err(|error| code(&error));
    assert_eq!(refused(&damaged), Err("catalogue-checksum".into()));
    assert_eq!(refused(b"hello"), Err("not-a-catalogue".into()));
}

#[wasm_bindgen_test]
fn one_and_many_give_the_same_numbers() {
    let classifier = classifier();
    let lines = ["x.duckdns.org", "www.duckdns.org", "", "https://A.Blogspot.com/", "example.com", "a..b"];
    let single: Vec<u32> = lines.iter().map(|line| classifier.check_packed(line)).collect();
    assert_eq!(classifier.check_many(format!("{}\r\n", lines.join("\n")).as_bytes()), single);
    assert_eq!((single[2], single[5]), (UNREADABLE, UNREADABLE));
    assert_eq!(rust(unpack(single[0]))["action"], "warn");
    assert!(unpack(UNREADABLE).is_undefined());
}

#[wasm_bindgen_test]
fn a_catalogue_is_under_any_policies_at_once() {
    let catalogue = catalogue();
    let strict = catalogue.under("strict".into()).expect("built in");
    let rule = json!({ "id": "r", "action": "block", "controls": ["full"] });
    let refused = [
        (json!("lax"), "unknown-policy"),
        (json!({ "name": "p", "default": "allow", "colour": 1 }), "bad-policy"),
        (json!({ "name": "p", "rules": [{ "id": "r", "action": "stop" }] }), "bad-policy"),
        (json!({ "name": "p", "rules": [rule, rule] }), "bad-policy"),
        (json!({ "name": "p", "exclusions": [{ "host": "X.org", "who": "a", "why": "b" }] }), "bad-policy"),
        (json!(["p"]), "bad-policy"),
        (json!(null), "bad-policy"),
    ];
    for (policy, expected) in refused {
        let error = catalogue.under(js(&policy)).map(|_| ()).expect_err("refused");
        assert_eq!(code(&error), expected, "{policy}");
    }
    let exclusion = json!({ "site": "x.duckdns.org", "who": "a", "why": "b", "until": "2027-01-31" });
    let own = json!({ "name": "p", "rules": [rule], "exclusions": [exclusion] });
    let own = Classifier::new(&catalogue, js(&own)).expect("a policy");
    drop(catalogue);
    assert_eq!(check(&own, "a.x.duckdns.org", "en")["decision"]["rule"], "p/exclusion:x.duckdns.org");
    assert_eq!(rust(own.policy())["exclusions"][0]["until"], "2027-02-01T00:00:00Z");
    drop(own);
    assert_eq!(check(&strict, "x.duckdns.org", "en")["decision"]["rule"], "strict/default");
}

#[wasm_bindgen_test]
fn the_catalogue_can_be_asked() {
    let catalogue = catalogue();
    assert_eq!(rust(catalogue.search("duckdsn", 5))[0]["provider"]["id"], "duckdns");
    let provider = rust(catalogue.provider("blogger", Some("ja".into())).expect("a provider"));
    assert_eq!(provider["suffixes"], json!(["blogspot.com"]));
    assert!(catalogue.provider("nobody", None).expect("nothing").is_undefined());
    assert_eq!(rust(catalogue.providers(None).expect("all")).as_array().map(Vec::len), Some(2));
    assert_eq!(rust(catalogue.info())["suffixes"], 2);
    assert_eq!(
        hosts_in_text("see hxxp://a[.]example, mail b@c.example.org!"),
        ["hxxp://a[.]example", "b@c.example.org"]
    );
}
