use std::collections::BTreeMap;

use bytes::Bytes;
use fst::raw::Fst;

use super::{
    hash,
    longest::{Longest, Match},
    swar::{bytes_like, equal, load},
    walk::{self, WILDCARD},
};
use crate::{
    Error, Placement, Role,
    catalogue::{
        Traits,
        file::{
            Columns,
            format::{Section, u16_at, u32_at},
        },
    },
};

/// A hash table over the rules that is read where it lies.
///
/// Every name of two labels or more on the way to a rule is a node; a look-up takes one probe per label until nothing
/// lies deeper. A probe reads the tags of a group of eight slots at once: most names outside the catalogue end there, after
/// one access to memory. The nodes of a group lie side by side, and where is said beside the tags; the node that a tag leads
/// to holds its own label, so a hit takes one access more.
///
/// Label and parent are compared, not trusted to the hash, so that no crafted name can pass for another.
#[derive(Clone)]
pub(crate) struct Table {
    bytes: Bytes,
    groups: u32,
}

/// Slots in a group: the tags of one word.
const GROUP: usize = 8;
/// Number of groups, in front of them.
const FRONT: usize = 8;
/// A group: the tags of its slots, where in its part of the nodes each slot's begins (one byte a slot), and where that part
/// begins (4 bytes). Both count in units of eight bytes.
const GROUP_SIZE: usize = GROUP + GROUP + 4;
const UNIT: usize = 8;
/// A slot without a node. Tags of nodes have their highest bit set.
const FREE: u8 = 0;
/// The parent of names of two labels.
const TOP: u32 = u32::MAX;
/// Of every 16 slots, this many hold a node at most.
const LOAD: usize = 11;

/// What a node says, in bytes: parent (4), rule (4), class (2), length of the label (1), flags (1); then rule (4), class
/// (2) and 2 zeros for the wildcard below it, if it has one; then the label, filled up to a whole unit. The longest has 152,
/// so that the last of a group begins below the 256th unit.
const NODE: usize = 12;
const WILD: usize = 8;

/// Flags of a node. The lowest two bits are the role of its rule, the next two of the wildcard below.
const WILDCARD_ROLE: u8 = 2;
const HAS_RULE: u8 = 1 << 4;
const HAS_WILDCARD: u8 = 1 << 5;
/// Something lies below the name.
const DEEPER: u8 = 1 << 6;

#[derive(Clone, Copy)]
struct Node<'t> {
    at: u32,
    bytes: &'t [u8],
    flags: u8,
}

impl Node<'_> {
    #[inline]
    fn rule(&self) -> Option<Match> {
        let role = Role::from_code(self.flags & 3)?;
        (self.flags & HAS_RULE != 0).then(|| Match { rule: u32_at(self.bytes, 4), class: u16_at(self.bytes, 8), role })
    }

    #[inline]
    fn wildcard(&self) -> Option<Match> {
        if self.flags & HAS_WILDCARD == 0 {
            return None;
        }
        let role = Role::from_code(self.flags >> WILDCARD_ROLE & 3)?;
        let bytes: &[u8; WILD] = self.bytes.get(NODE..)?.first_chunk()?;
        Some(Match { rule: u32_at(bytes, 0), class: u16_at(bytes, 4), role })
    }
}

impl Table {
    /// Reads what [`Table::build`] wrote.
    pub(crate) fn open(bytes: Bytes) -> Result<Table, Error> {
        let corrupt = || Section::Table.corrupt();
        let groups = u32_at(bytes.get(..FRONT).ok_or_else(corrupt)?, 0);
        let fits =
            groups > 0 && (groups as usize).checked_mul(GROUP_SIZE).is_some_and(|size| size <= bytes.len() - FRONT);
        fits.then_some(Table { bytes, groups }).ok_or_else(corrupt)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where a canonical host name stands. `dots`: the places of its dots, from the right.
    #[inline]
    pub(crate) fn find<D: Iterator<Item = usize> + Clone>(&self, name: &[u8], mut dots: D) -> Placement {
        if dots.next().is_none() {
            return Placement::UNLISTED;
        }
        let dot = dots.next();
        let start = dot.map_or(0, |dot| dot + 1);
        let hash = hash::last_two_labels(&name[start..]);
        match self.probe(hash, TOP, &name[start..]) {
            None => Placement::UNLISTED,
            Some(node) => self.find_below(name, node, hash, dot, dots),
        }
    }

    fn find_below<'t, D: Iterator<Item = usize> + Clone>(
        &'t self,
        name: &[u8],
        mut node: Node<'t>,
        mut hash: u64,
        mut dot: Option<usize>,
        mut dots: D,
    ) -> Placement {
        let mut start = dot.map_or(0, |dot| dot + 1);
        let mut longest = Longest::new();
        loop {
            if let Some(rule) = node.rule() {
                longest.offer(rule, start);
            }
            if node.flags & DEEPER == 0 {
                return longest.placement(name, None, start, dots);
            }
            let wildcard = node.wildcard();
            let Some(end) = dot else { return longest.placement(name, wildcard, start, dots) };
            let walked = (start, dots.clone());
            dot = dots.next();
            start = dot.map_or(0, |dot| dot + 1);
            if let Some(rule) = wildcard {
                longest.offer(rule, start);
            }
            let label = &name[start..end];
            hash = hash::extend(hash, label);
            match self.probe(hash, node.at, label) {
                Some(below) => node = below,
                None if wildcard.is_some() => return longest.placement(name, None, start, dots),
                None => return longest.placement(name, None, walked.0, walked.1),
            }
        }
    }

