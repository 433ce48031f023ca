//! The compiled, read-only file of suffixes and providers.

mod class;
mod dots;
#[cfg(feature = "write")]
mod encode;
mod filter;
pub mod format;
mod hash;
mod info;
mod labels;
mod placement;
mod rule;
mod search;
mod sound;
mod table;
mod typos;
mod walk;
pub(crate) mod words;

use std::fmt;

use bytes::Bytes;

pub use class::{Class, Role};
#[cfg(feature = "write")]
pub use encode::Draft;
pub use filter::tail_hash;
pub use info::{Info, Source};
pub use placement::Placement;
pub use search::{Hit, HitType};
pub use table::Table;
pub use walk::WILDCARD;

use class::Classes;
use filter::Filter;
use format::{Header, Layout, Section};

use crate::{Error, Host, Lang, Provider, ProviderRecord, Timestamp, provider::ProviderHead};

/// An open catalogue. It reads the file's bytes where they lie, and cloning it copies nothing.
///
/// ```
/// use sublet::{Catalogue, Host, Standing};
/// # let bytes = sublet::example::catalogue();
///
/// let catalogue = Catalogue::open(bytes)?;
/// let placement = catalogue.find(&Host::parse("cam.mallory.duckdns.org")?);
/// assert_eq!(placement.standing, Standing::Tenant);
/// assert_eq!(placement.site("cam.mallory.duckdns.org"), Some("mallory.duckdns.org"));
/// assert_eq!(catalogue.find(&Host::parse("notduckdns.org")?).standing, Standing::Unlisted);
/// # Ok::<(), sublet::Error>(())
/// ```
#[derive(Clone)]
pub struct Catalogue {
    header: Header,
    sources: Bytes,
    providers: Bytes,
    classes: Classes,
    fst: fst::Map<Bytes>,
    filter: Filter,
    length: usize,
}

impl Catalogue {
    /// Opens a catalogue file.
    ///
    /// # Errors
    /// [`Error::NotACatalogue`], [`Error::CatalogueVersion`], [`Error::CatalogueTruncated`],
    /// [`Error::CatalogueChecksum`] and [`Error::CatalogueCorrupt`].
    pub fn open(file: impl Into<Bytes>) -> Result<Catalogue, Error> {
        let file = file.into();
        let layout = Layout::read(&file)?;
        let providers = layout.section(Section::Providers);
        let count = provider_count(&providers).ok_or_else(|| Section::Providers.corrupt())?;
        let index = Some(layout.section(Section::Suffixes)).filter(|index| sound::is_sound(index));
        let fst = index.and_then(|index| fst::Map::new(index).ok()).ok_or_else(|| Section::Suffixes.corrupt())?;
        Ok(Catalogue {
            header: layout.header,
            sources: layout.section(Section::Sources),
            classes: Classes::open(&layout.section(Section::Classes), count)?,
            filter: Filter::open(layout.section(Section::Filter))?,
            providers,
            fst,
            length: file.len(),
        })
    }

    /// Where a host stands. Addresses are unlisted.
    pub fn find(&self, host: &Host) -> Placement {
        host.name().map_or(Placement::UNLISTED, |name| self.find_name(name))
    }

    /// Where a canonical host name stands, as [`canonical`](crate::canonical) or [`Host`] gives it.
    pub fn find_name(&self, name: &str) -> Placement {
        match tail_hash(name) {
            Some(tail) if self.filter.may_hold(tail) => walk::find(self.fst.as_fst(), &self.classes, name),
            _ => Placement::UNLISTED,
        }
    }

    /// A flat table with the same answers, for batches.
    pub fn table(&self) -> Table {
        Table::build(self.fst.as_fst(), self.classes.clone(), self.filter.clone())
    }

    /// Suffixes and providers that a search term may mean, best first: exact, by the beginning of a label or name, and
    /// within one typing mistake (four letters or more) or two (seven or more).
    pub fn search(&self, term: &str, limit: usize) -> Vec<Hit> {
        search::search(self, term, limit)
    }

    /// Calls `each` with every suffix (`*.x`: every label below `x`) in the order of its reversed labels.
    pub fn for_each_suffix(&self, mut each: impl FnMut(&str, Class)) {
        self.for_each_rule(|name, class| {
            if class.role == Role::Suffix {
                each(name, class);
            }
        });
    }

