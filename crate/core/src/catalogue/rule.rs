use super::{Classes, Placement, Role, dots::Dots};

/// The best rule met on the way through a name from the right. Both indices (FST and flat table) feed it, so that they
/// cannot differ in what they make of a rule.
#[derive(Clone, Copy)]
pub(crate) struct Best {
    /// The number of its class; `NONE` before a rule was met.
    index: u64,
    start: usize,
}

const NONE: u64 = u64::MAX;

impl Best {
    pub(crate) fn new() -> Best {
        Best { index: NONE, start: 0 }
    }

    /// A rule matches the name from `start` to its end. Later calls are for longer matches and win; at one and the same
    /// place a wildcard is offered before the exact rule.
    #[inline]
    pub(crate) fn offer(&mut self, classes: &Classes, index: u64, start: usize) {
        if index < classes.len() as u64 {
            *self = Best { index, start };
        }
    }

    /// The answer. `beneath_wildcard`: the name is the base of this wildcard class, which is nobody's to rent.
    #[inline]
    pub(crate) fn placement(self, classes: &Classes, name: &str, beneath_wildcard: Option<u64>) -> Placement {
        let Best { mut index, start } = self;
        if let Some(wildcard) = beneath_wildcard.filter(|_| index == NONE || start != 0) {
            index = wildcard;
            return classes.get(index).map_or(Placement::UNLISTED, |class| Placement::own(class, index as u16));
        }
        let Some(class) = classes.get(index) else { return Placement::UNLISTED };
        let index = index as u16;
        let suffix = match class.role {
            Role::Own => return Placement::own(class, index),
            Role::Suffix if start == 0 => return Placement::apex(class, index),
            Role::Suffix => start,
            Role::Exception => match name[start..].find('.') {
                Some(dot) => start + dot + 1,
                None => return Placement::own(class, index),
            },
        };
        let label = Dots::new(&name.as_bytes()[..suffix - 1]).next().map_or(0, |dot| dot + 1);
        Placement::tenant(class, index, suffix, label)
    }
}
