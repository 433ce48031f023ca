//! The compiled, read-only file of suffixes and providers.

pub(crate) mod file;
pub(crate) mod index;
mod info;
mod placement;
mod search;
mod typos;

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
};

use bytes::Bytes;

#[cfg(feature = "write")]
pub use file::{CatalogueBuilder, SuffixRule};
pub use file::{Listing, Role, Traits, format};
pub use index::walk::WILDCARD;
pub use info::{Info, Source};
pub use placement::Placement;
pub use search::{Hit, HitType};

use file::{
    Columns, Sets,
    format::{Header, Layout, Section, Trust, u32_at},
};
use index::{Dots, KnownDots, Match, Table, is_sound, labels, walk};

use crate::{
    Assessment, Error, Host, Lang, Provider, ProviderRecord, Standing, Timestamp,
    assess::risk::{Point, points, score},
    provider::ProviderHead,
};

/// An open catalogue: its bytes and the hash table over them. Cloning it copies neither, so any number of classifiers can
/// share one.
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
///
/// // Checked once, it opens at once from then on.
/// let again = Catalogue::open_prepared(catalogue.prepare()?)?;
/// assert_eq!(again.info().serial, catalogue.info().serial);
/// # Ok::<(), sublet::Error>(())
/// ```
#[derive(Clone)]
pub struct Catalogue(Arc<Inner>);

struct Inner {
    file: Bytes,
    /// Bytes of the file without the hash table of a prepared one.
    published: u32,
    header: Header,
    sources: Bytes,
    providers: Bytes,
    traits: Box<[Traits]>,
    columns: Columns,
    evidence: Sets,
    fst: fst::Map<Bytes>,
    table: Table,
    /// The score of each class's tenants, once it was asked for.
    scores: Box<[AtomicU8]>,
    #[cfg(feature = "json")]
    pub(crate) words: crate::json::Words,
}

/// No score yet. Scores end at 100.
const UNKNOWN: u8 = u8::MAX;

impl Catalogue {
    /// Opens a catalogue file: checks that it is whole, that no part contradicts another and that no walk through its index
    /// can leave it, and builds the hash table.
    ///
    /// # Errors
    /// [`Error::NotACatalogue`], [`Error::CatalogueVersion`], [`Error::CatalogueSection`], [`Error::CatalogueTruncated`],
    /// [`Error::CatalogueChecksum`] and [`Error::CatalogueCorrupt`].
    pub fn open(file: impl Into<Bytes>) -> Result<Catalogue, Error> {
        Catalogue::read(file.into(), Trust::None)
    }

    /// Opens what [`prepare`](Catalogue::prepare) gave, without checking again what was checked then and without building
    /// anything: for programs that install a catalogue once and start often.
    ///
    /// Give it no bytes that anybody else could have changed: from those it may answer wrongly, and its search may panic.
    ///
    /// # Errors
    /// [`Error::CatalogueCorrupt`] for a file that was not prepared, and the errors of [`open`](Catalogue::open), as far as
    /// the header shows them.
    pub fn open_prepared(file: impl Into<Bytes>) -> Result<Catalogue, Error> {
        Catalogue::read(file.into(), Trust::Own)
    }

    /// This catalogue as a file that [`open_prepared`](Catalogue::open_prepared) opens at once: the same sections, and the
    /// hash table (some 40 bytes a suffix) behind them.
    ///
    /// # Errors
    /// [`Error::CatalogueCorrupt`] where the file would grow beyond 4 GiB.
    pub fn prepare(&self) -> Result<Vec<u8>, Error> {
        let layout = Layout::read(&self.0.file, Trust::Own)?;
        let parts = Section::REQUIRED.map(|section| Ok((section, layout.section(section)?)));
        let parts: Vec<(Section, Bytes)> = parts.into_iter().collect::<Result<_, Error>>()?;
        let mut sections: Vec<(Section, &[u8])> = parts.iter().map(|(section, bytes)| (*section, &bytes[..])).collect();
        sections.push((Section::Table, self.0.table.bytes()));
        format::write(&layout.header, &sections)
    }

