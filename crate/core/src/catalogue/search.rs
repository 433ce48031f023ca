use fst::{Automaton, IntoStreamer, Streamer, automaton::Levenshtein};
use serde::Serialize;

use super::{Catalogue, Class, Role};
use crate::{Kind, verdict::ProviderRef};

/// Something a search term may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Hit {
    /// What was found.
    pub r#type: HitType,
    /// The suffix, or the provider's name.
    pub text: String,
    /// The provider behind it, where one is known.
    pub provider: Option<ProviderRef>,
    /// The sort of service.
    pub kind: Option<Kind>,
    /// Edits between the term and what it matched; 0 for a prefix.
    pub distance: u8,
}

/// What a [`Hit`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum HitType {
    /// A provider.
    Provider,
    /// A suffix.
    Suffix,
}

/// What a reversed name (`org.duckdns`) is searched for.
struct Pattern {
    wanted: Wanted,
    /// Any one label may match, rather than the whole.
    any_label: bool,
}

enum Wanted {
    /// Begins with this.
    Prefix(Vec<u8>),
    /// Is this but for some mistakes.
    Typos(Levenshtein),
}

/// How far a pattern has come: in the current label (or the whole), or done.
#[derive(Clone)]
enum Progress {
    Prefix(Option<usize>),
    Typos(<Levenshtein as Automaton>::State),
    Done,
}

impl Automaton for Pattern {
    type State = Progress;

    fn start(&self) -> Progress {
        match &self.wanted {
            Wanted::Prefix(_) => Progress::Prefix(Some(0)),
            Wanted::Typos(automaton) => Progress::Typos(automaton.start()),
        }
    }

    fn is_match(&self, state: &Progress) -> bool {
        match (state, &self.wanted) {
            (Progress::Done, _) => true,
            (Progress::Prefix(Some(read)), Wanted::Prefix(prefix)) => *read == prefix.len(),
            (Progress::Typos(state), Wanted::Typos(automaton)) => automaton.is_match(state),
            _ => false,
        }
    }

    fn can_match(&self, state: &Progress) -> bool {
        match (state, &self.wanted) {
            _ if self.any_label => true,
            (Progress::Prefix(read), _) => read.is_some(),
            (Progress::Typos(state), Wanted::Typos(automaton)) => automaton.can_match(state),
            _ => true,
        }
    }

    fn accept(&self, state: &Progress, byte: u8) -> Progress {
        if self.any_label && byte == b'.' {
            return if self.is_match(state) { Progress::Done } else { self.start() };
        }
        match (state, &self.wanted) {
            (Progress::Prefix(Some(read)), Wanted::Prefix(prefix)) => match prefix.get(*read) {
                None => Progress::Done,
                Some(wanted) => Progress::Prefix((*wanted == byte).then_some(read + 1)),
            },
            (Progress::Typos(state), Wanted::Typos(automaton)) => Progress::Typos(automaton.accept(state, byte)),
            (Progress::Done, _) => Progress::Done,
            _ => Progress::Prefix(None),
        }
    }
}

/// The longest term that is searched for, in bytes. Longer ones find nothing.
const MAX_TERM: usize = 64;

/// Finds suffixes and providers by the beginning of a label or name, and within one or two typing mistakes.
pub(super) fn search(catalogue: &Catalogue, term: &str, limit: usize) -> Vec<Hit> {
    let term = term.trim().trim_matches('.').to_ascii_lowercase();
    if term.is_empty() || term.len() > MAX_TERM || limit == 0 {
        return Vec::new();
    }
    let mut found = providers(catalogue, &term);
    found.extend(prefixes(catalogue, &term));
    if found.len() < limit {
        for (text, class, distance) in typos(catalogue, &term) {
            if !found.iter().any(|(_, hit)| hit.r#type == HitType::Suffix && hit.text == text) {
                found.push((Rank::Typo, suffix(catalogue, text, class, distance)));
            }
        }
    }
    found.sort_unstable_by(|(a_rank, a), (b_rank, b)| {
        let key = |rank: &Rank, hit: &Hit| (*rank, hit.distance, hit.text.len(), hit.r#type);
        key(a_rank, a).cmp(&key(b_rank, b)).then_with(|| a.text.cmp(&b.text))
    });
    found.truncate(limit);
    found.into_iter().map(|(_, hit)| hit).collect()
}

/// How well a hit fits, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Exact,
    Provider,
    Start,
    Inside,
    Typo,
}

