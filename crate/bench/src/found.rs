use sublet::Placement;

/// What every engine answers: where the suffix begins, and the number of its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub start: usize,
    pub rule: u32,
}

impl Found {
    /// Our answer in these terms.
    pub fn of(placement: Placement, name: &str) -> Option<Found> {
        let suffix = placement.suffix(name)?;
        Some(Found { start: name.len() - suffix.len(), rule: placement.rule()? })
    }
}
