//! Hosts in a text: what is found and what is passed over, and properties over anything at all.
#![allow(missing_docs)]

use proptest::prelude::*;
use sublet::{Host, WhatwgUrl, defang::defang};
use sublet_links::{each_in_text, hosts_in_text};

fn found(text: &str) -> Vec<&str> {
    hosts_in_text(text, &WhatwgUrl).iter().map(|mention| mention.text).collect()
}

#[test]
fn every_mention_is_a_part_of_the_text_as_it_stands() {
    for (text, expected) in [
        (
            "hxxps://evil[.]duckdns[.]org/x, a(dot)pages(dot)dev.",
            vec!["hxxps://evil[.]duckdns[.]org/x", "a(dot)pages(dot)dev"],
        ),
        ("evil [dot] duckdns [dot] org is bad", vec!["evil [dot] duckdns [dot] org"]),
        ("e\u{200b}vil.duckdns.org\u{200b} b.pages.dev", vec!["e\u{200b}vil.duckdns.org", "b.pages.dev"]),
        ("ｅｖｉｌ．ｄｕｃｋｄｎｓ．ｏｒｇを見て", vec!["ｅｖｉｌ．ｄｕｃｋｄｎｓ．ｏｒｇ"]),
        ("(see https://a.example/x_(y)), \"b@c.org\"!", vec!["https://a.example/x_(y)", "b@c.org"]),
        ("https://a.org,https://b.org", vec!["https://a.org", "https://b.org"]),
        ("https://bank.com@evil.duckdns.org:8443/x", vec!["https://bank.com@evil.duckdns.org:8443/x"]),
        ("[10.0.0.1] 1,234.5 e.g. notes.txt setup.py printer.local 10.am", vec![]),
        ("http://10.0.0.1/x", vec!["http://10.0.0.1/x"]),
        ("", vec![]),
    ] {
        assert_eq!(found(text), expected, "{text:?}");
    }
}

#[test]
fn a_disguise_that_no_url_parser_undoes_comes_with_its_plain_form() {
    let mentions = hosts_in_text(r"the pattern evil\.duckdns\.org matches", &WhatwgUrl);
    assert_eq!(mentions.len(), 1);
    assert_eq!(mentions[0].text, r"evil\.duckdns\.org");
    assert_eq!(mentions[0].link, "evil.duckdns.org");
}

/// Browsers read a backslash as a slash in these schemes, so the host ends there.
#[test]
fn a_backslash_before_a_dot_of_a_url_is_a_slash() {
    for (text, host) in [
        (r"https://example.com\.evil.duckdns.org/", "example.com"),
        (r"see https://example.com\.evil.duckdns.org/ or not", "example.com"),
        (r"https://a.example/x\.y.org", "a.example"),
        (r"hxxps[:]//example[.]com\.evil.duckdns.org/", "example.com"),
        (r"https:\/\/example.com\.evil.duckdns.org\/", "example.com"),
    ] {
        let mentions = hosts_in_text(text, &WhatwgUrl);
        let hosts: Vec<_> = mentions.iter().map(|it| Host::parse(&it.link).unwrap().to_string()).collect();
        assert_eq!(hosts, [host], "{text}");
    }
    let beside = r"https://a.example/ and 「https://b.example」evil\.duckdns\.org";
    let links: Vec<_> = hosts_in_text(beside, &WhatwgUrl).into_iter().map(|it| it.link).collect();
    assert_eq!(links, ["https://a.example/", "https://b.example", "evil.duckdns.org"]);
}

#[test]
fn names_under_no_top_level_domain_are_hosts_in_a_list() {
    for text in [
        "printer.local",
        "printer.local\nnas.lan\r\nserver01.corp\n",
        "evil.duckdns.org\n\n\tprinter.local \nsetup.py\n",
        "printer.local, nas.lan; server01.corp",
        "\"printer.local\",\"10.0.0.1\"\n'nas.lan','2001:db8::1'",
        "printer[.]local\nhxxp://nas[.]lan/x,y\nme@mail.corp\nserver01.corp:8443/a",
        "ｐｒｉｎｔｅｒ．ｌｏｃａｌ\nNAS.LAN.\n",
    ] {
        let entries = text.split(['\n', ',', ';']).map(|cell| cell.trim_matches(['\'', '"', ' ', '\r', '\t', '.']));
        let mut entries: Vec<_> = entries.filter(|cell| !cell.is_empty()).collect();
        if let Some(comma) = entries.iter().position(|&cell| cell == "y") {
            entries.splice(comma - 1..=comma, ["hxxp://nas[.]lan/x,y"]);
        }
        assert_eq!(found(text), entries, "{text:?}");
    }
}

#[test]
fn what_is_no_list_of_hosts_is_prose() {
    for text in [
        "my printer.local is down",
        "printer.local\nis down",
        "printer.local and nas.lan",
        "notes.txt\nReport.pdf, jquery.min.js",
        "README.md",
        "Thanks.Bob",
        "10.am\n11.pm",
        "1.2\n3.4\n1.2.3",
        "a..local\n-b.local",
    ] {
        assert_eq!(found(text), Vec::<&str>::new(), "{text:?}");
    }
}

#[test]
fn a_host_that_dns_cannot_hold_is_told_where_its_writer_meant_a_host() {
    let long = format!("https://{}.duckdns.org/", "x".repeat(64));
    assert_eq!(found(&format!("see {long} now")), [long.as_str()]);
}

const PIECES: [&str; 42] = [
    "evil", "duckdns", "org", "com", ".", ".", "..", "://", "https", "hxxp", ":", "/", "@", "[.]", "(dot)", "{at}",
    "[", "]", "(", ")", " ", "\n", "\n", "local", "\\", "\\.", "<", ">", ",", "'", "\u{200b}", "\u{ad}", "\u{202e}",
    "。", "．", "・", "ｅ", "日本", "é", "10", "-", "%2e",
];

fn soup() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES.as_slice()), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn mentions_are_parts_of_the_text_in_order_and_read_as_what_was_found(text in prop_oneof![soup(), any::<String>()]) {
        let mut rest = text.as_str();
        let mentions = hosts_in_text(&text, &WhatwgUrl);
        for mention in &mentions {
            let at = rest.find(mention.text);
            prop_assert!(at.is_some(), "{mention:?} of {text:?}");
            rest = &rest[at.unwrap_or_default() + mention.text.len()..];
            prop_assert!(!mention.text.is_empty());
        }
        let mut plain = Vec::new();
        each_in_text(&text, &mut |link| plain.push(Host::parse(link)));
        let hosts: Vec<_> = mentions.iter().map(|mention| Host::parse(&mention.link)).collect();
        let named = plain.into_iter().filter(|host| match host {
            Ok(_) => true,
            Err(error) => matches!(error.code(), "label-too-long" | "host-too-long" | "bad-label"),
        });
        prop_assert_eq!(hosts, named.collect::<Vec<_>>());
    }

    #[test]
    fn what_was_defanged_once_stays_as_it_is(text in prop_oneof![soup(), any::<String>()]) {
        let plain = defang(&text);
        prop_assert_eq!(defang(&plain), plain.clone());
    }
}