fn providers(catalogue: &Catalogue, term: &str) -> Vec<(Rank, Hit)> {
    let mistakes = Levenshtein::new(term, mistakes(term)).ok();
    let hit = |record: &crate::ProviderRecord| {
        let name = record.name.to_ascii_lowercase();
        let words = || name.split([' ', '-', '.', '/', '(', ')']).chain([name.as_str(), record.id.as_str()]);
        let (rank, distance) = if name == term || record.id == term {
            (Rank::Exact, 0)
        } else if words().any(|word| word.starts_with(term)) {
            (Rank::Provider, 0)
        } else if words().any(|word| mistakes.as_ref().is_some_and(|automaton| matches(automaton, word))) {
            (Rank::Typo, 1)
        } else {
            return None;
        };
        let provider = Some(ProviderRef { id: record.id.clone(), name: record.name.clone() });
        let text = record.name.clone();
        Some((rank, Hit { r#type: HitType::Provider, text, provider, kind: record.kind, distance }))
    };
    catalogue.records().iter().filter_map(hit).collect()
}

fn matches(automaton: &Levenshtein, word: &str) -> bool {
    let end = word.bytes().fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
    automaton.is_match(&end)
}

/// Suffixes with a label, or several in a row, that begin with the term.
fn prefixes(catalogue: &Catalogue, term: &str) -> Vec<(Rank, Hit)> {
    let first = term.split('.').next().unwrap_or(term);
    let pattern = Pattern { wanted: Wanted::Prefix(first.into()), any_label: true };
    let mut out = Vec::new();
    collect(catalogue, &pattern, |text, class| {
        let begins = |at: usize| at == 0 || text.as_bytes()[at - 1] == b'.';
        let rank = match text.match_indices(term).map(|(at, _)| at).find(|&at| begins(at)) {
            Some(0) if text == term => Rank::Exact,
            Some(0) => Rank::Start,
            Some(_) => Rank::Inside,
            None => return,
        };
        out.push((rank, suffix(catalogue, text, class, 0)));
    });
    out
}

/// Suffixes within the number of mistakes that a term of this length may hold, with the distance.
fn typos(catalogue: &Catalogue, term: &str) -> Vec<(String, Class, u8)> {
    let mut out: Vec<(String, Class, u8)> = Vec::new();
    for distance in 1..=mistakes(term) {
        let Ok(automaton) = Levenshtein::new(&reverse(term), distance) else { continue };
        let pattern = Pattern { wanted: Wanted::Typos(automaton), any_label: !term.contains('.') };
        collect(catalogue, &pattern, |text, class| {
            if !out.iter().any(|(known, ..)| *known == text) {
                out.push((text, class, distance as u8));
            }
        });
    }
    out
}

fn mistakes(term: &str) -> u32 {
    match term.chars().count() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// Calls `each` with every suffix that the pattern matches.
fn collect(catalogue: &Catalogue, pattern: &Pattern, mut each: impl FnMut(String, Class)) {
    let mut stream = catalogue.fst.search(pattern).into_stream();
    while let Some((key, class)) = stream.next() {
        let class = catalogue.classes.get(class).filter(|class| class.role == Role::Suffix);
        if let (Some(class), Ok(key)) = (class, std::str::from_utf8(key)) {
            each(reverse(key), class);
        }
    }
}

fn suffix(catalogue: &Catalogue, text: String, class: Class, distance: u8) -> Hit {
    Hit {
        r#type: HitType::Suffix,
        text,
        provider: class.provider.and_then(|index| catalogue.provider_ref(index)),
        kind: class.kind,
        distance,
    }
}

/// `org.duckdns` ⇄ `duckdns.org`.
pub(super) fn reverse(name: &str) -> String {
    let labels: Vec<&str> = name.rsplit('.').collect();
    labels.join(".")
}
