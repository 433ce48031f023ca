use std::cmp::Ordering;

use rapidhash::v3::{DEFAULT_RAPID_SECRETS, rapidhash_v3_nano_inline};

/// Where each text of a list stands: sorted by hash, because URLs of one shop begin so much alike that comparing them
/// costs more, and then by text, because whoever writes a message can make hashes collide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Index {
    /// By place.
    hashes: Vec<u64>,
    /// Places in order.
    order: Vec<u32>,
}

/// Where in the order a text belongs that is not there.
pub(crate) struct Slot {
    at: usize,
    hash: u64,
}

impl Index {
    /// Where a text stands, or where it belongs; `compare` tells how what stands at a place compares to it.
    pub(crate) fn find(&self, text: &str, compare: impl Fn(usize) -> Ordering) -> Result<usize, Slot> {
        self.search(hash(text), compare)
    }

    /// Puts in the text of the next place of the list.
    pub(crate) fn insert(&mut self, Slot { at, hash }: Slot) {
        self.order.insert(at, self.hashes.len() as u32);
        self.hashes.push(hash);
    }

    fn search(&self, hash: u64, compare: impl Fn(usize) -> Ordering) -> Result<usize, Slot> {
        let order = |&place: &u32| self.hashes[place as usize].cmp(&hash).then_with(|| compare(place as usize));
        match self.order.binary_search_by(order) {
            Ok(found) => Ok(self.order[found] as usize),
            Err(at) => Err(Slot { at, hash }),
        }
    }
}

#[inline(never)]
fn hash(text: &str) -> u64 {
    rapidhash_v3_nano_inline::<true, false>(text.as_bytes(), &DEFAULT_RAPID_SECRETS)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn texts_of_one_hash_stay_apart_and_are_found_in_few_steps() {
        let texts: Vec<String> = (0..10_000u32).map(|n| n.wrapping_mul(2_654_435_761).to_string()).collect();
        let (mut index, steps) = (Index::default(), Cell::new(0));
        let search = |index: &Index, text: &str| {
            index.search(7, |place| {
                steps.set(steps.get() + 1);
                texts[place].as_str().cmp(text)
            })
        };
        for text in &texts {
            let Err(slot) = search(&index, text) else { panic!("{text} was not there") };
            index.insert(slot);
        }
        for (place, text) in texts.iter().enumerate() {
            assert_eq!(search(&index, text).ok(), Some(place));
        }
        assert!(steps.get() < 20_000 * 15, "{} steps", steps.get());
    }
}
