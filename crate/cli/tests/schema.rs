//! The JSON Schemas under docs/: made from the types, and what is written and read agrees with them.
//!
//! `cargo xtask bless` writes the files anew.

mod common;

use std::fs;

use boon::{Compiler, SchemaIndex, Schemas};
use common::{repository, sublet};
use serde_json::{Value, json};

const SCHEMAS: [&str; 7] = ["verdict", "policy", "mail", "link", "provider", "hit", "info"];

#[test]
fn docs_hold_the_schemas_of_the_types() {
    for name in SCHEMAS {
        let run = sublet(["schema", name]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        let file = repository(&format!("docs/{name}.schema.json"));
        if std::env::var_os("BLESS").is_some() {
            fs::write(&file, &run.out).unwrap();
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        assert!(kept == run.out, "docs/{name}.schema.json is behind the types: `cargo xtask bless` writes it anew");
    }
}

/// A schema and what it makes of values.
struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn of(name: &str) -> Schema {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let schema: Value = serde_json::from_str(&sublet(["schema", name]).out).unwrap();
        compiler.enable_format_assertions();
        compiler.add_resource("urn:sublet", schema).unwrap();
        let index = compiler.compile("urn:sublet", &mut schemas).unwrap();
        Schema(schemas, index)
    }

    fn refuses(&self, value: &Value) -> Option<String> {
        self.0.validate(value, self.1).err().map(|error| error.to_string())
    }
}

#[test]
fn verdicts_agree_with_their_schema() {
    let schema = Schema::of("verdict");
    let inputs = [
        "hxxps://cam.mallory[.]duckdns[.]org/x",
        "duckdns.org",
        "www.duckdns.org",
        "x.blogspot.com",
        "a.pages.dev",
        "example.com",
        "http://0x7f.1/",
        "[::1]",
        "a.trycloudflare.com",
        "x.uk.com",
        "b.s3.amazonaws.com",
    ];
    for lang in ["en", "ja"] {
        let args = ["check", "--format", "json", "--lang", lang];
        let verdicts: Vec<Value> = serde_json::from_str(&sublet(args.iter().chain(&inputs)).out).unwrap();
        assert_eq!(verdicts.len(), inputs.len());
        for verdict in &verdicts {
            assert_eq!(schema.refuses(verdict), None, "{verdict}");
        }
        // Every key is there, also where nothing is known; and values outside the lists are refused.
        for key in verdicts[0].as_object().unwrap().keys() {
            let mut verdict = verdicts[0].clone();
            verdict.as_object_mut().unwrap().remove(key);
            assert!(schema.refuses(&verdict).is_some(), "a verdict without {key} passes");
        }
        let mut verdict = verdicts[0].clone();
        verdict["kind"] = json!("magic");
        assert!(schema.refuses(&verdict).is_some());
    }
}

#[test]
fn reports_on_messages_agree_with_their_schema() {
    let schema = Schema::of("mail");
    let mail = repository("tests/mail");
    let groups: Vec<String> = ["redirectors", "identities", "signs", "attachments", "ordinary", "calendar", "charset"]
        .map(|group| mail.join(group).to_str().unwrap().to_string())
        .into();
    for lang in ["en", "ja"] {
        let args = ["mail", "--format", "json", "--lang", lang].map(String::from);
        let records: Vec<Value> = serde_json::from_str(&sublet(args.iter().chain(&groups)).out).unwrap();
        assert!(records.len() > 100);
        for record in &records {
            assert_eq!(schema.refuses(&record["report"]), None, "{record}");
        }
        let mut report = records[0]["report"].clone();
        report.as_object_mut().unwrap().remove("decision");
        assert!(schema.refuses(&report).is_some());
    }
}

#[test]
fn policies_agree_with_their_schema() {
    let schema = Schema::of("policy");
    let rule = json!({ "id": "a", "action": "block", "kinds": ["tunnel"], "level": "high" });
    let exclusion = json!({ "host": "a.duckdns.org", "who": "w", "why": "y", "until": "2027-01-31" });
    for good in
        [json!({ "name": "x" }), json!({ "name": "x", "default": "log", "rules": [rule], "exclusions": [exclusion] })]
    {
        assert_eq!(schema.refuses(&good), None, "{good}");
    }
    for bad in [
        json!({}),
        json!({ "name": "x", "rulez": [] }),
        json!({ "name": "x", "default": "shout" }),
        json!({ "name": "x", "rules": [{ "id": "a" }] }),
        json!({ "name": "x", "exclusions": [{ "host": "a.b", "who": "w" }] }),
        json!({ "name": "x", "exclusions": [{ "host": "a.b", "who": "w", "why": "y", "until": "soon" }] }),
    ] {
        assert!(schema.refuses(&bad).is_some(), "{bad}");
    }
    for builtin in [sublet::Policy::monitor(), sublet::Policy::balanced(), sublet::Policy::strict()] {
        assert_eq!(schema.refuses(&serde_json::to_value(builtin).unwrap()), None);
    }
}
