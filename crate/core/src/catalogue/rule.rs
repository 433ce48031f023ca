use super::{Class, Classes, Placement, Role};

/// The best rule met on the way through a name from the right. Both indices (FST and flat table) feed it, so that they
/// cannot differ in what they make of a rule.
pub(crate) struct Best {
    found: Option<Found>,
}

#[derive(Clone, Copy)]
struct Found {
    class: Class,
    index: u16,
    start: usize,
}

impl Best {
    pub(crate) fn new() -> Best {
        Best { found: None }
    }

    /// A rule matches the name from `start` to its end. Later calls are for longer matches and win; at one and the same
    /// place a wildcard is offered before the exact rule.
    #[inline]
    pub(crate) fn offer(&mut self, classes: &Classes, index: u64, start: usize) {
        if let Some(class) = classes.get(index) {
            self.found = Some(Found { class, index: index as u16, start });
        }
    }

    /// The answer. `beneath_wildcard`: the name is the base of this wildcard class, which is nobody's to rent.
    pub(crate) fn placement(self, classes: &Classes, name: &str, beneath_wildcard: Option<u64>) -> Placement {
        let Some(Found { class, index, start }) =
            self.found.filter(|found| beneath_wildcard.is_none() || found.start == 0)
        else {
            return match beneath_wildcard.and_then(|index| Some((index, classes.get(index)?))) {
                Some((index, class)) => Placement::own(class, index as u16),
                None => Placement::UNLISTED,
            };
        };
        let suffix = match class.role {
            Role::Own => return Placement::own(class, index),
            Role::Suffix if start == 0 => return Placement::apex(class, index),
            Role::Suffix => start,
            Role::Exception => match name[start..].find('.') {
                Some(dot) => start + dot + 1,
                None => return Placement::own(class, index),
            },
        };
        let label = name[..suffix - 1].rfind('.').map_or(0, |dot| dot + 1);
        Placement::tenant(class, index, suffix, label)
    }
}
