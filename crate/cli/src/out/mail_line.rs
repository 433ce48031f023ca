//! One line a message, for people: what to do, how risky, its links, the host that decided, where the message is.

use sublet::{Action, Lang, Level};

use crate::{
    pipeline::{Frame, Writer},
    term::{
        Terminal, pad, tame, widest,
        words::{self, code},
    },
    work::Screened,
};

/// Columns for the host; longer ones push the rest aside.
const HOST: usize = 30;

/// Writes a line for each message.
pub struct MailLine<'t> {
    terminal: &'t Terminal,
    lang: Lang,
    action: usize,
    level: usize,
}

impl<'t> MailLine<'t> {
    pub fn new(terminal: &'t Terminal, lang: Lang) -> MailLine<'t> {
        let action = widest(Action::ALL.map(|action| words::action(action, lang)));
        let level = widest(Level::ALL.map(|level| words::level(level, lang)));
        MailLine { terminal, lang, action, level }
    }
}

impl Frame for MailLine<'_> {}

impl Writer<Screened<'_>> for MailLine<'_> {
    fn item(&self, out: &mut Vec<u8>, message: &Screened<'_>) {
        let (report, lang, dim) = (message.report, self.lang, self.terminal.dim());
        let decision = &report.decision;
        let decided = report.hosts.iter().find(|verdict| Some(&verdict.host) == decision.host.as_ref());
        let (score, level) = decided.map_or((0, Level::None), |verdict| (verdict.risk.score, verdict.risk.level));
        let (act, risk) = (self.terminal.action(decision.action), self.terminal.level(level));
        let action = pad(words::action(decision.action, lang), self.action);
        let level = pad(words::level(level, lang), self.level);
        let links = report.links.len();
        let unit = if links == 1 { "link " } else { "links" };
        let links = lang.pick(format!("{links:>3} {unit}"), format!("リンク{links:>3}件"));
        let place = message.number.map_or(String::new(), |number| format!(":{number}"));
        let host = decision.host.as_deref().unwrap_or("-");
        let flags: Vec<String> = report.flags.iter().map(|flag| code(flag.code)).collect();
        let flags = if flags.is_empty() { String::new() } else { format!("  [{}]", flags.join(", ")) };
        let file = tame(message.file);
        let line = format!(
            "{act}{action}{act:#} {score:>3} {risk}{level}{risk:#}  {links}  {host:HOST$}  {dim}{file}{place}{dim:#}{flags}\n"
        );
        out.extend_from_slice(line.as_bytes());
    }
}
