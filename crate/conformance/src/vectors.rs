//! The vectors: inputs, and what must come of them by reasoning (tests/vectors/*.json).

use std::{fs, path::PathBuf};

use serde::Deserialize;

use crate::data::project;

/// One file of vectors.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What the cases have in common.
    pub group: String,
    /// Why they come out as they do.
    pub why: String,
    /// The cases.
    pub cases: Vec<Case>,
}

/// An input and what must come of it.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// The text that is checked.
    input: String,
    /// How many times over, for texts too long to write down.
    #[serde(default = "once")]
    times: usize,
    /// What must come of it.
    #[serde(flatten)]
    pub expected: Expected,
}

/// What must come of an input.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Expected {
    /// A verdict with these facts.
    Verdict(Facts),
    /// A refusal with this code.
    Refusal {
        /// The error's code.
        error: String,
    },
}

/// The part of a verdict that follows from the input and the catalogue's facts.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Facts {
    /// The canonical host.
    pub host: String,
    /// Where it stands.
    pub standing: sublet::Standing,
    /// The provider's id.
    pub provider: Option<String>,
    /// The suffix.
    pub suffix: Option<String>,
    /// Tenant label and suffix.
    pub site: Option<String>,
}

fn once() -> usize {
    1
}

impl Case {
    /// The text that is checked.
    pub fn input(&self) -> String {
        self.input.repeat(self.times)
    }
}

/// The golden file of verdicts in a language (`en`, `ja`).
pub fn golden(lang: &str) -> PathBuf {
    project(&format!("tests/vectors/verdicts.{lang}.ndjson"))
}

/// Every group, in the order of the files' names.
pub fn groups() -> Vec<Group> {
    let folder = project("tests/vectors");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("tests/vectors is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a readable file");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    files.into_iter().map(read).collect()
}