    fn read(file: Bytes, trust: Trust) -> Result<Catalogue, Error> {
        let layout = Layout::read(&file, trust)?;
        let header = layout.header;
        let sources = layout.section(Section::Sources)?;
        let providers = layout.section(Section::Providers)?;
        let count = provider_count(&providers).ok_or_else(|| Section::Providers.corrupt())?;
        let traits = Traits::table(&layout.section(Section::Traits)?, count)?;
        let columns = Columns::open(layout.section(Section::Rules)?, header.rules)?;
        let evidence = Sets::open(layout.section(Section::Evidence)?)?;
        let index = layout.section(Section::Index)?;
        if trust == Trust::None {
            let listed: Vec<Source> = postcard::from_bytes(&sources).map_err(|_| Section::Sources.corrupt())?;
            let sound = [
                (Section::Index, is_sound(&index)),
                (Section::Evidence, evidence.is_sound(listed.len())),
                (Section::Rules, columns.is_sound(traits.len(), evidence.count())),
            ];
            if let Some((part, _)) = sound.into_iter().find(|(_, sound)| !sound) {
                return Err(part.corrupt());
            }
        }
        let fst = fst::Map::new(index).map_err(|_| Section::Index.corrupt())?;
        let table = match trust {
            Trust::None => Table::build(fst.as_fst(), &columns, &traits).ok_or_else(|| Section::Index.corrupt())?,
            Trust::Own => Table::open(layout.section(Section::Table)?)?,
        };
        let prepared = layout.section(Section::Table).map_or(0, |table| format::ENTRY + table.len());
        let published = file.len().saturating_sub(prepared) as u32;
        let scores = traits.iter().map(|_| AtomicU8::new(UNKNOWN)).collect();
        Ok(Catalogue(Arc::new(Inner {
            #[cfg(feature = "json")]
            words: crate::json::Words::new(traits.len()),
            file,
            published,
            header,
            sources,
            providers,
            traits,
            columns,
            evidence,
            fst,
            table,
            scores,
        })))
    }

    /// Where a host stands. Addresses are unlisted.
    pub fn find(&self, host: &Host) -> Placement {
        host.name().map_or(Placement::UNLISTED, |name| self.find_name(name))
    }

    /// Where a canonical host name stands, as [`canonical`](crate::canonical) or [`Host`] gives it.
    #[inline]
    pub fn find_name(&self, name: &str) -> Placement {
        self.0.table.find(name.as_bytes(), Dots::new(name.as_bytes()))
    }

    /// [`find_name`](Catalogue::find_name) for a name whose dots were found before.
    #[inline]
    pub(crate) fn find_run(&self, name: &[u8], dots: KnownDots<'_>) -> Placement {
        self.0.table.find(name, dots)
    }

    /// The answer of [`find_name`](Catalogue::find_name) by the index instead of the hash table: several times slower, and
    /// the same, which tests and `sublet catalogue verify` hold it to.
    pub fn find_in_index(&self, name: &str) -> Placement {
        walk::find(self.0.fst.as_fst(), |rule| self.rule(u32::try_from(rule).ok()?), name)
    }

    fn rule(&self, rule: u32) -> Option<Match> {
        let class = self.0.columns.class(rule)?;
        let role = self.0.traits.get(usize::from(class))?.role;
        Some(Match { rule, class, role })
    }

    /// What the catalogue makes of a placement of its own, before any policy.
    pub fn assess(&self, placement: Placement) -> Assessment {
        let class = placement.class();
        let traits = class.and_then(|class| self.traits(class));
        let score = class.filter(|_| placement.standing == Standing::Tenant).map_or(0, |class| self.score(class));
        Assessment::new(placement, traits, score)
    }

    /// Everything that speaks for or against a host of this assessment (docs/risk.md).
    pub fn points(&self, assessment: &Assessment) -> Vec<Point> {
        let record = assessment.provider().and_then(|index| self.record(index));
        self.points_of(assessment, record.as_ref())
    }

    /// The points of an assessment whose provider was read before.
    pub(crate) fn points_of(&self, assessment: &Assessment, record: Option<&ProviderRecord>) -> Vec<Point> {
        let Some(traits) = &assessment.traits else { return Vec::new() };
        points(assessment.standing(), traits, record, self.created().year())
    }

    /// The score of a class's tenants: worked out when it is first asked for, from the one formula there is.
    fn score(&self, class: u16) -> u8 {
        let Some(known) = self.0.scores.get(usize::from(class)) else { return 0 };
        let before = known.load(Ordering::Relaxed);
        if before != UNKNOWN {
            return before;
        }
        let assessment = Assessment::new(Placement::any_tenant(class), self.traits(class), 0);
        let score = score(&self.points(&assessment));
        known.store(score, Ordering::Relaxed);
        score
    }

    /// The sources that list the rule behind a placement, in the catalogue's order; none for unlisted hosts.
    pub fn evidence(&self, placement: &Placement) -> impl Iterator<Item = Listing> {
        let set = placement.rule().and_then(|rule| self.0.columns.evidence(rule));
        set.into_iter().flat_map(|set| self.0.evidence.get(set))
    }

    /// Suffixes and providers that a search term may mean, best first: exact, by the beginning of a label or name, and
    /// within one typing mistake (four letters or more) or two (seven or more).
    pub fn search(&self, term: &str, limit: usize) -> Vec<Hit> {
        search::search(self, term, limit)
    }

