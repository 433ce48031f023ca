use bytes::Bytes;

use super::format::{MAX_RULES, Section, u16_at, u32_at};
use crate::Error;

/// What is known of each rule, by its number: its class, then its evidence.
#[derive(Clone)]
pub(crate) struct Columns {
    bytes: Bytes,
    count: usize,
}

/// Bytes of a rule in each column.
const CLASS: usize = 2;
const EVIDENCE: usize = 4;

impl Columns {
    pub(crate) fn open(bytes: Bytes, count: u32) -> Result<Columns, Error> {
        let fits = count <= MAX_RULES && bytes.len() == count as usize * (CLASS + EVIDENCE);
        fits.then_some(Columns { bytes, count: count as usize }).ok_or_else(|| Section::Rules.corrupt())
    }

    /// Whether every rule has a class and evidence that exist.
    pub(crate) fn is_sound(&self, classes: usize, sets: usize) -> bool {
        let (class, evidence) = self.bytes.split_at(self.count * CLASS);
        class.chunks_exact(CLASS).all(|entry| usize::from(u16_at(entry, 0)) < classes)
            && evidence.chunks_exact(EVIDENCE).all(|entry| (u32_at(entry, 0) as usize) < sets)
    }

    pub(crate) fn count(&self) -> u32 {
        self.count as u32
    }

    #[inline]
    pub(crate) fn class(&self, rule: u32) -> Option<u16> {
        let at = rule as usize * CLASS;
        ((rule as usize) < self.count).then(|| u16_at(&self.bytes, at))
    }

    /// The number of the rule's set of evidence.
    pub(crate) fn evidence(&self, rule: u32) -> Option<u32> {
        let at = self.count * CLASS + rule as usize * EVIDENCE;
        ((rule as usize) < self.count).then(|| u32_at(&self.bytes, at))
    }

    #[cfg(feature = "write")]
    pub(crate) fn encode(classes: &[u16], evidence: &[u32]) -> Vec<u8> {
        let classes = classes.iter().flat_map(|class| class.to_le_bytes());
        classes.chain(evidence.iter().flat_map(|set| set.to_le_bytes())).collect()
    }
}
