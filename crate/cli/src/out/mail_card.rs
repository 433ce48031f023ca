//! All about one message, for people.

use std::{cmp::Reverse, fmt::Write};

use sublet::{Host, Lang, Verdict};
use sublet_mail::{Link, Occurrence, Report};

use super::{Card, HostLine};
use crate::{
    input::Ruleset,
    pipeline::{Frame, Writer},
    term::{
        Terminal, tame, widest,
        words::{self, code, role},
    },
    work::Screened,
};

/// So much of a URL is shown; JSON has all of it.
const URL_SHOWN: usize = 160;

/// Writes a card for each message.
pub struct MailCard<'t> {
    ruleset: &'t Ruleset,
    line: HostLine,
    terminal: &'t Terminal,
    lang: Lang,
}

impl Frame for MailCard<'_> {}

impl Writer<Screened<'_>> for MailCard<'_> {
    fn item(&self, out: &mut Vec<u8>, message: &Screened<'_>) {
        let (report, lang) = (message.report, self.lang);
        let roles: Vec<String> = report.identities.iter().map(|identity| role(identity.role, lang)).collect();
        let heads =
            [lang.pick("message", "メッセージ"), lang.pick("decision", "判定"), lang.pick("not read", "未調査")];
        let label = widest(roles.iter().map(String::as_str).chain(heads)) + 2;
        let mut card = Card::with_label(self.terminal, lang, label);
        card.row(heads[0], &self.message(message));
        card.row(heads[1], &self.decision(report));
        for flag in &report.flags {
            card.row(lang.pick("sign", "兆候"), &tame(&flag.sentence));
        }
        for cut in &report.cuts {
            card.row(heads[2], &cut.message);
        }
        for (identity, role) in report.identities.iter().zip(&roles) {
            card.row(role, &tame(&identity.text));
        }
        out.extend_from_slice(card.out.as_bytes());
        self.hosts(out, report);
    }
}

impl<'t> MailCard<'t> {
    pub fn new(ruleset: &'t Ruleset, terminal: &'t Terminal, lang: Lang) -> MailCard<'t> {
        let line = HostLine::new(ruleset.classifier.catalogue(), terminal, lang);
        MailCard { ruleset, line, terminal, lang }
    }

    fn message(&self, message: &Screened<'_>) -> String {
        let Screened { file, number, report } = message;
        let place = number.map_or(String::new(), |number| format!(":{number}"));
        let (file, size, parts) = (tame(file), report.size, report.parts);
        let unit = if parts == 1 { "part" } else { "parts" };
        self.lang.pick(
            format!("{file}{place} ({size} bytes, {parts} {unit})"),
            format!("{file}{place} ({size}バイト、{parts}パート)"),
        )
    }

    fn decision(&self, report: &Report) -> String {
        let decision = &report.decision;
        let style = self.terminal.action(decision.action);
        let action = words::action(decision.action, self.lang);
        let host = decision.host.as_ref().map_or(String::new(), |host| format!(": {host}"));
        format!("{style}{action}{style:#} ({}){host}", decision.rule)
    }

    /// The line of each host, the riskiest first, and below it the links that lead there.
    fn hosts(&self, out: &mut Vec<u8>, report: &Report) {
        let Ruleset { classifier, now } = self.ruleset;
        let mut verdicts: Vec<&Verdict> = report.hosts.iter().collect();
        verdicts.sort_by_key(|verdict| Reverse((verdict.decision.action, verdict.risk.score)));
        for verdict in verdicts {
            let Ok(host) = Host::parse(&verdict.host) else { continue };
            let placement = classifier.catalogue().find(&host);
            let assessment = classifier.catalogue().assess(placement);
            let summary = classifier.summary_of(&verdict.host, &assessment, *now);
            out.push(b'\n');
            self.line.write(out, &verdict.host, &placement, &summary);
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

    /// A link, the redirectors on its way, and where it is. Writing into a string cannot fail.
    fn link(&self, out: &mut String, link: &Link) {
        let dim = self.terminal.dim();
        let _ = writeln!(out, "  {}", shorten(&link.url));
        if !link.through.is_empty() {
            let steps: Vec<&str> = link.through.iter().map(|step| step.redirector.as_str()).collect();
            let _ = writeln!(out, "    {dim}{}{dim:#} {}", self.lang.pick("through", "経由"), steps.join(" → "));
        }
        for Occurrence { part, via, element, text } in &link.places {
            let element = element.as_ref().map_or(String::new(), |element| format!(" <{}>", tame(element)));
            let text = text.as_ref().map_or(String::new(), |text| format!(" “{}”", tame(text)));
            let part = self.lang.pick(format!("part {part}"), format!("パート{part}"));
            let _ = writeln!(out, "    {dim}{part}, {}{element}{dim:#}{text}", code(*via));
        }
    }
}

fn shorten(url: &str) -> String {
    let shown: String = url.chars().take(URL_SHOWN).collect();
    let more = if shown.len() < url.len() { "…" } else { "" };
    tame(&shown) + more
}
