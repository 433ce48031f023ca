use bytes::Bytes;

use super::format::{Section, u16_at, u32_at};
use crate::Error;

/// One source that lists a rule, and when it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Listing {
    /// Index into the catalogue's sources.
    pub source: u16,
    /// The first day it was seen there, in days since 1970-01-01; `None` where nobody wrote it down.
    pub first_seen: Option<u16>,
    /// The last day, likewise.
    pub last_seen: Option<u16>,
}

impl Listing {
    /// A listing without dates.
    pub fn undated(source: u16) -> Listing {
        Listing { source, first_seen: None, last_seen: None }
    }
}

/// Sets of listings; rules that the same sources list over the same days share one.
#[derive(Clone)]
pub(crate) struct Sets {
    bytes: Bytes,
    count: usize,
}

/// Bytes of a listing: source, first and last day (0: unknown).
const LISTING: usize = 6;

impl Sets {
    /// The number of sets, where each ends (counted in listings), the listings.
    pub(crate) fn open(bytes: Bytes) -> Result<Sets, Error> {
        let corrupt = || Section::Evidence.corrupt();
        let count = u32_at(bytes.get(..4).ok_or_else(corrupt)?, 0) as usize;
        let fits = count.checked_mul(4).is_some_and(|ends| bytes.len() - 4 >= ends);
        fits.then_some(Sets { bytes, count }).ok_or_else(corrupt)
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Whether every set lies in the section and names sources that exist.
    pub(crate) fn is_sound(&self, sources: usize) -> bool {
        let listings = self.listings();
        let ends = (0..self.count).map(|set| self.end(set));
        let mut from = 0;
        let in_order = ends.into_iter().all(|end| std::mem::replace(&mut from, end) <= end);
        in_order
            && listings.len() == from * LISTING
            && listings.chunks_exact(LISTING).all(|entry| usize::from(u16_at(entry, 0)) < sources)
    }

    /// The listings of a set; none where there is no such set.
    pub(crate) fn get(&self, set: u32) -> impl Iterator<Item = Listing> {
        let set = set as usize;
        let range = (set < self.count).then(|| {
            let from = set.checked_sub(1).map_or(0, |before| self.end(before));
            from * LISTING..self.end(set) * LISTING
        });
        let bytes = range.and_then(|range| self.listings().get(range)).unwrap_or_default();
        let day = |day: u16| (day != 0).then_some(day);
        bytes.chunks_exact(LISTING).map(move |entry| Listing {
            source: u16_at(entry, 0),
            first_seen: day(u16_at(entry, 2)),
            last_seen: day(u16_at(entry, 4)),
        })
    }

    fn end(&self, set: usize) -> usize {
        u32_at(&self.bytes, 4 + 4 * set) as usize
    }

    fn listings(&self) -> &[u8] {
        &self.bytes[4 + 4 * self.count..]
    }

    #[cfg(feature = "write")]
    pub(crate) fn encode(sets: &[Vec<Listing>]) -> Vec<u8> {
        let mut out = (sets.len() as u32).to_le_bytes().to_vec();
        let mut end = 0_u32;
        for set in sets {
            end += set.len() as u32;
            out.extend_from_slice(&end.to_le_bytes());
        }
        for listing in sets.iter().flatten() {
            for number in [listing.source, listing.first_seen.unwrap_or(0), listing.last_seen.unwrap_or(0)] {
                out.extend_from_slice(&number.to_le_bytes());
            }
        }
        out
    }
}
