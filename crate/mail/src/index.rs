use std::collections::BTreeMap;

use rapidhash::v3::{DEFAULT_RAPID_SECRETS, rapidhash_v3_nano_inline};

/// Where each text of a list stands, by its hash: URLs of one shop begin so much alike that comparing them costs more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Index(BTreeMap<u64, u32>);

impl Index {
    /// Where a text stands, or else the slot that [`Index::insert`] takes for it; `is` tells whether it stands at a place.
    pub(crate) fn find(&self, text: &str, is: impl Fn(usize) -> bool) -> Result<usize, u64> {
        let mut slot = hash(text);
        while let Some(&place) = self.0.get(&slot) {
            if is(place as usize) {
                return Ok(place as usize);
            }
            slot = slot.wrapping_add(1);
        }
        Err(slot)
    }

    pub(crate) fn insert(&mut self, slot: u64, place: usize) {
        self.0.insert(slot, place as u32);
    }
}

#[inline(never)]
fn hash(text: &str) -> u64 {
    rapidhash_v3_nano_inline::<true, false>(text.as_bytes(), &DEFAULT_RAPID_SECRETS)
}
