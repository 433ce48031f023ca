//! CSV: a header, then the rows of each item.

use sublet_mail::Occurrence;

use super::table;
use crate::{
    pipeline::{Frame, Writer},
    term::words::code,
    work::{Judged, Screened},
};

const HOST_COLUMNS: &[&str] = &[
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
    /// Leaves cells as they are that a spreadsheet would run as a formula.
    raw: bool,
}

impl Csv {
    pub fn hosts(raw: bool) -> Csv {
        Csv { columns: HOST_COLUMNS, raw }
    }

    pub fn messages(raw: bool) -> Csv {
        Csv { columns: MESSAGE_COLUMNS, raw }
    }

    fn row(&self, out: &mut Vec<u8>, cells: &[&str]) {
        table::row(out, cells, self.raw);
    }
}

impl Frame for Csv {
    fn head(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.row(&mut out, self.columns);
        out
    }
}

impl Writer<Judged<'_>> for Csv {
    fn item(&self, out: &mut Vec<u8>, judged: &Judged<'_>) {
        let Ok(verdict) = judged.verdict() else { return };
        let reasons = verdict.reasons.iter().map(|reason| format!("{}={}", code(reason.code), reason.points));
        let incidents = verdict.incidents.iter().map(|incident| format!("{} ({})", incident.actor, incident.year));
        self.row(
            out,
            &[
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
                &reasons.collect::<Vec<_>>().join("; "),
                &incidents.collect::<Vec<_>>().join("; "),
            ],
        );
    }
}

impl Writer<Screened<'_>> for Csv {
    fn item(&self, out: &mut Vec<u8>, message: &Screened<'_>) {
        let report = message.report;
        let number = message.number.map(|number| number.to_string()).unwrap_or_default();
        let flags: Vec<String> = report.flags.iter().map(|flag| code(flag.code)).collect();
        let mut row = |what: &str, text: &str, host: &str, through: &str, places: &str| {
            let verdict = report.hosts.iter().find(|verdict| verdict.host == host);
            self.row(
                out,
                &[
                    message.file,
                    &number,
                    what,
                    text,
                    host,
                    through,
                    places,
                    verdict.map_or("", |verdict| verdict.standing.as_str()),
                    verdict.and_then(|verdict| verdict.provider.as_ref()).map_or("", |provider| &provider.id),
                    &verdict.map(|verdict| verdict.risk.score.to_string()).unwrap_or_default(),
                    verdict.map_or("", |verdict| verdict.risk.level.as_str()),
                    verdict.map_or("", |verdict| verdict.decision.action.as_str()),
                    verdict.map_or("", |verdict| &verdict.decision.rule),
                    report.decision.action.as_str(),
                    &flags.join("; "),
                ],
            );
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
