use sublet::Verdict;

use super::{Cell, Output, Writer};

/// The columns of a verdict, in the order of [`verdict_row`].
pub const COLUMNS: [&str; 14] = [
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

/// Adds a verdict, with further cells behind its own.
///
/// ```
/// use sublet::{Catalogue, Classifier, Lang, Policy, WhatwgUrl};
/// use sublet_feeds::csv::{COLUMNS, Cell, Layout, Writer, verdict_row};
/// # let bytes = sublet::example::catalogue();
///
/// let classifier = Classifier::new(Catalogue::open(bytes)?, Policy::balanced())?;
/// let now = "2026-11-22T00:00:00Z".parse().unwrap();
/// let mut csv = Writer::new(Layout::default());
/// csv.row(COLUMNS.map(Cell::Text));
/// verdict_row(&mut csv, &classifier.check("www.example", &WhatwgUrl, now, Lang::En)?, &[]);
/// assert!(csv.finish().ends_with("\r\nwww.example,www.example,unlisted,,,,,,0,none,allow,not-a-tenant,,\r\n"));
/// # Ok::<(), sublet::Error>(())
/// ```
pub fn verdict_row<O: Output>(csv: &mut Writer<O>, verdict: &Verdict, more: &[Cell<'_>]) {
    let reasons = verdict.reasons.iter().map(|reason| format!("{}={}", reason.code.as_str(), reason.points));
    let incidents = verdict.incidents.iter().map(|incident| format!("{} ({})", incident.actor, incident.year));
    let (reasons, incidents) = (joined(reasons), joined(incidents));
    let cells: [Cell<'_>; COLUMNS.len()] = [
        verdict.input.as_str().into(),
        verdict.host.as_str().into(),
        verdict.standing.as_str().into(),
        verdict.provider.as_ref().map(|provider| provider.id.as_str()).into(),
        verdict.suffix.as_deref().into(),
        verdict.site.as_deref().into(),
        verdict.kind.map(|kind| kind.as_str()).into(),
        verdict.control.map(|control| control.as_str()).into(),
        Cell::Number(verdict.risk.score.into()),
        verdict.risk.level.as_str().into(),
        verdict.decision.action.as_str().into(),
        verdict.decision.rule.as_str().into(),
        reasons.as_str().into(),
        incidents.as_str().into(),
    ];
    csv.row(cells.into_iter().chain(more.iter().copied()));
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}
