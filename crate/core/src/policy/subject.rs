use crate::{Control, Kind, Level, Standing};

/// What a policy looks at: a host and what the catalogue makes of it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The canonical host.
    pub host: &'a str,
    /// Where it stands.
    pub standing: Standing,
    /// Tenant label and suffix.
    pub site: Option<&'a str>,
    /// The suffix.
    pub suffix: Option<&'a str>,
    /// The provider's id.
    pub provider: Option<&'a str>,
    /// The sort of service.
    pub kind: Option<Kind>,
    /// What the tenant controls.
    pub control: Option<Control>,
    /// How risky it is.
    pub level: Level,
}
