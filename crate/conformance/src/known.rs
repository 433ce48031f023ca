//! Lists of known failures, which may only shrink (tests/conformance/*.txt).

use std::{collections::BTreeSet, fmt::Write as _, fs};

use crate::data::project;

/// Compares the failures of one run with the list of that engine: a new failure is an error, and so is a listed one that
/// passes. `cargo xtask bless` rewrites the list.
///
/// # Panics
/// Where the two differ.
pub fn compare(engine: &str, failures: &BTreeSet<String>) {
    let file = project(&format!("tests/conformance/{engine}.txt"));
    if std::env::var_os("BLESS").is_some() {
        let head = format!("# Known failures: {engine}. This list may only shrink.\n");
        let lines: String = failures.iter().fold(head, |text, line| text + line + "\n");
        fs::write(&file, lines).expect("the list can be written");
        return;
    }
    let text = fs::read_to_string(&file).unwrap_or_default();
    let listed: BTreeSet<String> =
        text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(String::from).collect();
    let mut report = String::new();
    for line in failures.difference(&listed) {
        let _ = writeln!(report, "fails, and is not listed: {line}");
    }
    for line in listed.difference(failures) {
        let _ = writeln!(report, "passes; take it out of {engine}.txt: {line}");
    }
    assert!(report.is_empty(), "{report}");
}
