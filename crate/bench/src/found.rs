use sublet::{Placement, Standing};

/// What every engine answers: where the suffix begins, and the number of its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub start: usize,
    pub class: u16,
}

impl Found {
    /// Our answer in these terms.
    pub fn of(placement: Placement, name: &str) -> Option<Found> {
        let suffix = placement.suffix(name)?;
        let listed = placement.standing != Standing::Unlisted;
        listed.then(|| Found { start: name.len() - suffix.len(), class: placement.class_index })
    }
}
