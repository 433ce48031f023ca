//! Checks an index before the `fst` crate may walk it: that crate trusts its bytes, and panics on bad ones.
//!
//! Nodes lie one behind the other, the root last, and point only downwards, so one pass from the root to the first node
//! sees each of them: <https://docs.rs/fst/0.4.7/src/fst/raw/node.rs.html> is the layout.

use super::swar::load;
use crate::catalogue::file::format::u32_at;

/// Version and type of the index, in front of the nodes.
const FRONT: usize = 16;
/// Number of keys, address of the root and checksum, behind the nodes.
const BACK: usize = 20;
const VERSION: u32 = 3;
/// The address of the final node without transitions, which is not written down.
const NOWHERE: usize = 0;
/// More transitions than this have a table of 256 bytes.
const DENSE: usize = 32;
/// Rules are counted in 24 bits.
const OUTPUT: usize = 3;
const ADDRESS: usize = 4;
/// The upper two bits of a node with one transition to the node right below, and the bits of its input.
const NEXT: u8 = 0b1100_0000;
const LOW: u8 = 0b0011_1111;
/// The longest key, as the longest name.
const DEPTH: u8 = 253;

/// Whether every walk from the root stays inside the index, ends, and adds up to no more than 253 numbers of 24 bits.
pub(crate) fn is_sound(index: &[u8]) -> bool {
    let Some(last) = index.len().checked_sub(BACK + 1).filter(|&last| last >= FRONT) else { return false };
    let number = |at| u32_at(index, at + 4) == 0 && u32_at(index, at) as usize == last;
    if u32_at(index, 0) != VERSION || u32_at(index, 4) != 0 || !number(index.len() - 12) {
        return false;
    }
    let nodes = &index[..=last];
    // One more than the longest way from the root to each address that something points to.
    let mut depths = vec![0_u8; nodes.len()];
    depths[last] = 1;
    let mut awaited = 1_usize;
    let mut at = last;
    loop {
        let depth = std::mem::take(&mut depths[at]);
        // Most nodes have one transition, to the node right below.
        if nodes[at] & !LOW == NEXT {
            let Some(below) = at.checked_sub(1 + usize::from(nodes[at] == NEXT)).filter(|&below| below >= FRONT) else {
                return false;
            };
            if depth == 0 || depth > DEPTH {
                return false;
            }
            awaited -= usize::from(depths[below] != 0);
            depths[below] = depths[below].max(depth + 1);
            at = below;
            continue;
        }
        let Some(node) = Node::read(nodes, at).filter(|node| depth != 0 && node.start >= FRONT) else { return false };
        awaited -= 1;
        if node.is_dead_end && at != last {
            return false;
        }
        for target in node.targets(index) {
            match target {
                Some(NOWHERE) if depth <= DEPTH => {}
                Some(target) if (FRONT..node.start).contains(&target) && depth <= DEPTH => {
                    awaited += usize::from(depths[target] == 0);
                    depths[target] = depths[target].max(depth + 1);
                }
                _ => return false,
            }
        }
        if node.start == FRONT {
            return awaited == 0;
        }
        at = node.start - 1;
    }
}

/// The part of a node that can lead astray.
struct Node {
    /// Its lowest address; `at` is its highest.
    start: usize,
    /// Where the addresses of the transitions lie, and how wide each is.
    addresses: usize,
    width: usize,
    transitions: usize,
    is_dead_end: bool,
}

impl Node {
    fn read(nodes: &[u8], at: usize) -> Option<Node> {
        let state = nodes[at];
        let low = state & LOW;
        let explicit = usize::from(low == 0);
        let below = at.checked_sub(explicit)?;
        match state >> 6 {
            0b10 => {
                let (width, output) = sizes(*nodes.get(below.checked_sub(1)?)?)?;
                let addresses = below.checked_sub(1 + width)?;
                let start = addresses.checked_sub(output)?;
                (width > 0).then_some(Node { start, addresses, width, transitions: 1, is_dead_end: false })
            }
            kind => {
                let transitions = match (low, nodes[below]) {
                    (0, 1) => 256,
                    (0, count) => usize::from(count),
                    (count, _) => usize::from(count),
                };
                let (width, output) = sizes(*nodes.get(below.checked_sub(1)?)?)?;
                let table = if transitions > DENSE { 256 } else { 0 };
                let addresses = below.checked_sub(1 + table + transitions + transitions * width)?;
                let is_final = kind == 1;
                let start = addresses.checked_sub(output * (transitions + usize::from(is_final)))?;
                let is_dead_end = transitions == 0 && !is_final;
                (width > 0 || transitions == 0).then_some(Node { start, addresses, width, transitions, is_dead_end })
            }
        }
    }

    fn targets<'n>(&self, index: &'n [u8]) -> impl Iterator<Item = Option<usize>> + use<'n> {
        let Node { start, addresses, width, .. } = *self;
        (0..self.transitions).map(move |transition| {
            // What stands behind the nodes is long enough to be read over.
            let delta = (load(index, addresses + transition * width) & ((1_u64 << (8 * width)) - 1)) as usize;
            if delta == 0 { Some(NOWHERE) } else { start.checked_sub(delta).filter(|&target| target != NOWHERE) }
        })
    }
}

/// The widths of addresses and of outputs.
fn sizes(packed: u8) -> Option<(usize, usize)> {
    let (width, output) = (usize::from(packed >> 4), usize::from(packed & 15));
    (width <= ADDRESS && output <= OUTPUT).then_some((width, output))
}
