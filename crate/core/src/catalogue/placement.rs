use std::ops::Range;

use super::index::Match;
use crate::Standing;

/// Where a host stands in the catalogue: what [`Catalogue::find`](crate::Catalogue::find) answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// Unlisted, the provider's own, or a tenant's.
    pub standing: Standing,
    suffix: u8,
    site: u8,
    class: u16,
    rule: u32,
}

/// No such part in the name. Names have at most 253 characters.
const ABSENT: u8 = u8::MAX;
const NO_RULE: u32 = u32::MAX;

impl Placement {
    /// The placement of hosts under no suffix, and of addresses.
    pub const UNLISTED: Placement =
        Placement { standing: Standing::Unlisted, suffix: ABSENT, site: ABSENT, class: u16::MAX, rule: NO_RULE };

    #[inline]
    pub(crate) fn own(rule: Match) -> Placement {
        Placement { standing: Standing::Provider, suffix: ABSENT, site: ABSENT, class: rule.class, rule: rule.rule }
    }

    #[inline]
    pub(crate) fn apex(rule: Match) -> Placement {
        Placement { suffix: 0, ..Placement::own(rule) }
    }

    /// A tenant, by the places in the name where suffix and site begin.
    #[inline]
    pub(crate) fn tenant(rule: Match, suffix: usize, site: usize) -> Placement {
        Placement {
            standing: Standing::Tenant,
            suffix: suffix as u8,
            site: site as u8,
            class: rule.class,
            rule: rule.rule,
        }
    }

    /// A tenant of this class somewhere.
    pub(crate) fn any_tenant(class: u16) -> Placement {
        Placement { standing: Standing::Tenant, suffix: ABSENT, site: ABSENT, class, rule: NO_RULE }
    }

    /// A host that the provider of this class keeps for itself.
    pub(crate) fn any_own(class: u16) -> Placement {
        Placement { standing: Standing::Provider, ..Placement::any_tenant(class) }
    }

    #[cfg(feature = "json")]
    pub(crate) fn anywhere(&self) -> Placement {
        Placement { suffix: ABSENT, site: ABSENT, rule: NO_RULE, ..*self }
    }

    /// The number of the rule that matched, for [`Catalogue::evidence`](crate::Catalogue::evidence); `None` for unlisted
    /// hosts.
    pub fn rule(&self) -> Option<u32> {
        (self.rule != NO_RULE).then_some(self.rule)
    }

    /// The number of the rule's class, for [`Catalogue::traits`](crate::Catalogue::traits) and for caches kept by class;
    /// `None` for unlisted hosts.
    #[inline]
    pub fn class(&self) -> Option<u16> {
        (self.standing != Standing::Unlisted).then_some(self.class)
    }

    /// The suffix inside the host: from here to the end.
    #[inline]
    pub fn suffix<'a>(&self, host: &'a str) -> Option<&'a str> {
        tail(host, self.suffix)
    }

    /// The site (tenant label and suffix) inside the host.
    #[inline]
    pub fn site<'a>(&self, host: &'a str) -> Option<&'a str> {
        tail(host, self.site)
    }

    /// Where the tenant label stands in the host.
    pub fn tenant_label(&self, host: &str) -> Option<Range<usize>> {
        let site = host.len() - self.site(host)?.len();
        let suffix = host.len() - self.suffix(host)?.len();
        Some(site..suffix - 1)
    }
}

#[inline]
fn tail(host: &str, at: u8) -> Option<&str> {
    if at == ABSENT { None } else { host.get(usize::from(at)..) }
}
