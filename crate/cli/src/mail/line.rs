//! One line a message, for people: what to do, how risky, its links, the host that decided, where the message is.

use sublet::{Action, Lang, Level};

use super::{record::Record, words::word};
use crate::{
    card::widest,
    screen::{Screen, pad, tame},
    words::{self, pick},
};

/// Columns for the host; longer ones push the rest aside.
const HOST: usize = 30;

pub struct Lines<'l> {
    screen: &'l Screen,
    lang: Lang,
    action: usize,
    level: usize,
}

impl<'l> Lines<'l> {
    pub fn new(screen: &'l Screen, lang: Lang) -> Lines<'l> {
        let action = widest(Action::ALL.map(|action| words::action(action, lang)));
        let level = widest(Level::ALL.map(|level| words::level(level, lang)));
        Lines { screen, lang, action, level }
    }

    pub fn write(&self, out: &mut Vec<u8>, record: &Record<'_>) {
        let (report, lang, dim) = (record.report, self.lang, self.screen.dim());
        let decision = &report.decision;
        let decided = report.hosts.iter().find(|verdict| Some(&verdict.host) == decision.host.as_ref());
        let (score, level) = decided.map_or((0, Level::None), |verdict| (verdict.risk.score, verdict.risk.level));
        let (act, risk) = (self.screen.action(decision.action), self.screen.level(level));
        let action = pad(words::action(decision.action, lang), self.action);
        let level = pad(words::level(level, lang), self.level);
        let links = report.links.len();
        let unit = if links == 1 { "link " } else { "links" };
        let links = pick(lang, format!("{links:>3} {unit}"), format!("リンク{links:>3}件"));
        let place = record.number.map_or(String::new(), |number| format!(":{number}"));
        let host = decision.host.as_deref().unwrap_or("-");
        let signs: Vec<String> = report.signs.iter().map(|sign| word(sign.code)).collect();
        let signs = if signs.is_empty() { String::new() } else { format!("  [{}]", signs.join(", ")) };
        let file = tame(record.file);
        let line = format!(
            "{act}{action}{act:#} {score:>3} {risk}{level}{risk:#}  {links}  {host:HOST$}  {dim}{file}{place}{dim:#}{signs}\n"
        );
        out.extend_from_slice(line.as_bytes());
    }
}
