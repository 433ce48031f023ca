use bytes::Bytes;
use fst::raw::{Fst, Node, Output};

use super::{Classes, Placement, labels::Labels, rule::Best};

/// The label that stands for any label in a reversed rule (`org.example.*`).
pub const WILDCARD: u8 = b'*';

/// Walks the index label by label from the right end of the name.
pub(crate) fn find(fst: &Fst<Bytes>, classes: &Classes, name: &str) -> Placement {
    let mut best = Best::new();
    let mut node = fst.root();
    let mut output = Output::zero();
    let mut wildcard = None;
    for (start, label) in Labels::new(name) {
        if let Some(index) = wildcard {
            best.offer(classes, index, start);
        }
        let Some((next, out)) = step(fst, node, output, label) else {
            return best.placement(classes, name, None);
        };
        (node, output) = (next, out);
        if node.is_final() {
            best.offer(classes, output.cat(node.final_output()).value(), start);
        }
        let Some((below, out)) = step(fst, node, output, b".") else {
            return best.placement(classes, name, None);
        };
        (node, output) = (below, out);
        wildcard = step(fst, node, output, &[WILDCARD])
            .filter(|(node, _)| node.is_final())
            .map(|(node, output)| output.cat(node.final_output()).value());
    }
    best.placement(classes, name, wildcard)
}

fn step<'f>(fst: &'f Fst<Bytes>, mut node: Node<'f>, mut output: Output, label: &[u8]) -> Option<(Node<'f>, Output)> {
    for &byte in label {
        let transition = node.transition(node.find_input(byte)?);
        output = output.cat(transition.out);
        node = fst.node(transition.addr);
    }
    Some((node, output))
}

/// Calls `each` with every key (`org.duckdns`, `example.compute.*`) and its class, in their order.
///
/// The nodes are walked here rather than by the crate's streams, which can also seek: that takes 6 KB of Wasm.
pub(crate) fn each(fst: &Fst<Bytes>, each: &mut dyn FnMut(&[u8], u64)) {
    Keys { fst, key: Vec::new(), each }.below(fst.root(), Output::zero());
}

struct Keys<'k> {
    fst: &'k Fst<Bytes>,
    key: Vec<u8>,
    each: &'k mut dyn FnMut(&[u8], u64),
}

impl Keys<'_> {
    /// Goes no deeper than the longest key of a sound index is long.
    fn below(&mut self, node: Node<'_>, output: Output) {
        if node.is_final() {
            (self.each)(&self.key, output.cat(node.final_output()).value());
        }
        for transition in node.transitions() {
            self.key.push(transition.inp);
            self.below(self.fst.node(transition.addr), output.cat(transition.out));
            self.key.pop();
        }
    }
}