    #[inline]
    fn probe(&self, hash: u64, parent: u32, label: &[u8]) -> Option<Node<'_>> {
        let tag = tag(hash);
        let mut group = group(hash, self.groups);
        // A group that is not full ends the search; a forged table without one ends it after a round.
        for _ in 0..self.groups {
            let record: &[u8; GROUP_SIZE] = self.bytes.get(FRONT + group as usize * GROUP_SIZE..)?.first_chunk()?;
            let tags = load(record, 0);
            let mut same = bytes_like(tags, tag);
            while same != 0 {
                let slot = same.trailing_zeros() as usize / 8;
                let unit = u32_at(record, 2 * GROUP).wrapping_add(record[GROUP + slot].into());
                if let Some(node) = self.node(unit, parent, label) {
                    return Some(node);
                }
                same &= same - 1;
            }
            if bytes_like(tags, FREE) != 0 {
                return None;
            }
            group = if group + 1 == self.groups { 0 } else { group + 1 };
        }
        None
    }

    /// The node at a unit, if it is this one.
    #[inline]
    fn node(&self, at: u32, parent: u32, label: &[u8]) -> Option<Node<'_>> {
        let bytes = self.bytes.get(FRONT + self.groups as usize * GROUP_SIZE + at as usize * UNIT..)?;
        let head: &[u8; NODE] = bytes.first_chunk()?;
        let (length, flags) = (usize::from(head[10]), head[11]);
        if length != label.len() || u32_at(head, 0) != parent {
            return None;
        }
        let from = if flags & HAS_WILDCARD == 0 { NODE } else { NODE + WILD };
        equal(bytes.get(from..from + length)?, label).then_some(Node { at, bytes, flags })
    }

    /// The table of all rules of an index; `None` where it does not hold as many rules as the columns.
    pub(crate) fn build(fst: &Fst<Bytes>, columns: &Columns, traits: &[Traits]) -> Option<Table> {
        let mut nodes = Nodes::default();
        let count = walk::each(fst, columns.count(), &mut |key, rule| {
            let rule = rule as u32;
            let class = columns.class(rule);
            if let Some((class, traits)) = class.and_then(|class| Some((class, traits.get(usize::from(class))?))) {
                nodes.add(key, Match { rule, class, role: traits.role });
            }
        });
        (count == columns.count()).then(|| nodes.table())
    }
}

#[inline]
fn tag(hash: u64) -> u8 {
    hash as u8 | 0x80
}

/// The upper half of the hash, scaled to the number of groups.
#[inline]
fn group(hash: u64, groups: u32) -> u32 {
    (((hash >> 32) * u64::from(groups)) >> 32) as u32
}

/// A node before it is written.
struct Draft {
    hash: u64,
    parent: u32,
    /// Where its label lies in `Nodes::labels`; of a name of two labels both lie there, with their dot.
    label: (u32, u8),
    rule: Option<Match>,
    wildcard: Option<Match>,
    is_deeper: bool,
}

/// The nodes of a table in the order of their keys, parents first.
#[derive(Default)]
struct Nodes {
    nodes: Vec<Draft>,
    labels: Vec<u8>,
    /// The labels of the rule before, from the right, and where each ends, with its node (the first label has none).
    path: Vec<u8>,
    steps: Vec<(usize, u32)>,
    /// Stops that a key between has driven from `steps`: `com.site-a` stands between `com.site` and `com.site.b`.
    known: BTreeMap<Vec<u8>, u32>,
}

impl Nodes {
    /// Adds a rule (`org.example.*`) and the stops on the way to it. Rules come in the order of these keys.
    fn add(&mut self, key: &[u8], rule: Match) {
        let (path, is_wildcard) = match key.strip_suffix(&[b'.', WILDCARD]) {
            Some(base) => (base, true),
            None => (key, false),
        };
        let shared = self.path.iter().zip(path).take_while(|(a, b)| a == b).count();
        let ends_at = |end: usize| path.len() == end || path[end] == b'.';
        let known = self.steps.iter().take_while(|&&(end, _)| end <= shared && ends_at(end)).count();
        self.leave(known, path);
        self.path.clear();
        self.path.extend_from_slice(path);
        let mut start = self.steps.last().map_or(0, |&(end, _)| end + 1);
        while start <= path.len() {
            let end = path[start..].iter().position(|&byte| byte == b'.').map_or(path.len(), |dot| start + dot);
            let node = self.step(start, end);
            self.steps.push((end, node));
            start = end + 1;
        }
        let Some(&(_, last)) = self.steps.last() else { return };
        let Some(node) = self.nodes.get_mut(last as usize) else { return };
        if is_wildcard {
            (node.wildcard, node.is_deeper) = (Some(rule), true);
        } else {
            node.rule = Some(rule);
        }
    }

