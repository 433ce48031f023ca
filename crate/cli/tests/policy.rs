//! `--policy`: built-in ones and files, good and bad.

mod common;

use common::{Desk, Run, sublet};

const TOML: &str = r#"
name = "acme"
[[rules]]
id = "no-duck"
action = "block"
providers = ["duckdns"]
[[exclusions]]
site = "nas.duckdns.org"
who = "A. Admin"
why = "the office's NAS"
until = "2027-01-31T18:00:00Z"
"#;

const JSON: &str = r#"{
  "name": "acme",
  "rules": [{ "id": "no-duck", "action": "block", "providers": ["duckdns"] }],
  "exclusions": [{ "site": "nas.duckdns.org", "who": "A. Admin", "why": "the NAS", "until": "2027-01-31T18:00:00Z" }]
}"#;

fn decided(policy: &str, host: &str, now: &str) -> String {
    let run = sublet(["check", host, "--policy", policy, "--now", now, "--format", "ndjson"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let verdict: sublet::Verdict = serde_json::from_str(&run.out).unwrap();
    format!("{} {}", verdict.decision.action.as_str(), verdict.decision.rule)
}

#[test]
fn built_in_policies() {
    let now = "2026-11-22T00:00:00Z";
    assert_eq!(decided("monitor", "a.duckdns.org", now), "log monitor/default");
    assert_eq!(decided("balanced", "a.duckdns.org", now), "warn balanced/full-control");
    assert_eq!(decided("strict", "a.duckdns.org", now), "block strict/default");
    assert_eq!(decided("strict", "example.com", now), "allow not-a-tenant");
}

#[test]
fn files_in_toml_and_json() {
    let desk = Desk::new();
    let files = [
        desk.write("acme.toml", TOML),
        desk.write("acme.json", JSON),
        desk.write("acme-toml", TOML),
        desk.write("acme-json", format!("\u{feff}{JSON}")),
    ];
    for file in files {
        let (before, after) = ("2027-01-31T17:59:59Z", "2027-01-31T18:00:00Z");
        assert_eq!(decided(&file, "a.duckdns.org", before), "block acme/no-duck");
        assert_eq!(decided(&file, "cam.nas.duckdns.org", before), "allow acme/exclusion:nas.duckdns.org");
        assert_eq!(decided(&file, "cam.nas.duckdns.org", after), "block acme/no-duck");
        assert_eq!(decided(&file, "a.ddns.net", before), "allow acme/default");
    }
}

#[test]
fn bad_policies_are_refused_with_a_code_and_a_sentence() {
    let desk = Desk::new();
    let refused = |policy: &str| -> Run {
        let run = sublet(["check", "a.duckdns.org", "--policy", policy]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{policy}");
        run
    };
    assert!(
        refused("lenient").err.starts_with("error[unknown-policy]: there is no policy 'lenient'; the built-in ones")
    );
    assert!(refused("no-such.toml").err.starts_with("error[cannot-read]: no-such.toml cannot be read: "));
    for (name, text, parts) in [
        ("syntax.toml", "name = \"x\"\nrules = [", vec!["error[bad-policy]", "line 2"]),
        ("syntax.json", "{\n  \"name\": x\n}", vec!["error[bad-policy]", "line 2 column 11"]),
        ("key.toml", "name = \"x\"\nrulez = []", vec!["error[bad-policy]", "rulez", "line 2"]),
        ("action.toml", "name = \"x\"\n[[rules]]\nid = \"a\"\naction = \"shout\"", vec!["shout", "line 4"]),
        ("name.json", "{ \"rules\": [] }", vec!["error[bad-policy]", "missing field `name`"]),
        ("empty.toml", "name = \"x\"\n[[rules]]\nid = \"a\"\naction = \"log\"", vec!["rule 'a' has no condition"]),
        (
            "until.toml",
            "name = \"x\"\n[[exclusions]]\nhost = \"a.b\"\nwho = \"w\"\nwhy = \"y\"\nuntil = \"soon\"",
            vec!["'soon'"],
        ),
        ("who.toml", "name = \"x\"\n[[exclusions]]\nhost = \"a.b\"\nwho = \"\"\nwhy = \"y\"", vec!["must say who"]),
    ] {
        let file = desk.write(name, text);
        let told = refused(&file).err;
        for part in parts.iter().chain(&[name]) {
            assert!(told.contains(part), "{name}: no {part:?} in {told}");
        }
    }
    let binary = desk.write("binary.toml", b"\xff\xfe");
    assert!(refused(&binary).err.contains("it is not UTF-8 text"));
}
