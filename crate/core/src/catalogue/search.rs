use bytes::Bytes;
use fst::{
    Automaton, IntoStreamer, Streamer,
    automaton::{Levenshtein, Str},
};
use serde::Serialize;

use super::Catalogue;
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

/// Matches a reversed name (`org.duckdns`) when any of its labels satisfies the inner automaton.
struct AnyLabel<A>(A);

impl<A: Automaton> Automaton for AnyLabel<A> {
    /// The inner state for the current label; `None` once a label has matched.
    type State = Option<A::State>;

    fn start(&self) -> Self::State {
        Some(self.0.start())
    }

    fn is_match(&self, state: &Self::State) -> bool {
        state.as_ref().is_none_or(|state| self.0.is_match(state))
    }

    fn accept(&self, state: &Self::State, byte: u8) -> Self::State {
        let state = state.as_ref()?;
        if byte != b'.' {
            return Some(self.0.accept(state, byte));
        }
        (!self.0.is_match(state)).then(|| self.0.start())
    }
}

/// The longest term that is searched for, in bytes. Longer ones find nothing.
const MAX_TERM: usize = 64;

/// Finds suffixes and providers by the beginning of a label or name, and within one or two typing mistakes.
pub(super) fn search(catalogue: &Catalogue, term: &str, limit: usize) -> Vec<Hit> {
    let term = term.trim().trim_matches('.').to_lowercase();
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
    found.sort_by(|(a_rank, a), (b_rank, b)| {
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
        let name = record.name.to_lowercase();
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

fn prefixes(catalogue: &Catalogue, term: &str) -> Vec<(Rank, Hit)> {
    let found = match term.rsplit_once('.') {
        // `duckdns.o`: the last label is still being typed, the labels before it are whole.
        Some((whole, begun)) => {
            let tail = reverse(whole);
            let keep = |key: &str| {
                key.split_once('.').is_some_and(|(top, rest)| {
                    top.starts_with(begun)
                        && rest.strip_prefix(&*tail).is_some_and(|r| r.is_empty() || r.starts_with('.'))
                })
            };
            let mut found = collect(&catalogue.fst, Str::new(begun).starts_with());
            found.retain(|(key, _)| keep(key) || key.strip_prefix(&*reverse(term)).is_some_and(|r| r.starts_with('.')));
            found
        }
        None => collect(&catalogue.fst, AnyLabel(Str::new(term).starts_with())),
    };
    let rank = |text: &str| {
        if text == term {
            Rank::Exact
        } else if text.starts_with(term) {
            Rank::Start
        } else {
            Rank::Inside
        }
    };
    let hits = found.into_iter().filter_map(|(key, class)| {
        let text = listed(catalogue, &key, class)?;
        Some((rank(&text), suffix(catalogue, text, class, 0)))
    });
    hits.collect()
}

/// Suffixes within the number of mistakes that a term of this length may hold, with the distance.
fn typos(catalogue: &Catalogue, term: &str) -> Vec<(String, u64, u8)> {
    let mut out: Vec<(String, u64, u8)> = Vec::new();
    for distance in 1..=mistakes(term) {
        let reversed = reverse(term);
        let Ok(automaton) = Levenshtein::new(&reversed, distance) else { continue };
        let found = match term.contains('.') {
            true => collect(&catalogue.fst, automaton),
            false => collect(&catalogue.fst, AnyLabel(automaton)),
        };
        for (key, class) in found {
            if let Some(text) = listed(catalogue, &key, class) {
                if !out.iter().any(|(known, ..)| *known == text) {
                    out.push((text, class, distance as u8));
                }
            }
        }
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

fn collect<A: Automaton>(fst: &fst::Map<Bytes>, automaton: A) -> Vec<(String, u64)> {
    let mut stream = fst.search(automaton).into_stream();
    let mut out = Vec::new();
    while let Some((key, class)) = stream.next() {
        if let Ok(key) = std::str::from_utf8(key) {
            out.push((key.to_string(), class));
        }
    }
    out
}

/// The suffix as people write it; `None` for rules that are no suffixes.
fn listed(catalogue: &Catalogue, key: &str, class: u64) -> Option<String> {
    let class = catalogue.classes.get(class)?;
    (class.role == super::Role::Suffix).then(|| reverse(key))
}

fn suffix(catalogue: &Catalogue, text: String, class: u64, distance: u8) -> Hit {
    let class = catalogue.classes.get(class);
    Hit {
        r#type: HitType::Suffix,
        text,
        provider: class.and_then(|class| catalogue.provider_ref(class.provider?)),
        kind: class.and_then(|class| class.kind),
        distance,
    }
}

/// `org.duckdns` ⇄ `duckdns.org`.
pub(super) fn reverse(name: &str) -> String {
    let labels: Vec<&str> = name.rsplit('.').collect();
    labels.join(".")
}
