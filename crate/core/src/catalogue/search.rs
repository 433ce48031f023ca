use std::collections::BinaryHeap;

use serde::Serialize;

use super::{Catalogue, typos::Typos};
use crate::{Kind, provider::ProviderHead, verdict::ProviderRef};

/// Something a search term may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum HitType {
    /// A provider.
    Provider,
    /// A suffix.
    Suffix,
}

/// The longest term that is searched for, in bytes. Longer ones find nothing.
const MAX_TERM: usize = 64;

/// Finds suffixes and providers by the beginning of a label or name, and within one or two typing mistakes.
pub(super) fn search(catalogue: &Catalogue, term: &str, limit: usize) -> Vec<Hit> {
    let term = term.trim().trim_matches('.').to_ascii_lowercase();
    if term.is_empty() || term.len() > MAX_TERM || limit == 0 {
        return Vec::new();
    }
    let typos = Typos::new(&term);
    let providers: Vec<ProviderHead<'_>> = catalogue.heads().collect();
    let mut top = TopHits { limit, heap: BinaryHeap::new() };
    for (index, provider) in providers.iter().enumerate() {
        if let Some((rank, distance)) = fit_of_provider(provider, &term, &typos) {
            top.offer(rank, distance, HitType::Provider, provider.name, Some(index as u16), provider.kind);
        }
    }
    catalogue.for_each_suffix(|suffix, traits| {
        let typo = || typos_in(suffix, &term, &typos).filter(|_| top.wants(Rank::Typo));
        if let Some((rank, distance)) = fit_of_suffix(suffix, &term).or_else(typo) {
            top.offer(rank, distance, HitType::Suffix, suffix, traits.provider, traits.kind);
        }
    });
    top.into_hits(&providers)
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

/// A hit before it is written out; the least is the best.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    rank: Rank,
    distance: u8,
    length: usize,
    r#type: HitType,
    text: String,
    provider: Option<u16>,
    kind: Option<Kind>,
}

/// The best candidates so far.
struct TopHits {
    limit: usize,
    heap: BinaryHeap<Candidate>,
}

impl TopHits {
    /// Whether a candidate of this rank could still come in.
    fn wants(&self, rank: Rank) -> bool {
        self.heap.len() < self.limit || self.heap.peek().is_some_and(|worst| rank <= worst.rank)
    }

    fn offer(
        &mut self,
        rank: Rank,
        distance: u8,
        r#type: HitType,
        text: &str,
        provider: Option<u16>,
        kind: Option<Kind>,
    ) {
        if self.wants(rank) {
            self.heap.push(Candidate { rank, distance, length: text.len(), r#type, text: text.into(), provider, kind });
            if self.heap.len() > self.limit {
                self.heap.pop();
            }
        }
    }

    fn into_hits(self, providers: &[ProviderHead<'_>]) -> Vec<Hit> {
        let hit = |Candidate { r#type, text, provider, kind, distance, .. }| {
            let provider = provider.and_then(|index: u16| providers.get(usize::from(index)));
            let provider = provider.map(|head| ProviderRef { id: head.id.into(), name: head.name.into() });
            Hit { r#type, text, provider, kind, distance }
        };
        self.heap.into_sorted_vec().into_iter().map(hit).collect()
    }
}

fn fit_of_provider(provider: &ProviderHead<'_>, term: &str, typos: &Typos) -> Option<(Rank, u8)> {
    let name = provider.name.to_ascii_lowercase();
    if name == term || provider.id == term {
        return Some((Rank::Exact, 0));
    }
    let words = || name.split([' ', '-', '.', '/', '(', ')']).chain([name.as_str(), provider.id]);
    if words().any(|word| word.starts_with(term)) {
        return Some((Rank::Provider, 0));
    }
    let distance = words().filter_map(|word| typos.distance(word)).min();
    distance.map(|distance| (Rank::Typo, distance))
}

/// A suffix fits when a label, or several in a row, begin with the term.
fn fit_of_suffix(suffix: &str, term: &str) -> Option<(Rank, u8)> {
    let (bytes, term) = (suffix.as_bytes(), term.as_bytes());
    let begins = |&at: &usize| (at == 0 || bytes[at - 1] == b'.') && bytes[at..].starts_with(term);
    let rank = match (0..bytes.len()).find(begins)? {
        0 if bytes.len() == term.len() => Rank::Exact,
        0 => Rank::Start,
        _ => Rank::Inside,
    };
    Some((rank, 0))
}

/// A term of one label is compared with each label of the suffix, a longer one with the whole.
fn typos_in(suffix: &str, term: &str, typos: &Typos) -> Option<(Rank, u8)> {
    let distance = match term.contains('.') {
        true => typos.distance(suffix),
        false => suffix.split('.').filter_map(|label| typos.distance(label)).min(),
    };
    distance.map(|distance| (Rank::Typo, distance))
}