    /// Calls `each` with every suffix (`*.x`: every label below `x`) in the order of its reversed labels.
    pub fn for_each_suffix(&self, mut each: impl FnMut(&str, Traits)) {
        self.for_each_rule(|name, traits| {
            if traits.role == Role::Suffix {
                each(name, traits);
            }
        });
    }

    /// Calls `each` with every rule (`*.x`: every label below `x`): suffixes, what providers keep for themselves, and
    /// exceptions to wildcards, in the order of their reversed labels. A decision changes at these names only, and at those
    /// that a policy names.
    pub fn for_each_rule(&self, mut each: impl FnMut(&str, Traits)) {
        let mut name = String::new();
        walk::each(self.0.fst.as_fst(), self.0.columns.count(), &mut |key, rule| {
            let class = self.0.columns.class(rule as u32);
            if let (Some(traits), Ok(key)) = (class.and_then(|class| self.traits(class)), std::str::from_utf8(key)) {
                name.clear();
                labels::reverse(key, &mut name);
                each(&name, traits);
            }
        });
    }

    /// Every suffix, as [`for_each_suffix`](Catalogue::for_each_suffix) gives them.
    pub fn suffixes(&self) -> Vec<String> {
        let mut out = Vec::new();
        self.for_each_suffix(|suffix, _| out.push(suffix.into()));
        out
    }

    /// Every provider, in the order that [`Traits::provider`] counts.
    pub fn providers(&self, lang: Lang) -> Vec<Provider> {
        let mut suffixes: Vec<Vec<String>> = Vec::new();
        suffixes.resize_with(self.provider_count(), Vec::new);
        self.for_each_suffix(|suffix, traits| {
            if let Some(list) = traits.provider.and_then(|index| suffixes.get_mut(usize::from(index))) {
                list.push(suffix.into());
            }
        });
        let records = (0..self.provider_count()).filter_map(|index| self.record(index as u16));
        records.zip(suffixes).map(|(record, suffixes)| record.in_lang(suffixes, lang)).collect()
    }

    /// One provider by its id.
    pub fn provider(&self, id: &str, lang: Lang) -> Option<Provider> {
        let index = self.provider_index(id)?;
        let record = self.record(index)?;
        let mut suffixes = Vec::new();
        self.for_each_suffix(|suffix, traits| {
            if traits.provider == Some(index) {
                suffixes.push(suffix.into());
            }
        });
        Some(record.in_lang(suffixes, lang))
    }

    /// The index of the provider with this id.
    pub fn provider_index(&self, id: &str) -> Option<u16> {
        self.heads().position(|head| head.id == id).map(|index| index as u16)
    }

    /// The id of the provider with this index.
    pub fn provider_id(&self, index: u16) -> Option<&str> {
        postcard::from_bytes::<ProviderHead<'_>>(self.record_bytes(index.into())?).ok().map(|head| head.id)
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
        let providers = &self.0.providers;
        let at = (index < self.provider_count()).then_some(4 + 4 * index)?;
        providers.get(u32_at(providers, at) as usize..)
    }

    /// How many providers there are.
    pub fn provider_count(&self) -> usize {
        provider_count(&self.0.providers).unwrap_or(0)
    }

    /// How many classes there are: the bound of [`Placement::class`].
    pub fn class_count(&self) -> usize {
        self.0.traits.len()
    }

    /// The traits of a class.
    #[inline]
    pub fn traits(&self, class: u16) -> Option<Traits> {
        self.0.traits.get(usize::from(class)).copied()
    }

    /// The sources of the catalogue, in the order that [`Listing::source`] counts.
    pub fn sources(&self) -> Vec<Source> {
        postcard::from_bytes(&self.0.sources).unwrap_or_default()
    }

    /// When the catalogue was made.
    pub fn created(&self) -> Timestamp {
        Timestamp::from_second(self.0.header.created)
    }

    /// What the catalogue says of itself.
    pub fn info(&self) -> Info {
        Info {
            release: env!("CARGO_PKG_VERSION").into(),
            format: format::VERSION,
            serial: self.0.header.serial,
            created: self.created().to_string(),
            suffixes: self.0.header.suffixes,
            providers: self.provider_count() as u32,
            bytes: self.0.published,
            sources: self.sources(),
        }
    }

    #[cfg(feature = "json")]
    pub(crate) fn words(&self) -> &crate::json::Words {
        &self.0.words
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = self.0.file.len();
        f.debug_struct("Catalogue").field("header", &self.0.header).field("length", &length).finish_non_exhaustive()
    }
}

/// The number in front of the provider table, if the index behind it is whole.
fn provider_count(section: &[u8]) -> Option<usize> {
    let count = u32_at(section.get(..4)?, 0) as usize;
    let fits = count < usize::from(u16::MAX) && section.len() >= 4 + 4 * count;
    fits.then_some(count)
}
