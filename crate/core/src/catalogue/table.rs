use bytes::Bytes;
use fst::raw::Fst;

use super::{Classes, Filter, Placement, dots::Dots, filter, hash, rule::Best, walk, walk::WILDCARD, words::equal};

/// A flat hash table over the catalogue, for batches.
///
/// It answers exactly what [`Catalogue::find_name`](crate::Catalogue::find_name) answers, several times faster, for some
/// milliseconds of building and about 45 bytes a suffix. Every name on the way to a suffix is a slot; a look-up takes
/// one probe per label until nothing lies deeper.
#[derive(Clone, Debug)]
pub struct Table {
    classes: Classes,
    filter: Filter,
    slots: Vec<Slot>,
    labels: Vec<u8>,
    shift: u32,
}

/// A name on the way to a suffix: a label in front of the name that another slot stands for.
///
/// Label and parent are compared, not trusted to the hash, so that no crafted name can pass for another.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// The slot of the name without its first label; `TOP` for names of two labels.
    parent: u32,
    /// Where the label begins in `labels`; of a name of two labels both lie there, with their dot.
    label: u32,
    /// The rule of this name, and the wildcard rule below it: class + 1, or 0.
    exact: u16,
    wildcard: u16,
    fingerprint: u16,
    length: u8,
    /// `FREE`, `LEAF` or `DEEPER`.
    state: u8,
}

const TOP: u32 = u32::MAX;
const FREE: u8 = 0;
const LEAF: u8 = 1;
/// Something lies below the name.
const DEEPER: u8 = 2;
const EMPTY: Slot = Slot { parent: TOP, label: 0, exact: 0, wildcard: 0, fingerprint: 0, length: 0, state: FREE };

impl Table {
    pub(crate) fn build(fst: &Fst<Bytes>, classes: Classes, filter: Filter) -> Table {
        let mut names = Names::default();
        walk::each(fst, &mut |key, class| {
            if class < classes.len() as u64 {
                names.add(key, class as u16 + 1);
            }
        });
        let size = (names.slots.len() * 3 / 2).next_power_of_two().max(16);
        let shift = 64 - size.trailing_zeros();
        let mut table = Table { classes, filter, slots: vec![EMPTY; size], labels: names.labels, shift };
        let mut places = Vec::with_capacity(names.slots.len());
        for (slot, hash) in names.slots {
            let parent = places.get(slot.parent as usize).copied().unwrap_or(TOP);
            places.push(table.place(Slot { parent, ..slot }, hash));
        }
        table
    }