    /// Forgets the steps behind the first `kept`, but for those that a later key may come back to.
    fn leave(&mut self, kept: usize, path: &[u8]) {
        for &(end, node) in self.steps.get(kept.max(1)..).unwrap_or_default() {
            let shares = path.get(..end) == self.path.get(..end);
            if shares && path.get(end).is_some_and(|&byte| byte < b'.') {
                self.known.insert(self.path[..end].to_vec(), node);
            }
        }
        self.steps.truncate(kept);
        if kept == 0 {
            self.known.clear();
        }
    }

    /// The stop whose label lies in this part of the path; `TOP` for the first label, which is none.
    fn step(&mut self, start: usize, end: usize) -> u32 {
        let Some(&(top, parent)) = self.steps.last() else { return TOP };
        if let Some(&node) = self.known.get(&self.path[..end]) {
            return node;
        }
        let label = self.labels.len();
        self.labels.extend_from_slice(&self.path[start..end]);
        let hash = match self.nodes.get_mut(parent as usize) {
            Some(above) => {
                above.is_deeper = true;
                hash::extend(above.hash, &self.labels[label..])
            }
            None => {
                self.labels.push(b'.');
                self.labels.extend_from_slice(&self.path[..top]);
                hash::last_two_labels(&self.labels[label..])
            }
        };
        let label = (label as u32, (self.labels.len() - label) as u8);
        self.nodes.push(Draft { hash, parent, label, rule: None, wildcard: None, is_deeper: false });
        (self.nodes.len() - 1) as u32
    }

    /// Lays the nodes out and puts each where its hash says.
    fn table(self) -> Table {
        let groups = (self.nodes.len() * 16).div_ceil(LOAD * GROUP).max(1);
        let mut slots: Vec<[Option<u32>; GROUP]> = vec![[None; GROUP]; groups];
        for (number, node) in self.nodes.iter().enumerate() {
            let mut group = group(node.hash, groups as u32) as usize;
            let free = loop {
                match slots[group].iter_mut().find(|slot| slot.is_none()) {
                    Some(free) => break free,
                    None => group = (group + 1) % groups,
                }
            };
            *free = Some(number as u32);
        }

        let mut units = vec![TOP; self.nodes.len()];
        let mut bytes = Vec::with_capacity(FRONT + groups * GROUP_SIZE);
        bytes.extend_from_slice(&(groups as u64).to_le_bytes());
        let mut unit = 0;
        for slots in &slots {
            let (mut tags, mut starts, first) = ([FREE; GROUP], [0; GROUP], unit);
            for (slot, number) in
                slots.iter().enumerate().filter_map(|(slot, number)| Some((slot, (*number)? as usize)))
            {
                let node = &self.nodes[number];
                (tags[slot], starts[slot], units[number]) = (tag(node.hash), (unit - first) as u8, unit);
                unit += node.units();
            }
            bytes.extend_from_slice(&tags);
            bytes.extend_from_slice(&starts);
            bytes.extend_from_slice(&first.to_le_bytes());
        }
        let mut nodes = Vec::with_capacity(unit as usize * UNIT);
        for node in slots.iter().flatten().filter_map(|number| self.nodes.get((*number)? as usize)) {
            let parent = units.get(node.parent as usize).copied().unwrap_or(TOP);
            node.write(parent, &self.labels, &mut nodes);
            nodes.resize(nodes.len().next_multiple_of(UNIT), 0);
        }
        bytes.extend_from_slice(&nodes);
        Table { bytes: bytes.into(), groups: groups as u32 }
    }
}

impl Draft {
    /// How long it is.
    fn units(&self) -> u32 {
        let wildcard = if self.wildcard.is_some() { WILD } else { 0 };
        (NODE + wildcard + usize::from(self.label.1)).div_ceil(UNIT) as u32
    }

    fn write(&self, parent: u32, labels: &[u8], out: &mut Vec<u8>) {
        let role = |rule: Option<Match>| rule.map_or(0, |rule| rule.role as u8);
        let flag = |is: bool, flag: u8| if is { flag } else { 0 };
        let flags = role(self.rule)
            | role(self.wildcard) << WILDCARD_ROLE
            | flag(self.rule.is_some(), HAS_RULE)
            | flag(self.wildcard.is_some(), HAS_WILDCARD)
            | flag(self.is_deeper, DEEPER);
        let (rule, class) = self.rule.map_or((0, 0), |rule| (rule.rule, rule.class));
        out.extend_from_slice(&parent.to_le_bytes());
        out.extend_from_slice(&rule.to_le_bytes());
        out.extend_from_slice(&class.to_le_bytes());
        out.extend_from_slice(&[self.label.1, flags]);
        if let Some(wildcard) = self.wildcard {
            out.extend_from_slice(&wildcard.rule.to_le_bytes());
            out.extend_from_slice(&wildcard.class.to_le_bytes());
            out.extend_from_slice(&[0; 2]);
        }
        let from = self.label.0 as usize;
        out.extend_from_slice(&labels[from..from + usize::from(self.label.1)]);
    }
}
