//! Rows of a label and a text, for people.

use std::fmt::Write;

use sublet::{Incident, Lang};

use crate::term::{Terminal, pad};

/// Columns left of everything.
pub const MARGIN: usize = 2;

pub struct Card<'s> {
    pub out: String,
    pub(super) terminal: &'s Terminal,
    pub(super) lang: Lang,
    label: usize,
}

impl<'s> Card<'s> {
    pub fn new(terminal: &'s Terminal, lang: Lang) -> Card<'s> {
        Card::with_label(terminal, lang, lang.pick(11, 10))
    }

    /// With so many columns for labels and the gap behind them.
    pub fn with_label(terminal: &'s Terminal, lang: Lang, label: usize) -> Card<'s> {
        Card { out: String::new(), terminal, lang, label }
    }

    /// Columns before a text.
    fn indent(&self) -> usize {
        MARGIN + self.label
    }

    pub fn row(&mut self, label: &str, text: &str) {
        let text = self.terminal.wrap(text, self.indent());
        let dim = self.terminal.dim();
        let label = pad(label, self.label);
        self.line(format_args!("{dim}{label}{dim:#}{text}"));
    }

    /// A row under another one: a short word, then text.
    pub fn under(&mut self, word: &str, columns: usize, text: &str) {
        let indent = self.indent() + columns;
        let text = self.terminal.wrap(text, indent);
        let gap = " ".repeat(self.label);
        self.line(format_args!("{gap}{}{text}", pad(word, columns)));
    }

    pub fn line(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing into a string cannot fail.
        let _ = writeln!(self.out, "{:MARGIN$}{text}", "");
    }

    pub fn gap(&mut self) {
        self.out.push('\n');
    }

    /// Documented misuse, with where it is reported.
    pub fn incidents(&mut self, incidents: &[Incident]) {
        for (at, incident) in incidents.iter().enumerate() {
            let technique = incident.technique.as_ref().map(|id| format!(", {id}")).unwrap_or_default();
            let head = format!("{} {}{technique}", incident.year, incident.actor);
            match at {
                0 => self.row(self.lang.pick("incidents", "事例"), &head),
                _ => self.under("", 0, &head),
            }
            self.under("", 5, &incident.what);
            self.under("", 5, &incident.source);
        }
    }
}
