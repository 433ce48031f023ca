use bytes::Bytes;
use fst::raw::{Fst, Node, Output};

use super::{
    dots::Dots,
    labels::Labels,
    longest::{Longest, Match},
};
use crate::Placement;

/// The label that stands for any label in a reversed rule (`org.example.*`).
pub const WILDCARD: u8 = b'*';

/// Walks the index label by label from the right end of the name. `read` gives what is known of a rule.
pub(crate) fn find(fst: &Fst<Bytes>, read: impl Fn(u64) -> Option<Match>, name: &str) -> Placement {
    let mut longest = Longest::new();
    let mut node = fst.root();
    let mut output = Output::zero();
    let mut wildcard = None;
    // Where the tenant's label begins is looked up anew at the end: no label was walked at this place.
    let end = |longest: Longest, wildcard| longest.placement(name.as_bytes(), wildcard, usize::MAX, Dots::new(&[]));
    for (start, label) in Labels::new(name) {
        if let Some(rule) = wildcard {
            longest.offer(rule, start);
        }
        let Some((next, out)) = step(fst, node, output, label) else { return end(longest, None) };
        (node, output) = (next, out);
        if node.is_final()
            && let Some(rule) = read(output.cat(node.final_output()).value())
        {
            longest.offer(rule, start);
        }
        let Some((below, out)) = step(fst, node, output, b".") else { return end(longest, None) };
        (node, output) = (below, out);
        wildcard = step(fst, node, output, &[WILDCARD])
            .filter(|(node, _)| node.is_final())
            .and_then(|(node, output)| read(output.cat(node.final_output()).value()));
    }
    end(longest, wildcard)
}

fn step<'f>(fst: &'f Fst<Bytes>, mut node: Node<'f>, mut output: Output, label: &[u8]) -> Option<(Node<'f>, Output)> {
    for &byte in label {
        let transition = node.transition(node.find_input(byte)?);
        output = output.cat(transition.out);
        node = fst.node(transition.addr);
    }
    Some((node, output))
}

/// Calls `each` with every key (`org.duckdns`, `example.compute.*`) and its rule, in their order, and returns how many keys
/// there were. It stops behind `most` keys: a forged index can hold more of them than it has bytes.
///
/// The nodes are walked here rather than by the crate's streams, which can also seek: that takes 6 KB of Wasm.
pub(crate) fn each(fst: &Fst<Bytes>, most: u32, each: &mut dyn FnMut(&[u8], u64)) -> u32 {
    let mut keys = Keys { fst, key: Vec::new(), each, most, count: 0 };
    keys.below(fst.root(), Output::zero());
    keys.count
}

struct Keys<'k> {
    fst: &'k Fst<Bytes>,
    key: Vec<u8>,
    each: &'k mut dyn FnMut(&[u8], u64),
    most: u32,
    count: u32,
}

impl Keys<'_> {
    /// Goes no deeper than the longest key of a sound index is long.
    fn below(&mut self, node: Node<'_>, output: Output) {
        if node.is_final() {
            self.count = self.count.saturating_add(1);
            if self.count > self.most {
                return;
            }
            (self.each)(&self.key, output.cat(node.final_output()).value());
        }
        for transition in node.transitions() {
            self.key.push(transition.inp);
            self.below(self.fst.node(transition.addr), output.cat(transition.out));
            self.key.pop();
            if self.count > self.most {
                return;
            }
        }
    }
}
