use super::dots::Dots;
use crate::{Placement, Role};

/// A rule as the indices meet it.
#[derive(Clone, Copy)]
pub(crate) struct Match {
    pub rule: u32,
    pub class: u16,
    pub role: Role,
}

/// The longest rule met on the way through a name from the right. Both indices (FST and hash table) feed it, so that they
/// cannot differ in what they make of a rule.
#[derive(Clone, Copy)]
pub(crate) struct Longest {
    found: Option<Match>,
    start: usize,
}

impl Longest {
    #[inline]
    pub(crate) fn new() -> Longest {
        Longest { found: None, start: 0 }
    }

    /// A rule matches the name from `start` to its end. Later calls are for longer matches and win; at one and the same
    /// place a wildcard is offered before the exact rule.
    #[inline]
    pub(crate) fn offer(&mut self, found: Match, start: usize) {
        *self = Longest { found: Some(found), start };
    }

    /// The answer. `beneath_wildcard`: the name is the base of this wildcard rule, which is nobody's to rent.
    /// `left`: the dots of the name that lie left of the dot in front of its last label that was walked.
    #[inline]
    pub(crate) fn placement(
        self,
        name: &[u8],
        beneath_wildcard: Option<Match>,
        walked: usize,
        mut left: impl Iterator<Item = usize>,
    ) -> Placement {
        let Longest { found, start } = self;
        if let Some(wildcard) = beneath_wildcard.filter(|_| found.is_none() || start != 0) {
            return Placement::own(wildcard);
        }
        let Some(found) = found else { return Placement::UNLISTED };
        match found.role {
            Role::Own => Placement::own(found),
            Role::Suffix if start == 0 => Placement::apex(found),
            Role::Suffix => {
                let dot = if walked == start { left.next() } else { Dots::new(&name[..start - 1]).next() };
                Placement::tenant(found, start, dot.map_or(0, |dot| dot + 1))
            }
            Role::Exception => match name[start..].iter().position(|&byte| byte == b'.') {
                Some(dot) => {
                    let suffix = start + dot + 1;
                    let label = Dots::new(&name[..suffix - 1]).next().map_or(0, |dot| dot + 1);
                    Placement::tenant(found, suffix, label)
                }
                None => Placement::own(found),
            },
        }
    }
}
