//! How answers are written.

use std::io::{self, Write};

use sublet::{ReasonCode, Verdict};

use crate::{array, line::Columns};

/// One of the output formats.
pub enum Writer {
    /// One line a host, for people.
    Lines(Columns),
    /// One array.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// A table.
    Csv,
}

const COLUMNS: [&str; 14] = [
    "input",
    "host",
    "standing",
    "provider",
    "suffix",
    "site",
    "kind",
    "control",
    "score",
    "level",
    "action",
    "rule",
    "reasons",
    "incidents",
];

impl Writer {
    /// What stands before the first answer.
    pub fn head(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self {
            Writer::Json => out.extend_from_slice(array::HEAD),
            Writer::Csv => row(&mut out, COLUMNS).unwrap_or_default(),
            Writer::Lines(_) | Writer::Ndjson => {}
        }
        out
    }

    /// What stands between two pieces of output, the first and its neighbour.
    pub fn between(&self, first: bool) -> &'static [u8] {
        if matches!(self, Writer::Json) { array::between(first) } else { b"" }
    }

    /// What stands behind the last answer.
    pub fn tail(&self, any: bool) -> &'static [u8] {
        if matches!(self, Writer::Json) { array::tail(any) } else { b"" }
    }

    /// Adds a verdict to a piece of output. Writing into memory cannot fail.
    pub fn verdict(&self, out: &mut Vec<u8>, verdict: &Verdict) {
        match self {
            Writer::Json => {
                if !out.is_empty() {
                    out.extend_from_slice(array::between(false));
                }
                serde_json::to_writer(out, verdict).unwrap_or_default();
            }
            Writer::Ndjson => {
                serde_json::to_writer(&mut *out, verdict).unwrap_or_default();
                out.push(b'\n');
            }
            Writer::Csv => csv_row(out, verdict).unwrap_or_default(),
            Writer::Lines(_) => {}
        }
    }
}

fn csv_row(out: &mut Vec<u8>, verdict: &Verdict) -> io::Result<()> {
    let reasons: Vec<String> =
        verdict.reasons.iter().map(|reason| format!("{}={}", word(reason.code), reason.points)).collect();
    let incidents: Vec<String> =
        verdict.incidents.iter().map(|incident| format!("{} ({})", incident.actor, incident.year)).collect();
    row(
        out,
        [
            &verdict.input,
            &verdict.host,
            verdict.standing.as_str(),
            verdict.provider.as_ref().map_or("", |provider| &provider.id),
            verdict.suffix.as_deref().unwrap_or_default(),
            verdict.site.as_deref().unwrap_or_default(),
            verdict.kind.map_or("", |kind| kind.as_str()),
            verdict.control.map_or("", |control| control.as_str()),
            &verdict.risk.score.to_string(),
            verdict.risk.level.as_str(),
            verdict.decision.action.as_str(),
            &verdict.decision.rule,
            &reasons.join("; "),
            &incidents.join("; "),
        ],
    )
}

fn row(out: &mut Vec<u8>, cells: [&str; COLUMNS.len()]) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().buffer_capacity(512).from_writer(out.by_ref());
    writer.write_record(cells)?;
    writer.flush()
}

/// The word that JSON uses.
fn word(code: ReasonCode) -> String {
    serde_json::to_value(code).ok().and_then(|word| word.as_str().map(Into::into)).unwrap_or_default()
}
