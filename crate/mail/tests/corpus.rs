//! The messages of tests/mail: what must be found in each, and nothing else.
//!
//! `cargo test -p sublet-mail --test corpus -- --nocapture` prints recall and false finds by trick.
#![allow(missing_docs)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use sublet::{Catalogue, Classifier, Lang, Policy};
use sublet_catalogue::Inputs;
use sublet_mail::{Limits, Native, Report, judge_message, read};

#[derive(Deserialize)]
struct Expectations {
    message: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    file: String,
    trick: String,
    hosts: BTreeSet<String>,
    identities: Option<BTreeSet<String>>,
    signs: Option<BTreeSet<String>>,
    through: Option<Vec<String>>,
    #[serde(default)]
    cuts: BTreeSet<String>,
    #[serde(default)]
    wrong: bool,
}

/// A row of the table.
#[derive(Default)]
struct Row {
    messages: usize,
    right: usize,
    hosts: usize,
    found: usize,
    false_finds: usize,
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/mail")
}

fn expectations() -> Vec<Expected> {
    let text = fs::read_to_string(corpus().join("expected.toml")).unwrap();
    toml::from_str::<Expectations>(&text).unwrap().message
}

/// The word of a unit variant, as JSON writes it.
fn word(code: impl serde::Serialize) -> String {
    serde_json::to_value(code).unwrap().as_str().unwrap().into()
}

/// What is wrong with a report, in words.
fn faults(expected: &Expected, report: &Report) -> Vec<String> {
    let mut faults = Vec::new();
    let mut differ = |what: &str, expected: &BTreeSet<String>, got: BTreeSet<String>| {
        if *expected != got {
            faults.push(format!("{what}: expected {expected:?}, got {got:?}"));
        }
    };
    differ("hosts", &expected.hosts, report.links.iter().map(|link| link.host.clone()).collect());
    let usual = BTreeSet::from(["example.com".to_string()]);
    let identities = report.identities.iter().map(|identity| identity.host.clone()).collect();
    differ("identities", expected.identities.as_ref().unwrap_or(&usual), identities);
    differ("cuts", &expected.cuts, report.cuts.iter().map(|cut| word(cut.code)).collect());
    if let Some(signs) = &expected.signs {
        differ("signs", signs, report.flags.iter().map(|flag| word(flag.code)).collect());
    }
    if let Some(through) = &expected.through {
        let got: Vec<&str> =
            report.links.iter().flat_map(|link| &link.through).map(|step| step.redirector.as_str()).collect();
        if *through != got {
            faults.push(format!("through: expected {through:?}, got {got:?}"));
        }
    }
    for host in report.links.iter().map(|link| &link.host).chain(report.identities.iter().map(|one| &one.host)) {
        if !report.hosts.iter().any(|verdict| verdict.host == *host) {
            faults.push(format!("no verdict on {host}"));
        }
    }
    faults
}

#[test]
fn every_message_gives_its_hosts_and_no_others() {
    let catalogue = Catalogue::open(Inputs::bundled().build().unwrap()).unwrap();
    let classifier = Classifier::new(catalogue, Policy::balanced()).unwrap();
    let now = "2026-11-23T00:00:00Z".parse().unwrap();
    let mut table: BTreeMap<String, Row> = BTreeMap::new();
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    let mut known = BTreeSet::new();
    for expected in expectations() {
        let raw = fs::read(corpus().join(&expected.file)).unwrap();
        let report = judge_message(read(&raw, &Native, &Limits::default()), &classifier, now, Lang::En);
        let got: BTreeSet<String> = report.links.iter().map(|link| link.host.clone()).collect();
        let faults = faults(&expected, &report);
        let group = expected.file.split('/').next().unwrap_or_default();
        for row in [group, "all"] {
            let row = table.entry(row.into()).or_default();
            row.messages += 1;
            row.right += usize::from(faults.is_empty());
            row.hosts += expected.hosts.len();
            row.found += expected.hosts.intersection(&got).count();
            row.false_finds += got.difference(&expected.hosts).count();
        }
        if expected.wrong {
            known.insert(expected.file.clone());
        }
        if !faults.is_empty() {
            wrong.insert(expected.file, format!("{}: {}", expected.trick, faults.join("; ")));
        }
    }
    println!("| trick | messages | read rightly | hosts | found | recall | false finds |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    let all = table.remove("all").map(|row| ("all".to_string(), row));
    for (group, row) in table.into_iter().chain(all) {
        let recall = if row.hosts == 0 { 100.0 } else { 100.0 * row.found as f64 / row.hosts as f64 };
        let Row { messages, right, hosts, found, false_finds } = row;
        println!("| {group} | {messages} | {right} | {hosts} | {found} | {recall:.1} % | {false_finds} |");
    }
    for (file, faults) in &wrong {
        println!("{file}: {faults}");
    }
    let wrong: BTreeSet<String> = wrong.into_keys().collect();
    assert_eq!(wrong, known, "messages that are read wrongly (left) are not those that are known to be (right)");
}

/// An expectation for each message, and a message for each expectation.
#[test]
fn no_message_is_without_an_expectation() {
    let mut files = BTreeSet::new();
    for group in fs::read_dir(corpus()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for message in fs::read_dir(&group).unwrap().map(|entry| entry.unwrap().path()) {
            let of = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_string();
            files.insert(format!("{}/{}", of(&group), of(&message)));
        }
    }
    let expected: BTreeSet<String> = expectations().into_iter().map(|expected| expected.file).collect();
    assert_eq!(files, expected);
    assert!(files.len() >= 120);
}
