use std::ops::Range;

use super::Class;
use crate::Standing;

/// Where a host stands in the catalogue: what [`Catalogue::find`](crate::Catalogue::find) answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// Unlisted, the provider's own, or a tenant's.
    pub standing: Standing,
    /// What is known of names like this one; `None` for unlisted hosts.
    pub class: Option<Class>,
    /// Index of the class in the catalogue, for caches kept by class.
    pub class_index: u16,
    suffix: u8,
    site: u8,
}

/// No such part in the name. Names have at most 253 characters.
const ABSENT: u8 = u8::MAX;

impl Placement {
    pub(crate) const UNLISTED: Placement =
        Placement { standing: Standing::Unlisted, class: None, class_index: u16::MAX, suffix: ABSENT, site: ABSENT };

    pub(crate) fn own(class: Class, class_index: u16) -> Placement {
        Placement { standing: Standing::Provider, class: Some(class), class_index, ..Placement::UNLISTED }
    }

    pub(crate) fn apex(class: Class, class_index: u16) -> Placement {
        Placement { suffix: 0, ..Placement::own(class, class_index) }
    }

    /// A tenant, by the places in the name where suffix and site begin.
    pub(crate) fn tenant(class: Class, class_index: u16, suffix: usize, site: usize) -> Placement {
        Placement {
            standing: Standing::Tenant,
            class: Some(class),
            class_index,
            suffix: suffix as u8,
            site: site as u8,
        }
    }

    /// The suffix inside the host: from here to the end.
    pub fn suffix<'a>(&self, host: &'a str) -> Option<&'a str> {
        tail(host, self.suffix)
    }

    /// The site (tenant label and suffix) inside the host.
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

fn tail(host: &str, at: u8) -> Option<&str> {
    if at == ABSENT { None } else { host.get(usize::from(at)..) }
}
