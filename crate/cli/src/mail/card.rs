//! All about one message, for people.

use std::{cmp::Reverse, fmt::Write};

use sublet::{Catalogue, Classifier, Host, Lang, Timestamp, Verdict};
use sublet_mail::{Link, Place, Report};

use super::{
    record::Record,
    words::{role, word},
};
use crate::{
    card::{Card, widest},
    line::Columns,
    screen::{Screen, tame},
    words::{self, pick},
};

/// So much of a URL is shown; JSON has all of it.
const URL_SHOWN: usize = 160;

pub struct Cards<'c> {
    columns: Columns,
    screen: &'c Screen,
    lang: Lang,
}

impl<'c> Cards<'c> {
    pub fn new(catalogue: &Catalogue, screen: &'c Screen, lang: Lang) -> Cards<'c> {
        Cards { columns: Columns::new(catalogue, screen, lang), screen, lang }
    }

    pub fn write(&self, out: &mut Vec<u8>, record: &Record<'_>, classifier: &Classifier, now: Timestamp) {
        let (report, lang) = (record.report, self.lang);
        let roles: Vec<String> = report.identities.iter().map(|identity| role(identity.role, lang)).collect();
        let heads =
            [pick(lang, "message", "メッセージ"), pick(lang, "decision", "判定"), pick(lang, "not read", "未調査")];
        let label = widest(roles.iter().map(String::as_str).chain(heads)) + 2;
        let mut card = Card::with_label(self.screen, lang, label);
        card.row(heads[0], &self.message(record));
        card.row(heads[1], &self.decision(report));
        for sign in &report.signs {
            card.row(pick(lang, "sign", "兆候"), &tame(&sign.sentence));
        }
        for cut in &report.cuts {
            card.row(heads[2], &cut.message);
        }
        for (identity, role) in report.identities.iter().zip(&roles) {
            card.row(role, &tame(&identity.text));
        }
        out.extend_from_slice(card.out.as_bytes());
        self.hosts(out, report, classifier, now);
    }

    fn message(&self, record: &Record<'_>) -> String {
        let Record { file, number, report } = record;
        let place = number.map_or(String::new(), |number| format!(":{number}"));
        let (file, size, parts) = (tame(file), report.size, report.parts);
        let unit = if parts == 1 { "part" } else { "parts" };
        pick(
            self.lang,
            format!("{file}{place} ({size} bytes, {parts} {unit})"),
            format!("{file}{place} ({size}バイト、{parts}パート)"),
        )
    }

    fn decision(&self, report: &Report) -> String {
        let decision = &report.decision;
        let style = self.screen.action(decision.action);
        let action = words::action(decision.action, self.lang);
        let host = decision.host.as_ref().map_or(String::new(), |host| format!(": {host}"));
        format!("{style}{action}{style:#} ({}){host}", decision.rule)
    }

    /// The line of each host, the riskiest first, and below it the links that lead there.
    fn hosts(&self, out: &mut Vec<u8>, report: &Report, classifier: &Classifier, now: Timestamp) {
        let mut verdicts: Vec<&Verdict> = report.hosts.iter().collect();
        verdicts.sort_by_key(|verdict| Reverse((verdict.decision.action, verdict.risk.score)));
        for verdict in verdicts {
            let Ok(host) = Host::parse(&verdict.host) else { continue };
            let placement = classifier.catalogue().find(&host);
            let assessment = classifier.catalogue().assess(placement);
            let summary = classifier.summary_of(&verdict.host, &assessment, now);
            out.push(b'\n');
            self.columns.write(out, &verdict.host, &placement, &summary);
            let mut below = String::new();
            for identity in report.identities.iter().filter(|identity| identity.host == verdict.host) {
                let _ = writeln!(below, "  {}", role(identity.role, self.lang));
            }
            for link in report.links.iter().filter(|link| link.host == verdict.host) {
                self.link(&mut below, link);
            }
            out.extend_from_slice(below.as_bytes());
        }
    }

    /// A link, the redirectors on its way, and where it stands. Writing into a string cannot fail.
    fn link(&self, out: &mut String, link: &Link) {
        let dim = self.screen.dim();
        let _ = writeln!(out, "  {}", shorten(&link.url));
        if !link.through.is_empty() {
            let steps: Vec<&str> = link.through.iter().map(|step| step.redirector.as_str()).collect();
            let _ = writeln!(out, "    {dim}{}{dim:#} {}", pick(self.lang, "through", "経由"), steps.join(" → "));
        }
        for Place { part, via, element, text } in &link.places {
            let element = element.as_ref().map_or(String::new(), |element| format!(" <{}>", tame(element)));
            let text = text.as_ref().map_or(String::new(), |text| format!(" “{}”", tame(text)));
            let part = pick(self.lang, format!("part {part}"), format!("パート{part}"));
            let _ = writeln!(out, "    {dim}{part}, {}{element}{dim:#}{text}", word(*via));
        }
    }
}

fn shorten(url: &str) -> String {
    let shown: String = url.chars().take(URL_SHOWN).collect();
    let more = if shown.len() < url.len() { "…" } else { "" };
    tame(&shown) + more
}
