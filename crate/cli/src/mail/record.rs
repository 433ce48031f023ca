//! A report, where its message came from, and how both are written.

use serde::Serialize;
use sublet::{Classifier, Lang, Timestamp};
use sublet_mail::Report;

use super::{card::Cards, csv, line::Lines};
use crate::{args::Format, array, screen::Screen};

/// What `--format json` and `ndjson` write of a message.
#[derive(Serialize)]
pub struct Record<'r> {
    /// The file; `-` for standard input.
    pub file: &'r str,
    /// Which message of a mailbox, from 1.
    pub number: Option<u64>,
    pub report: &'r Report,
}

/// One of the output formats.
pub enum Writer<'w> {
    /// For people: all about a message that came alone, a line for each of several.
    Text { alone: bool, cards: Box<Cards<'w>>, lines: Lines<'w> },
    /// One array.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// A row for each link and identity.
    Csv,
}

impl<'w> Writer<'w> {
    pub fn new(format: Format, alone: bool, classifier: &Classifier, screen: &'w Screen, lang: Lang) -> Writer<'w> {
        match format {
            Format::Text => {
                let cards = Box::new(Cards::new(classifier.catalogue(), screen, lang));
                Writer::Text { alone, cards, lines: Lines::new(screen, lang) }
            }
            Format::Json => Writer::Json,
            Format::Ndjson => Writer::Ndjson,
            Format::Csv => Writer::Csv,
        }
    }

    /// What stands before the first message.
    pub fn head(&self) -> &'static [u8] {
        match self {
            Writer::Json => array::HEAD,
            Writer::Csv => csv::HEAD,
            _ => b"",
        }
    }

    /// What stands before a message, the first one or another.
    pub fn between(&self, first: bool) -> &'static [u8] {
        if matches!(self, Writer::Json) { array::between(first) } else { b"" }
    }

    /// What stands behind the last message.
    pub fn tail(&self, any: bool) -> &'static [u8] {
        if matches!(self, Writer::Json) { array::tail(any) } else { b"" }
    }

    /// Adds a message. Writing into memory cannot fail.
    pub fn write(&self, out: &mut Vec<u8>, record: &Record<'_>, classifier: &Classifier, now: Timestamp) {
        match self {
            Writer::Text { alone: true, cards, .. } if record.number.is_none() => {
                cards.write(out, record, classifier, now)
            }
            Writer::Text { lines, .. } => lines.write(out, record),
            Writer::Json => serde_json::to_writer(out, record).unwrap_or_default(),
            Writer::Ndjson => {
                serde_json::to_writer(&mut *out, record).unwrap_or_default();
                out.push(b'\n');
            }
            Writer::Csv => csv::write(out, record).unwrap_or_default(),
        }
    }
}
