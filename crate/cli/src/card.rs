//! One verdict in full, for people.

use std::fmt::Write;

use sublet::{EvidenceKind, Incident, Lang, Reason, Standing, Verdict};

use crate::{
    screen::{Screen, pad, tame, width},
    words::{self, pick},
};

const MARGIN: usize = 2;

/// The card of a verdict.
pub fn card(verdict: &Verdict, screen: &Screen, lang: Lang) -> String {
    let mut card = Card::new(screen, lang);
    card.anatomy(verdict);
    if verdict.input != verdict.host {
        card.row(pick(lang, "read from", "入力"), &tame(&verdict.input));
    }
    card.standing(verdict);
    if let Some(provider) = &verdict.provider {
        card.row(pick(lang, "provider", "事業者"), &format!("{} ({})", provider.name, provider.id));
    }
    if verdict.standing == Standing::Tenant {
        card.row(pick(lang, "kind", "種類"), words::kind(verdict.kind, lang));
        let control = words::control(verdict.control, lang);
        let meaning = words::control_meaning(verdict.control, lang);
        card.row(pick(lang, "control", "権限"), &format!("{control}: {meaning}"));
    }
    card.evidence(verdict);
    card.risk(verdict);
    card.incidents(&verdict.incidents);
    let style = screen.action(verdict.decision.action);
    let action = words::action(verdict.decision.action, lang);
    card.row(pick(lang, "decision", "判定"), &format!("{style}{action}{style:#} ({})", verdict.decision.rule));
    card.out
}

/// Rows of a label and a text.
pub struct Card<'s> {
    pub out: String,
    screen: &'s Screen,
    lang: Lang,
    label: usize,
}

impl<'s> Card<'s> {
    pub fn new(screen: &'s Screen, lang: Lang) -> Card<'s> {
        Card::with_label(screen, lang, pick(lang, 11, 10))
    }

    /// With so many columns for labels and the gap behind them.
    pub fn with_label(screen: &'s Screen, lang: Lang, label: usize) -> Card<'s> {
        Card { out: String::new(), screen, lang, label }
    }

    /// Columns before a text.
    fn indent(&self) -> usize {
        MARGIN + self.label
    }

    pub fn row(&mut self, label: &str, text: &str) {
        let text = self.screen.wrap(text, self.indent());
        let dim = self.screen.dim();
        let label = pad(label, self.label);
        self.line(format_args!("{dim}{label}{dim:#}{text}"));
    }

    /// A row under another one: a short word, then text.
    pub fn under(&mut self, word: &str, columns: usize, text: &str) {
        let indent = self.indent() + columns;
        let text = self.screen.wrap(text, indent);
        let gap = " ".repeat(self.label);
        self.line(format_args!("{gap}{}{text}", pad(word, columns)));
    }

    fn line(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing into a string cannot fail.
        let _ = writeln!(self.out, "{:MARGIN$}{text}", "");
    }

    pub fn gap(&mut self) {
        self.out.push('\n');
    }

    /// The host, with lines that show where the tenant's part ends and the suffix begins.
    fn anatomy(&mut self, verdict: &Verdict) {
        let (bold, dim) = (self.screen.bold(), self.screen.dim());
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
            pick(self.lang, "tenant: holds this name and all below it", "借り手: この名前とその下をすべて持っています");
        if MARGIN + host.len() > self.screen.width() {
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
            (Standing::Unlisted, _) => pick(
                lang,
                "under no suffix that Sublet knows; no promise of safety",
                "既知のサフィックスの下にはありません(安全とは限りません)",
            ),
            (Standing::Provider, true) => {
                pick(lang, "the suffix itself, not a tenant", "サフィックスそのもので、借り手ではありません")
            }
            (Standing::Provider, false) => {
                pick(lang, "the provider's own host, not a tenant", "事業者自身のホストで、借り手ではありません")
            }
            (Standing::Tenant, _) => {
                pick(lang, "rented in somebody else's domain", "他人のドメインの中で借りられた名前です")
            }
        };
        let word = words::standing(verdict.standing, lang);
        self.row(pick(lang, "standing", "立場"), &format!("{word}: {meaning}"));
    }

    fn evidence(&mut self, verdict: &Verdict) {
        let listed = verdict.evidence.iter().filter(|evidence| evidence.by == EvidenceKind::Catalogue);
        let sources: Vec<&str> = listed.map(|evidence| evidence.source.as_str()).collect();
        if !sources.is_empty() {
            self.row(pick(self.lang, "listed by", "出典"), &sources.join(", "));
        }
    }

    fn risk(&mut self, verdict: &Verdict) {
        let style = self.screen.level(verdict.risk.level);
        let level = words::level(verdict.risk.level, self.lang);
        let risk = format!("{style}{} {level}{style:#}", verdict.risk.score);
        self.row(pick(self.lang, "risk", "リスク"), &risk);
        for Reason { points, text, .. } in &verdict.reasons {
            self.under(&format!("{points:>+3}"), 5, text);
        }
    }

    /// Documented misuse, with where it is told.
    pub fn incidents(&mut self, incidents: &[Incident]) {
        for (at, incident) in incidents.iter().enumerate() {
            let technique = incident.technique.as_ref().map(|id| format!(", {id}")).unwrap_or_default();
            let head = format!("{} {}{technique}", incident.year, incident.actor);
            match at {
                0 => self.row(pick(self.lang, "incidents", "事例"), &head),
                _ => self.under("", 0, &head),
            }
            self.under("", 5, &incident.what);
            self.under("", 5, &incident.source);
        }
    }
}

/// The width of the widest of some words.
pub fn widest<'w>(words: impl IntoIterator<Item = &'w str>) -> usize {
    words.into_iter().map(width).max().unwrap_or(0)
}
