use bytes::Bytes;
use fst::Streamer;

use super::{Classes, Filter, Placement, hash, labels::Labels, rule::Best, walk::WILDCARD};

/// A flat hash table over the catalogue, for batches.
///
/// It answers exactly what [`Catalogue::find_name`](crate::Catalogue::find_name) answers, several times faster, for some
/// milliseconds of building and about 25 bytes a suffix. Every name on the way to a suffix is a slot; a look-up takes
/// one probe per label until nothing lies deeper.
#[derive(Clone, Debug)]
pub struct Table {
    classes: Classes,
    filter: Filter,
    /// `[fingerprint, meaning]`; an empty slot has meaning 0.
    slots: Vec<[u32; 2]>,
    /// Where the slot's name begins in `names`.
    offsets: Vec<u32>,
    names: Vec<u8>,
    shift: u32,
}

/// Bits of a slot's meaning: name length (8), flags, class + 1 (16, 0 = only a stop on the way).
const LENGTH: u32 = 0xff;
const DEEPER: u32 = 1 << 8;
const WILD_BELOW: u32 = 1 << 9;
const CLASS_SHIFT: u32 = 16;

impl Table {
    pub(crate) fn build(fst: &fst::Map<Bytes>, classes: Classes, filter: Filter) -> Table {
        let mut count = 0;
        let mut previous = Vec::new();
        let mut stream = fst.stream();
        while let Some((key, _)) = stream.next() {
            count += new_labels(&previous, key);
            previous.clear();
            previous.extend_from_slice(key);
        }
        let size = (count * 3 / 2).next_power_of_two().max(16);
        let mut table = Table {
            classes,
            filter,
            slots: vec![[0; 2]; size],
            offsets: vec![0; size],
            names: Vec::new(),
            shift: 64 - size.trailing_zeros(),
        };
        let mut stream = fst.stream();
        while let Some((key, class)) = stream.next() {
            table.insert(key, class);
        }
        table
    }

    /// Adds a rule (`org.example.*`) and the stops on the way to it.
    fn insert(&mut self, key: &[u8], class: u64) {
        let (path, wildcard) = match key.strip_suffix(&[b'.', WILDCARD]) {
            Some(base) => (base, true),
            None => (key, false),
        };
        let mut hash = hash::START;
        let mut name = Vec::new();
        let mut first = true;
        let mut labels = path.split(|&byte| byte == b'.').peekable();
        while let Some(label) = labels.next() {
            hash = hash::extend(hash, label);
            name.splice(0..0, label.iter().copied());
            let last = labels.peek().is_none();
            let meaning = match (last, wildcard) {
                (false, _) => DEEPER,
                (true, true) => DEEPER | WILD_BELOW,
                (true, false) => ((class as u32) + 1) << CLASS_SHIFT,
            };
            if !std::mem::take(&mut first) {
                self.add(hash, &name, meaning);
            }
            if !last {
                name.insert(0, b'.');
            }
        }
        if wildcard {
            name.splice(0..0, [WILDCARD, b'.']);
            self.add(hash::extend(hash, &[WILDCARD]), &name, ((class as u32) + 1) << CLASS_SHIFT);
        }
    }

    fn add(&mut self, hash: u64, name: &[u8], meaning: u32) {
        if self.names.len() + name.len() > u32::MAX as usize {
            return;
        }
        let mut at = (hash >> self.shift) as usize;
        while self.slots[at][1] != 0 {
            if self.is_at(at, hash, name) {
                self.slots[at][1] |= meaning;
                return;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = [hash as u32, meaning | name.len() as u32];
        self.offsets[at] = self.names.len() as u32;
        self.names.extend_from_slice(name);
    }

    #[inline]
    fn is_at(&self, at: usize, hash: u64, name: &[u8]) -> bool {
        let [fingerprint, meaning] = self.slots[at];
        let offset = self.offsets[at] as usize;
        fingerprint == hash as u32
            && (meaning & LENGTH) as usize == name.len()
            && self.names.get(offset..offset + name.len()) == Some(name)
    }

    #[inline]
    fn probe(&self, hash: u64, name: &[u8]) -> Option<u32> {
        let mut at = (hash >> self.shift) as usize;
        loop {
            let [fingerprint, meaning] = self.slots[at];
            if meaning == 0 {
                return None;
            }
            if fingerprint == hash as u32 && self.is_at(at, hash, name) {
                return Some(meaning);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Where a canonical host name stands.
    pub fn find_name(&self, name: &str) -> Placement {
        let mut labels = Labels::new(name);
        let (Some((_, top)), Some((mut start, mut label))) = (labels.next(), labels.next()) else {
            return Placement::UNLISTED;
        };
        let mut hash = hash::extend(hash::extend(hash::START, top), label);
        if !self.filter.may_hold(hash) {
            return Placement::UNLISTED;
        }
        let mut best = Best::new();
        loop {
            let own = &name.as_bytes()[start..];
            let Some(meaning) = self.probe(hash, own) else {
                return best.placement(&self.classes, name, None);
            };
            if let Some(class) = (meaning >> CLASS_SHIFT).checked_sub(1) {
                best.offer(&self.classes, class.into(), start);
            }
            if meaning & DEEPER == 0 {
                return best.placement(&self.classes, name, None);
            }
            let wildcard = if meaning & WILD_BELOW != 0 { self.wildcard_below(hash, own) } else { None };
            let Some(next) = labels.next() else {
                return best.placement(&self.classes, name, wildcard);
            };
            (start, label) = next;
            if let Some(index) = wildcard {
                best.offer(&self.classes, index, start);
            }
            hash = hash::extend(hash, label);
        }
    }

    /// The class of the wildcard rule below a name.
    fn wildcard_below(&self, hash: u64, name: &[u8]) -> Option<u64> {
        let mut rule = [0; 256];
        let length = name.len() + 2;
        rule[0] = WILDCARD;
        rule[1] = b'.';
        rule.get_mut(2..length)?.copy_from_slice(name);
        let meaning = self.probe(hash::extend(hash, &[WILDCARD]), &rule[..length])?;
        Some(u64::from((meaning >> CLASS_SHIFT).checked_sub(1)?))
    }
}

/// How many labels of a reversed rule are not shared with the rule before it: an upper bound of the slots it adds.
fn new_labels(previous: &[u8], key: &[u8]) -> usize {
    let labels = || key.split(|&byte| byte == b'.');
    let shared = labels().zip(previous.split(|&byte| byte == b'.')).take_while(|(a, b)| a == b).count();
    labels().count() - shared
}
