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
