//! The rules of a catalogue file, and a larger catalogue around them.

use std::{collections::BTreeMap, error::Error};

use fst::Streamer;
use sublet::{
    Catalogue, CatalogueBuilder, Listing, Role, SuffixRule,
    catalogue::format::{ENTRY, HEADER, Section},
};

use crate::{random::Random, words};

/// A catalogue file with everything the bench needs of it.
pub struct Subject {
    pub name: &'static str,
    /// The name in file names.
    pub short: &'static str,
    pub file: Vec<u8>,
    pub catalogue: Catalogue,
    pub rules: BTreeMap<String, SuffixRule>,
    /// The same rules by their number.
    pub numbers: BTreeMap<String, u32>,
}

impl Subject {
    pub fn new(name: &'static str, short: &'static str, file: Vec<u8>) -> Result<Subject, Box<dyn Error>> {
        let catalogue = Catalogue::open(file.clone())?;
        let numbers = numbers(&file)?;
        let mut rules = BTreeMap::new();
        catalogue.for_each_rule(|name, traits| {
            rules.insert(name.to_string(), SuffixRule { traits, evidence: vec![Listing::undated(0)] });
        });
        Ok(Subject { name, short, file, catalogue, rules, numbers })
    }

    pub fn index(&self) -> &[u8] {
        section(&self.file, Section::Index).unwrap_or_default()
    }

    /// This catalogue with invented suffixes added until it has `count`.
    pub fn grown(&self, count: usize) -> Result<Subject, Box<dyn Error>> {
        let mut rules = self.rules.clone();
        let classes: Vec<SuffixRule> =
            rules.values().filter(|rule| rule.traits.role == Role::Suffix).cloned().collect();
        let mut left = count.saturating_sub(classes.len());
        let mut random = Random::new(0x0dd5);
        while left > 0 {
            let site = words::site(&mut random);
            let rule = match random.below(100) {
                0 => format!("*.{site}"),
                1..=12 => format!("{}.{site}", words::front(&mut random)),
                _ => site,
            };
            if let std::collections::btree_map::Entry::Vacant(entry) = rules.entry(rule) {
                entry.insert(random.pick(&classes).clone());
                left -= 1;
            }
        }
        let records = (0..self.catalogue.provider_count()).filter_map(|index| self.catalogue.record(index as u16));
        let builder = CatalogueBuilder {
            serial: 1,
            created: self.catalogue.created().as_second(),
            sources: self.catalogue.sources(),
            providers: records.collect(),
            rules,
        };
        Subject::new("100,000 suffixes", "grown", builder.encode()?)
    }

    pub fn suffix_count(&self) -> usize {
        self.rules.values().filter(|rule| rule.traits.role == Role::Suffix).count()
    }
}

fn section(file: &[u8], section: Section) -> Option<&[u8]> {
    let number = |at: usize| Some(u32::from_le_bytes(file.get(at..at + 4)?.try_into().ok()?) as usize);
    let mut entries = (0..Section::REQUIRED.len()).map(|index| HEADER + index * ENTRY);
    let entry = entries.find(|&at| file.get(at..at + 4) == Some(&section.tag()))?;
    let start = number(entry + 4)?;
    file.get(start..start + number(entry + 8)?)
}

fn numbers(file: &[u8]) -> Result<BTreeMap<String, u32>, Box<dyn Error>> {
    let index = fst::Map::new(section(file, Section::Index).unwrap_or_default())?;
    let mut numbers = BTreeMap::new();
    let mut stream = index.stream();
    while let Some((key, rule)) = stream.next() {
        let labels: Vec<&str> = std::str::from_utf8(key)?.rsplit('.').collect();
        numbers.insert(labels.join("."), rule as u32);
    }
    Ok(numbers)
}
