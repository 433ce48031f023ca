use crate::{Control, Kind, Level, Placement, Standing, Traits};

/// What the catalogue makes of a placement, before any policy: made by [`Catalogue::assess`](crate::Catalogue::assess).
///
/// ```
/// use sublet::{Catalogue, Control, Level};
/// # let bytes = sublet::example::catalogue();
///
/// let catalogue = Catalogue::open(bytes)?;
/// let assessment = catalogue.assess(catalogue.find_name("mallory.duckdns.org"));
/// assert_eq!(assessment.control(), Some(Control::Full));
/// assert_eq!(assessment.level(), Level::Medium);
/// # Ok::<(), sublet::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Where the host stands.
    pub placement: Placement,
    /// What is known of names like this one; `None` for unlisted hosts.
    pub traits: Option<Traits>,
    /// The risk, 0 to 100.
    pub score: u8,
}

impl Assessment {
    pub(crate) fn new(placement: Placement, traits: Option<Traits>, score: u8) -> Assessment {
        Assessment { placement, traits, score }
    }

    /// The same of a host that is not named: without its suffix and site.
    #[cfg(feature = "json")]
    pub(crate) fn anywhere(&self) -> Assessment {
        Assessment { placement: self.placement.anywhere(), ..*self }
    }

    /// Unlisted, the provider's own, or a tenant's.
    pub fn standing(&self) -> Standing {
        self.placement.standing
    }

    /// Index of the provider in the catalogue.
    pub fn provider(&self) -> Option<u16> {
        self.traits?.provider
    }

    /// The sort of service.
    pub fn kind(&self) -> Option<Kind> {
        self.traits?.kind
    }

    /// What the tenant controls.
    pub fn control(&self) -> Option<Control> {
        self.traits?.control
    }

    /// The range of the score.
    pub fn level(&self) -> Level {
        Level::of(self.score)
    }
}
