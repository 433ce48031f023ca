//! Writing catalogue files. Compiled only with the `write` feature.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::{
    Class, Source,
    filter::encode_filter,
    format::{ENTRY, HEADER, Header, Section, seal},
    labels, tail_hash,
};
use crate::{Error, ProviderRecord};

/// Everything that goes into a catalogue file.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Goes up with every published catalogue.
    pub serial: u64,
    /// Seconds since 1970 (UTC).
    pub created: i64,
    /// Where the rules come from, in the order of [`Class::sources`]' bits.
    pub sources: Vec<Source>,
    /// Providers, in the order that [`Class::provider`] counts.
    pub providers: Vec<ProviderRecord>,
    /// Rules by name (`duckdns.org`, `*.compute.example`). Names have two labels or more.
    pub rules: BTreeMap<String, Class>,
}

impl Draft {
    /// The file's bytes; the same for the same draft.
    ///
    /// # Errors
    /// [`Error::CatalogueCorrupt`] where the draft does not fit the format: too many providers or classes, a rule of
    /// one label, or a rule that points to no provider.
    pub fn encode(&self) -> Result<Vec<u8>, Error> {
        let mut classes: Vec<Class> = self.rules.values().copied().collect();
        classes.sort_by_key(Class::encode);
        classes.dedup();
        let too_many = classes.len() >= usize::from(u16::MAX) || self.providers.len() >= usize::from(u16::MAX);
        let stray = |class: &Class| class.provider.is_some_and(|index| usize::from(index) >= self.providers.len());
        if too_many || classes.iter().any(stray) {
            return Err(Section::Classes.corrupt());
        }
        let sections = [
            postcard::to_allocvec(&self.sources).map_err(|_| Section::Sources.corrupt())?,
            self.provider_table()?,
            classes.iter().flat_map(Class::encode).collect(),
            self.suffix_index(&classes)?,
            self.filter()?,
        ];
        let mut offset = HEADER + Section::ALL.len() * ENTRY;
        let total = offset + sections.iter().map(Vec::len).sum::<usize>();
        let suffixes = self.rules.values().filter(|class| class.role == super::Role::Suffix).count();
        let header = Header { serial: self.serial, created: self.created, suffixes: suffixes as u32 };
        let mut file = Vec::with_capacity(total);
        file.extend_from_slice(&header.encode(total as u64));
        for (section, bytes) in Section::ALL.into_iter().zip(&sections) {
            file.extend_from_slice(&section.tag());
            file.extend_from_slice(&(offset as u32).to_le_bytes());
            file.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
            offset += bytes.len();
        }
        sections.iter().for_each(|bytes| file.extend_from_slice(bytes));
        seal(&mut file);
        Ok(file)
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

    fn suffix_index(&self, classes: &[Class]) -> Result<Vec<u8>, Error> {
        let number = |class: &Class| classes.binary_search_by_key(&class.encode(), Class::encode).unwrap_or(0);
        let key = |name: &str| {
            let mut key = String::with_capacity(name.len());
            labels::reverse(name, &mut key);
            key
        };
        let keys: BTreeMap<String, u64> =
            self.rules.iter().map(|(name, class)| (key(name), number(class) as u64)).collect();
        let corrupt = |_| Section::Suffixes.corrupt();
        let mut builder = fst::MapBuilder::memory();
        builder.extend_iter(keys).map_err(corrupt)?;
        builder.into_inner().map_err(corrupt)
    }

    fn filter(&self) -> Result<Vec<u8>, Error> {
        let mut tails = BTreeSet::new();
        for name in self.rules.keys() {
            let base = name.strip_prefix("*.").unwrap_or(name);
            tails.insert(tail_hash(base).ok_or_else(|| Section::Suffixes.corrupt())?);
        }
        let tails: Vec<u64> = tails.into_iter().collect();
        encode_filter(&tails).ok_or_else(|| Section::Filter.corrupt())
    }
}