    /// Puts a slot where its hash says. A stop comes more than once where a key between (`com.site-a` stands between
    /// `com.site` and `com.site.b`) has driven it from memory.
    fn place(&mut self, slot: Slot, hash: u64) -> u32 {
        let from = slot.label as usize;
        let label = &self.labels[from..from + usize::from(slot.length)];
        if let Some((place, _)) = self.probe(hash, slot.parent, label) {
            let known = &mut self.slots[place as usize];
            known.exact = known.exact.max(slot.exact);
            known.wildcard = known.wildcard.max(slot.wildcard);
            known.state = known.state.max(slot.state);
            return place;
        }
        let mask = self.slots.len() - 1;
        let mut at = (hash >> self.shift) as usize & mask;
        while self.slots[at].state != FREE {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
        at as u32
    }

    #[inline]
    fn probe(&self, hash: u64, parent: u32, label: &[u8]) -> Option<(u32, &Slot)> {
        let mask = self.slots.len() - 1;
        let mut at = (hash >> self.shift) as usize & mask;
        loop {
            let slot = self.slots.get(at)?;
            if slot.state == FREE {
                return None;
            }
            if slot.fingerprint == hash as u16 && slot.parent == parent && usize::from(slot.length) == label.len() {
                let from = slot.label as usize;
                if self.labels.get(from..from + label.len()).is_some_and(|known| equal(known, label)) {
                    return Some((at as u32, slot));
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// Where a canonical host name stands.
    #[inline]
    pub fn find_name(&self, name: &str) -> Placement {
        let bytes = name.as_bytes();
        let mut dots = Dots::new(bytes);
        match filter::tail(bytes, &mut dots) {
            Some(tail) if self.filter.may_hold(tail.hash) => self.find_below(name, tail, dots),
            _ => Placement::UNLISTED,
        }
    }

    fn find_below(&self, name: &str, tail: filter::Tail, mut dots: Dots<'_>) -> Placement {
        let bytes = name.as_bytes();
        let filter::Tail { mut dot, mut start, mut hash } = tail;
        let mut best = Best::new();
        let mut found = self.probe(hash, TOP, &bytes[start..]);
        loop {
            let Some((place, slot)) = found else { return best.placement(&self.classes, name, None) };
            if slot.exact != 0 {
                best.offer(&self.classes, u64::from(slot.exact) - 1, start);
            }
            if slot.state != DEEPER {
                return best.placement(&self.classes, name, None);
            }
            let wildcard = u64::from(slot.wildcard).checked_sub(1);
            let Some(end) = dot else { return best.placement(&self.classes, name, wildcard) };
            dot = dots.next();
            start = dot.map_or(0, |dot| dot + 1);
            if let Some(index) = wildcard {
                best.offer(&self.classes, index, start);
            }
            let label = &bytes[start..end];
            hash = hash::extend(hash, label);
            found = self.probe(hash, place, label);
        }
    }
}

/// The slots of a table before they have their places, parents first.
#[derive(Default)]
struct Names {
    /// Each with its hash; `parent` counts in this list.
    slots: Vec<(Slot, u64)>,
    labels: Vec<u8>,
    /// The labels of the rule before, from the right.
    path: Vec<u8>,
    /// Where each of them ends in `path`, and its slot (the first label has none).
    steps: Vec<(usize, u32)>,
}

impl Names {
    /// Adds a rule (`org.example.*`) and the stops on the way to it. Rules come in the order of these keys.
    fn add(&mut self, key: &[u8], class: u16) {
        let (path, is_wildcard) = match key.strip_suffix(&[b'.', WILDCARD]) {
            Some(base) => (base, true),
            None => (key, false),
        };
        let shared = self.path.iter().zip(path).take_while(|(a, b)| a == b).count();
        let ends_at = |end: usize| path.len() == end || path[end] == b'.';
        let known = self.steps.iter().take_while(|&&(end, _)| end <= shared && ends_at(end)).count();
        self.steps.truncate(known);
        self.path.clear();
        self.path.extend_from_slice(path);
        let mut start = self.steps.last().map_or(0, |&(end, _)| end + 1);
        while start <= path.len() {
            let end = path[start..].iter().position(|&byte| byte == b'.').map_or(path.len(), |dot| start + dot);
            let slot = self.step(start, end);
            self.steps.push((end, slot));
            start = end + 1;
        }
        let Some(&(_, last)) = self.steps.last() else { return };
        let Some((slot, _)) = self.slots.get_mut(last as usize) else { return };
        if is_wildcard {
            (slot.wildcard, slot.state) = (class, DEEPER);
        } else {
            slot.exact = class;
        }
    }

    /// Adds the stop whose label lies in this part of the path; `TOP` for the first label, which is none.
    fn step(&mut self, start: usize, end: usize) -> u32 {
        let Some(&(top, parent)) = self.steps.last() else { return TOP };
        let label = self.labels.len();
        self.labels.extend_from_slice(&self.path[start..end]);
        let hash = match self.slots.get_mut(parent as usize) {
            Some((slot, hash)) => {
                slot.state = DEEPER;
                hash::extend(*hash, &self.labels[label..])
            }
            None => {
                self.labels.push(b'.');
                self.labels.extend_from_slice(&self.path[..top]);
                hash::tail(&self.labels[label..])
            }
        };
        let length = (self.labels.len() - label) as u8;
        let number = self.slots.len() as u32;
        self.slots
            .push((Slot { parent, label: label as u32, fingerprint: hash as u16, length, state: LEAF, ..EMPTY }, hash));
        number
    }
}