    /// Calls `each` with every rule: suffixes, what providers keep for themselves, and exceptions to wildcards.
    pub(crate) fn for_each_rule(&self, mut each: impl FnMut(&str, Class)) {
        let mut name = String::new();
        walk::each(self.fst.as_fst(), &mut |key, class| {
            if let (Some(class), Ok(key)) = (self.classes.get(class), std::str::from_utf8(key)) {
                name.clear();
                labels::reverse(key, &mut name);
                each(&name, class);
            }
        });
    }

    /// Every suffix, as [`for_each_suffix`](Catalogue::for_each_suffix) gives them.
    pub fn suffixes(&self) -> Vec<String> {
        let mut out = Vec::new();
        self.for_each_suffix(|suffix, _| out.push(suffix.into()));
        out
    }

    /// Every provider, in the order that [`Class::provider`] counts.
    pub fn providers(&self, lang: Lang) -> Vec<Provider> {
        let mut suffixes: Vec<Vec<String>> = Vec::new();
        suffixes.resize_with(self.provider_count(), Vec::new);
        self.for_each_suffix(|suffix, class| {
            if let Some(list) = class.provider.and_then(|index| suffixes.get_mut(usize::from(index))) {
                list.push(suffix.into());
            }
        });
        let records = (0..self.provider_count()).filter_map(|index| self.record(index as u16));
        records.zip(suffixes).map(|(record, suffixes)| record.in_lang(suffixes, lang)).collect()
    }

    /// One provider by its id.
    pub fn provider(&self, id: &str, lang: Lang) -> Option<Provider> {
        let index = self.heads().position(|head| head.id == id)?;
        let record = self.record(index as u16)?;
        let mut suffixes = Vec::new();
        self.for_each_suffix(|suffix, class| {
            if class.provider.map(usize::from) == Some(index) {
                suffixes.push(suffix.into());
            }
        });
        Some(record.in_lang(suffixes, lang))
    }

    /// The record of the provider with this index.
    pub fn record(&self, index: u16) -> Option<ProviderRecord> {
        postcard::from_bytes(self.record_bytes(index.into())?).ok()
    }

    /// The records of all providers, as far as [`ProviderHead`] goes.
    pub(crate) fn heads(&self) -> impl Iterator<Item = ProviderHead<'_>> {
        (0..self.provider_count()).map_while(|index| postcard::from_bytes(self.record_bytes(index)?).ok())
    }

    /// The bytes from the beginning of a record on.
    fn record_bytes(&self, index: usize) -> Option<&[u8]> {
        let at = (index < self.provider_count()).then_some(4 + 4 * index)?;
        self.providers.get(format::u32_at(&self.providers, at) as usize..)
    }

    /// How many providers there are.
    pub fn provider_count(&self) -> usize {
        provider_count(&self.providers).unwrap_or(0)
    }

    /// How many classes there are: the bound of [`Placement::class_index`].
    pub fn class_count(&self) -> usize {
        self.classes.len()
    }

    /// The class with this index.
    pub fn class(&self, index: u16) -> Option<Class> {
        self.classes.get(index.into())
    }

    /// The sources of the catalogue, in the order of [`Class::sources`]' bits.
    pub fn sources(&self) -> Vec<Source> {
        postcard::from_bytes(&self.sources).unwrap_or_default()
    }

    /// When the catalogue was made.
    pub fn created(&self) -> Timestamp {
        Timestamp::from_second(self.header.created)
    }

    /// What the catalogue says of itself.
    pub fn info(&self) -> Info {
        Info {
            release: env!("CARGO_PKG_VERSION").into(),
            format: format::VERSION,
            serial: self.header.serial,
            created: self.created().to_string(),
            suffixes: self.header.suffixes,
            providers: self.provider_count() as u32,
            bytes: self.length as u32,
            sources: self.sources(),
        }
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue").field("header", &self.header).field("length", &self.length).finish_non_exhaustive()
    }
}

/// The number in front of the provider table, if the index behind it is whole.
fn provider_count(section: &[u8]) -> Option<usize> {
    let count = format::u32_at(section.get(..4)?, 0) as usize;
    let fits = count < usize::from(u16::MAX) && section.len() >= 4 + 4 * count;
    fits.then_some(count)
}
