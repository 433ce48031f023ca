//! One verdict in full, for people.

use sublet::{EvidenceKind, Lang, Reason, Standing, Verdict};

use super::{Card, card::MARGIN};
use crate::{
    pipeline::{Frame, Writer},
    term::{
        Terminal, tame,
        words::{self},
    },
    work::Judged,
};

/// Writes a card for each host.
pub struct HostCard<'t> {
    pub terminal: &'t Terminal,
    pub lang: Lang,
}

impl Frame for HostCard<'_> {}

impl Writer<Judged<'_>> for HostCard<'_> {
    fn item(&self, out: &mut Vec<u8>, judged: &Judged<'_>) {
        if let Ok(verdict) = judged.verdict() {
            out.extend_from_slice(self.card(&verdict).as_bytes());
        }
    }
}

impl HostCard<'_> {
    fn card(&self, verdict: &Verdict) -> String {
        let Self { terminal, lang } = *self;
        let mut card = Card::new(terminal, lang);
        card.anatomy(verdict);
        if verdict.input != verdict.host {
            card.row(lang.pick("read from", "入力"), &tame(&verdict.input));
        }
        card.standing(verdict);
        if let Some(provider) = &verdict.provider {
            card.row(lang.pick("provider", "事業者"), &format!("{} ({})", provider.name, provider.id));
        }
        if verdict.standing == Standing::Tenant {
            card.row(lang.pick("kind", "種類"), words::kind(verdict.kind, lang));
            card.row(lang.pick("control", "権限"), &words::control_explained(verdict.control, lang));
        }
        card.evidence(verdict);
        card.risk(verdict);
        card.incidents(&verdict.incidents);
        let style = terminal.action(verdict.decision.action);
        let action = words::action(verdict.decision.action, lang);
        card.row(lang.pick("decision", "判定"), &format!("{style}{action}{style:#} ({})", verdict.decision.rule));
        card.out
    }
}

impl Card<'_> {
    /// The host, with lines that show where the tenant's part ends and the suffix begins.
    fn anatomy(&mut self, verdict: &Verdict) {
        let (bold, dim) = (self.terminal.bold(), self.terminal.dim());
        let host = verdict.host.as_str();
        let (Some(site), Some(suffix)) = (&verdict.site, &verdict.suffix) else {
            self.line(format_args!("{bold}{host}{bold:#}"));
            return self.gap();
        };
        let (below, label) = (host.len() - site.len(), site.len() - suffix.len() - 1);
        let (front, rest) = host.split_at(below);
        let tenant = &rest[..label];
        self.line(format_args!("{front}{bold}{tenant}{bold:#}.{dim}{suffix}{dim:#}"));
        let holder = verdict.provider.as_ref().map_or("", |provider| provider.name.as_str());
        let suffix_words = match (self.lang, holder) {
            (Lang::En, "") => "suffix: strangers can have names below it".to_string(),
            (Lang::En, holder) => format!("suffix: {holder} lets strangers have names below it"),
            (Lang::Ja, "") => "サフィックス: この下に他人が名前を持てます".to_string(),
            (Lang::Ja, holder) => format!("サフィックス: {holder}がこの下の名前を貸しています"),
        };
        let tenant_words =
            self.lang.pick("tenant: holds this name and all below it", "借り手: この名前とその下をすべて持っています");
        if MARGIN + host.len() > self.terminal.width() {
            self.line(format_args!("{dim}{tenant_words}{dim:#} ({site})"));
            self.line(format_args!("{dim}{suffix_words}{dim:#} ({suffix})"));
            return self.gap();
        }
        let under = |letter: &str, count: usize| letter.repeat(count);
        self.line(format_args!("{:below$}{}{dim} {}{dim:#}", "", under("━", label), under("─", suffix.len())));
        self.line(format_args!("{dim}{:below$}│{:label$}└─ {suffix_words}{dim:#}", "", ""));
        self.line(format_args!("{dim}{:below$}└─ {tenant_words}{dim:#}", ""));
        self.gap();
    }

    fn standing(&mut self, verdict: &Verdict) {
        let lang = self.lang;
        let meaning = match (verdict.standing, verdict.suffix.is_some()) {
            (Standing::Unlisted, _) => lang.pick(
                "under no suffix that Sublet knows; no promise of safety",
                "既知のサフィックスの下にはありません(安全とは限りません)",
            ),
            (Standing::Provider, true) => {
                lang.pick("the suffix itself, not a tenant", "サフィックスそのもので、借り手ではありません")
            }
            (Standing::Provider, false) => {
                lang.pick("the provider's own host, not a tenant", "事業者自身のホストで、借り手ではありません")
            }
            (Standing::Tenant, _) => {
                lang.pick("rented in somebody else's domain", "他人のドメインの中で借りられた名前です")
            }
        };
        let word = words::standing(verdict.standing, lang);
        self.row(lang.pick("standing", "立場"), &format!("{word}: {meaning}"));
    }

    fn evidence(&mut self, verdict: &Verdict) {
        let listed = verdict.evidence.iter().filter(|evidence| evidence.by == EvidenceKind::Catalogue);
        let sources: Vec<&str> = listed.map(|evidence| evidence.source.as_str()).collect();
        if !sources.is_empty() {
            self.row(self.lang.pick("listed by", "出典"), &sources.join(", "));
        }
    }

    fn risk(&mut self, verdict: &Verdict) {
        let style = self.terminal.level(verdict.risk.level);
        let level = words::level(verdict.risk.level, self.lang);
        let risk = format!("{style}{} {level}{style:#}", verdict.risk.score);
        self.row(self.lang.pick("risk", "リスク"), &risk);
        for Reason { points, text, .. } in &verdict.reasons {
            self.under(&format!("{points:>+3}"), 5, text);
        }
    }
}
