//! `sublet catalogue`.

mod common;

use std::{collections::BTreeMap, fs};

use common::{Desk, sublet, text_of};
use serde_json::Value;
use sublet::{Approval, CatalogueBuilder, Listing, Role, Source, SuffixRule, Traits};

const PROVIDER: &str = r#"
id = "acme-dns"
name = "Acme DNS"
homepage = "https://acme-dns.example.net/"
kind = "dynamic-dns"
control = "full"
own = ["www.acme-dns.net"]
sources = ["https://acme-dns.example.net/about"]

[[suffixes]]
name = "acme-dns.net"
"#;

#[test]
fn build_info_and_verify_go_together() {
    let desk = Desk::new();
    let file = text_of(&desk.path("catalogue.bin"));
    let built = sublet(["catalogue", "build", "--output", &file]);
    assert_eq!((built.code, built.out.as_str()), (Some(0), ""), "{}", built.err);
    assert!(built.err.contains(" suffixes, "), "{}", built.err);
    let info = |args: &[&str]| -> Value {
        let run = sublet([&["catalogue", "info", "--format", "json"], args].concat());
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
    };
    assert_eq!(info(&[&file]), info(&[]), "what is built in is what build builds");
    assert_eq!(info(&[])["bytes"], fs::metadata(&file).unwrap().len());
    let list = sublet(["catalogue", "list", &file]).out;
    assert_eq!(info(&[])["suffixes"], list.lines().count());
    assert!(list.lines().any(|suffix| suffix == "duckdns.org"));
    let text = sublet(["catalogue", "info"]).out;
    for part in ["serial ", "created ", "suffixes ", "psl-private", "MPL-2.0"] {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
    let verified = sublet(["catalogue", "verify", &file]);
    assert_eq!(verified.code, Some(0), "{}", verified.err);
    assert!(verified.out.contains(": whole; "), "{}", verified.out);
    let again = text_of(&desk.path("again.bin"));
    sublet(["catalogue", "build", "-o", &again]);
    assert!(fs::read(&file).unwrap() == fs::read(&again).unwrap(), "same input, same bytes");
}

#[test]
fn a_catalogue_of_ones_own() {
    let desk = Desk::new();
    let providers = text_of(desk.path("providers/x").parent().unwrap());
    desk.write("providers/acme-dns.toml", PROVIDER);
    let file = text_of(&desk.path("own.bin"));
    let built = sublet(["catalogue", "build", "--providers", &providers, "-o", &file]);
    assert_eq!(built.code, Some(0), "{}", built.err);
    let check = sublet(["check", "--catalogue", &file, "a.acme-dns.net", "www.acme-dns.net", "x.blogspot.de"]);
    let lines: Vec<&str> = check.out.lines().collect();
    assert!(lines[0].starts_with("warn") && lines[0].ends_with("a│acme-dns.net"), "{}", check.out);
    assert!(lines[1].starts_with("allow") && lines[1].contains("Acme DNS"), "{}", check.out);
    assert!(lines[2].contains("unlisted"), "{}", check.out);
    let provider = sublet(["provider", "acme-dns", "--catalogue", &file]);
    assert!(provider.out.contains("Acme DNS (acme-dns)"), "{}{}", provider.out, provider.err);
    assert_eq!(sublet(["search", "acme", "--catalogue", &file]).code, Some(0));
}

#[test]
fn bad_sources_are_refused_with_their_line() {
    let desk = Desk::new();
    let providers = text_of(desk.path("providers/x").parent().unwrap());
    desk.write("providers/acme-dns.toml", PROVIDER.replace("kind =", "knid ="));
    let out = text_of(&desk.path("out.bin"));
    let run = sublet(["catalogue", "build", "--providers", &providers, "-o", &out]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("acme-dns.toml:5:") && run.err.contains("knid"), "{}", run.err);
    assert!(!fs::exists(&out).unwrap(), "nothing is written");

    let table = desk.write("table.toml", "[[groups]]\nkind = \"magic\"\n");
    let run = sublet(["catalogue", "build", "--psl-table", &table, "-o", &out]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("table.toml:2:"), "{}", run.err);

    let empty = desk.write("empty/readme.txt", "");
    let empty = empty.trim_end_matches("/readme.txt");
    assert!(sublet(["catalogue", "build", "--providers", empty]).err.starts_with("error[no-provider-files]: "));
    assert!(sublet(["catalogue", "build", "--providers", "no-such"]).err.starts_with("error[cannot-read]: no-such "));
    let nowhere = sublet(["catalogue", "build", "-o", "no-such/out.bin"]);
    assert_eq!(nowhere.code, Some(2));
    assert!(nowhere.err.starts_with("error[cannot-write]: no-such/out.bin cannot be written"), "{}", nowhere.err);
}

#[test]
fn damaged_catalogues_are_refused_everywhere() {
    let desk = Desk::new();
    let file = text_of(&desk.path("catalogue.bin"));
    sublet(["catalogue", "build", "-o", &file]);
    let whole = fs::read(&file).unwrap();
    let mut altered = whole.clone();
    altered[whole.len() / 2] ^= 1;
    let files = [
        (desk.write("empty.bin", ""), "not-a-catalogue"),
        (desk.write("text.bin", "duckdns.org\n"), "not-a-catalogue"),
        (desk.write("short.bin", &whole[..whole.len() - 1]), "catalogue-truncated"),
        (desk.write("altered.bin", &altered), "catalogue-checksum"),
    ];
    for (file, code) in &files {
        for args in [
            vec!["catalogue", "verify", file],
            vec!["catalogue", "info", file],
            vec!["check", "a.b", "--catalogue", file],
            vec!["search", "a", "--catalogue", file],
            vec!["provider", "a", "--catalogue", file],
        ] {
            let run = sublet(&args);
            assert_eq!(run.code, Some(2), "{args:?}");
            assert!(run.err.starts_with(&format!("error[{code}]: {file}: ")), "{args:?}: {}", run.err);
        }
    }
}

#[test]
fn verify_finds_what_a_checksum_does_not() {
    let traits = Traits { role: Role::Suffix, provider: None, kind: None, control: None, approval: Approval::Open };
    let rule = SuffixRule { traits, evidence: vec![Listing::undated(0)] };
    let rules = BTreeMap::from([("good.example".to_string(), rule.clone()), ("Upper.example".to_string(), rule)]);
    let sources = vec![Source { name: "x".into(), licence: "CC0-1.0".into(), version: "1".into(), count: 2 }];
    let builder = CatalogueBuilder { serial: 1, created: 1_767_225_600, sources, providers: Vec::new(), rules };
    let desk = Desk::new();
    let file = desk.write("odd.bin", builder.encode().unwrap());
    let run = sublet(["catalogue", "verify", &file]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert_eq!(run.err, format!("{file}: Upper.example is not canonical: it reads as upper.example\n"));
}
