//! CSV: a header, then the rows of each item.

use sublet_feeds::csv::{COLUMNS, Cell, Layout, LineEnd, Writer as Table, verdict_row};
use sublet_mail::Occurrence;

use crate::{
    pipeline::{Frame, Writer},
    term::words::code,
    work::{Judged, Screened},
};

const MESSAGE_COLUMNS: &[&str] = &[
    "file",
    "number",
    "what",
    "text",
    "host",
    "through",
    "places",
    "standing",
    "provider",
    "score",
    "level",
    "action",
    "rule",
    "message_action",
    "message_signs",
];

/// Writes tables. A row for each host; for each identity and link of a message.
pub struct Csv {
    columns: &'static [&'static str],
    layout: Layout,
}

impl Csv {
    pub fn hosts(raw: bool) -> Csv {
        Csv::new(&COLUMNS, raw)
    }

    pub fn messages(raw: bool) -> Csv {
        Csv::new(MESSAGE_COLUMNS, raw)
    }

    fn new(columns: &'static [&'static str], raw: bool) -> Csv {
        Csv { columns, layout: Layout { line_end: LineEnd::Lf, raw } }
    }

    fn table<'o>(&self, out: &'o mut Vec<u8>) -> Table<&'o mut Vec<u8>> {
        Table::onto(out, self.layout)
    }
}

impl Frame for Csv {
    fn head(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.table(&mut out).row(self.columns.iter().copied().map(Cell::Text));
        out
    }
}

impl Writer<Judged<'_>> for Csv {
    fn item(&self, out: &mut Vec<u8>, judged: &Judged<'_>) {
        if let Ok(verdict) = judged.verdict() {
            verdict_row(&mut self.table(out), &verdict, &[]);
        }
    }
}

impl Writer<Screened<'_>> for Csv {
    fn item(&self, out: &mut Vec<u8>, message: &Screened<'_>) {
        let report = message.report;
        let number = message.number.map_or(Cell::Empty, |number| Cell::Number(number.cast_signed()));
        let flags: Vec<String> = report.flags.iter().map(|flag| code(flag.code)).collect();
        let flags = flags.join("; ");
        let mut table = self.table(out);
        let mut row = |what: &str, text: &str, host: &str, through: &str, places: &str| {
            let verdict = report.hosts.iter().find(|verdict| verdict.host == host);
            let provider = verdict.and_then(|verdict| verdict.provider.as_ref());
            table.row([
                message.file.into(),
                number,
                what.into(),
                text.into(),
                host.into(),
                through.into(),
                places.into(),
                verdict.map(|verdict| verdict.standing.as_str()).into(),
                provider.map(|provider| provider.id.as_str()).into(),
                verdict.map_or(Cell::Empty, |verdict| Cell::Number(verdict.risk.score.into())),
                verdict.map(|verdict| verdict.risk.level.as_str()).into(),
                verdict.map(|verdict| verdict.decision.action.as_str()).into(),
                verdict.map(|verdict| verdict.decision.rule.as_str()).into(),
                report.decision.action.as_str().into(),
                flags.as_str().into(),
            ]);
        };
        for identity in &report.identities {
            row(&code(identity.role), &identity.text, &identity.host, "", "");
        }
        for link in &report.links {
            let through: Vec<&str> = link.through.iter().map(|step| step.redirector.as_str()).collect();
            let places: Vec<String> = link.places.iter().map(place).collect();
            row("link", &link.url, &link.host, &through.join("; "), &places.join("; "));
        }
        if report.identities.is_empty() && report.links.is_empty() {
            row("nothing", "", "", "", "");
        }
    }
}

fn place(place: &Occurrence) -> String {
    format!("{} {}", place.part, code(place.via))
}
