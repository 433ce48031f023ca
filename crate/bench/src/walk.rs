use fst::raw::{Fst, Node, Output};
use sublet::{Catalogue, Role};

use crate::found::Found;

/// The catalogue's FST (reversed labels) walked from the right end of a name, with nothing in front of it.
pub struct PlainWalk<'f> {
    index: Fst<&'f [u8]>,
    roles: Vec<Role>,
}

impl<'f> PlainWalk<'f> {
    pub fn new(index: &'f [u8], catalogue: &Catalogue) -> Result<PlainWalk<'f>, fst::Error> {
        let mut roles = Vec::new();
        catalogue.for_each_rule(|_, traits| roles.push(traits.role));
        Ok(PlainWalk { index: Fst::new(index)?, roles })
    }

    #[inline]
    pub fn find(&self, name: &str) -> Option<Found> {
        let mut best = None;
        let mut wildcard = None;
        let mut node = self.index.root();
        let mut output = Output::zero();
        let mut rest = name.as_bytes();
        let mut parent = rest.len();
        loop {
            let start = rest.iter().rposition(|&byte| byte == b'.').map_or(0, |dot| dot + 1);
            if let Some(rule) = wildcard {
                best = Some((start, parent, rule));
            }
            let Some(next) = self.step(node, output, &rest[start..]) else { break };
            (node, output) = next;
            if node.is_final() {
                best = Some((start, parent, output.cat(node.final_output()).value()));
            }
            let Some(next) = self.step(node, output, b".") else { break };
            (node, output) = next;
            let below = self.step(node, output, b"*").filter(|(node, _)| node.is_final());
            wildcard = below.map(|(node, output)| output.cat(node.final_output()).value());
            if start == 0 {
                // The base of a wildcard is nobody's to rent.
                best = best.filter(|&(start, ..)| start == 0 || wildcard.is_none());
                break;
            }
            parent = start;
            rest = &rest[..start - 1];
        }
        let (start, parent, rule) = best?;
        match self.roles.get(rule as usize)? {
            Role::Own => None,
            Role::Suffix => Some(Found { start, rule: rule as u32 }),
            Role::Exception => Some(Found { start: parent, rule: rule as u32 }),
        }
    }

    #[inline]
    fn step<'w>(&'w self, mut node: Node<'w>, mut output: Output, label: &[u8]) -> Option<(Node<'w>, Output)> {
        for &byte in label {
            let transition = node.transition(node.find_input(byte)?);
            output = output.cat(transition.out);
            node = self.index.node(transition.addr);
        }
        Some((node, output))
    }
}
