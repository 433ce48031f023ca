//! Writing catalogue files. Compiled only with the `write` feature.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Columns, Listing, Role, Sets, Traits,
    format::{self, Header, MAX_RULES, Section},
};
use crate::{Error, ProviderRecord, Source, catalogue::index::labels};

/// A rule as the compiler knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuffixRule {
    /// What it says.
    pub traits: Traits,
    /// Who lists it, in the order of the sources.
    pub evidence: Vec<Listing>,
}

/// Everything that goes into a catalogue file.
#[derive(Clone, Debug)]
pub struct CatalogueBuilder {
    /// Goes up with every published catalogue.
    pub serial: u64,
    /// Seconds since 1970 (UTC).
    pub created: i64,
    /// Where the rules come from, in the order that [`Listing::source`] counts.
    pub sources: Vec<Source>,
    /// Providers, in the order that [`Traits::provider`] counts.
    pub providers: Vec<ProviderRecord>,
    /// Rules by name (`duckdns.org`, `*.compute.example`). Names have two labels or more.
    pub rules: BTreeMap<String, SuffixRule>,
}

impl CatalogueBuilder {
    /// The file's bytes; the same for the same builder.
    ///
    /// # Errors
    /// [`Error::CatalogueCorrupt`] where it does not fit the format: too many rules, providers or classes, a rule of one
    /// label, or a rule that points to no provider or source.
    pub fn encode(&self) -> Result<Vec<u8>, Error> {
        if self.rules.len() > MAX_RULES as usize || self.rules.keys().any(|name| !name.contains('.')) {
            return Err(Section::Rules.corrupt());
        }
        let mut classes: Vec<Traits> = self.rules.values().map(|rule| rule.traits).collect();
        classes.sort_by_key(Traits::encode);
        classes.dedup();
        let too_many = classes.len() >= usize::from(u16::MAX) || self.providers.len() >= usize::from(u16::MAX);
        let stray = |traits: &Traits| traits.provider.is_some_and(|index| usize::from(index) >= self.providers.len());
        if too_many || classes.iter().any(stray) {
            return Err(Section::Traits.corrupt());
        }
        let sets: Vec<Vec<Listing>> =
            self.rules.values().map(|rule| rule.evidence.clone()).collect::<BTreeSet<_>>().into_iter().collect();
        if sets.iter().flatten().any(|listing| usize::from(listing.source) >= self.sources.len()) {
            return Err(Section::Evidence.corrupt());
        }
        // Rules are numbered in the order of the index, so that the columns repeat themselves.
        let rules: BTreeMap<String, &SuffixRule> =
            self.rules.iter().map(|(name, rule)| (labels::reversed(name), rule)).collect();
        let class = |rule: &SuffixRule| {
            classes.binary_search_by_key(&rule.traits.encode(), Traits::encode).unwrap_or_default() as u16
        };
        let set = |rule: &SuffixRule| sets.binary_search(&rule.evidence).unwrap_or_default() as u32;
        let columns = Columns::encode(
            &rules.values().map(|rule| class(rule)).collect::<Vec<_>>(),
            &rules.values().map(|rule| set(rule)).collect::<Vec<_>>(),
        );
        let sources = postcard::to_allocvec(&self.sources).map_err(|_| Section::Sources.corrupt())?;
        let suffixes = self.rules.values().filter(|rule| rule.traits.role == Role::Suffix).count();
        let header = Header {
            serial: self.serial,
            created: self.created,
            suffixes: suffixes as u32,
            rules: self.rules.len() as u32,
        };
        let traits: Vec<u8> = classes.iter().flat_map(Traits::encode).collect();
        format::write(
            &header,
            &[
                (Section::Sources, &sources),
                (Section::Providers, &self.provider_table()?),
                (Section::Traits, &traits),
                (Section::Rules, &columns),
                (Section::Evidence, &Sets::encode(&sets)),
                (Section::Index, &index(rules.keys())?),
            ],
        )
    }

    fn provider_table(&self) -> Result<Vec<u8>, Error> {
        let mut index = (self.providers.len() as u32).to_le_bytes().to_vec();
        let mut records = Vec::new();
        for provider in &self.providers {
            let at = 4 + 4 * self.providers.len() + records.len();
            index.extend_from_slice(&(at as u32).to_le_bytes());
            records.extend(postcard::to_allocvec(provider).map_err(|_| Section::Providers.corrupt())?);
        }
        index.extend(records);
        Ok(index)
    }
}

fn index<'n>(names: impl Iterator<Item = &'n String>) -> Result<Vec<u8>, Error> {
    let corrupt = |_| Section::Index.corrupt();
    let mut builder = fst::MapBuilder::memory();
    builder.extend_iter(names.zip(0..)).map_err(corrupt)?;
    builder.into_inner().map_err(corrupt)
}
