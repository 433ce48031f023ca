//! The verdicts of all vectors as JSON, byte for byte: `cargo xtask bless` writes the files anew.

use std::fs;

use sublet::{Lang, Policy, WhatwgUrl};
use sublet_conformance::{
    classifier, now,
    vectors::{golden, groups},
};

#[test]
fn verdicts_are_byte_for_byte_those_of_the_golden_files() {
    let classifier = classifier(Policy::balanced());
    for (name, lang) in [("en", Lang::En), ("ja", Lang::Ja)] {
        let mut lines = String::new();
        for case in groups().iter().flat_map(|group| &group.cases) {
            if let Ok(verdict) = classifier.check(&case.input(), &WhatwgUrl, now(), lang) {
                lines += &serde_json::to_string(&verdict).expect("a verdict is JSON");
                lines.push('\n');
            }
        }
        let file = golden(name);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&file, &lines).expect("the golden file can be written");
            continue;
        }
        let blessed = fs::read_to_string(&file).unwrap_or_default();
        for (number, (got, expected)) in lines.lines().zip(blessed.lines()).enumerate() {
            assert_eq!(got, expected, "line {} of {}: `cargo xtask bless` writes it anew", number + 1, file.display());
        }
        assert_eq!(
            lines.lines().count(),
            blessed.lines().count(),
            "{}: `cargo xtask bless` writes it anew",
            file.display()
        );
    }
}
