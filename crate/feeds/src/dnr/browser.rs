use std::net::Ipv4Addr;

use super::{DnrAction, Priority, Redirect, ResourceType};

/// What a browser is to do with stopped hosts, and how it reads rules.
#[derive(Clone, Debug)]
pub struct Browser {
    /// Where stopped requests go: the address asked for is put behind this text. `None` ends them.
    pub page: Option<String>,
    /// What is stopped.
    pub types: Vec<ResourceType>,
    /// Whether `requestDomains` must also hold each domain with a dot at the end to match hosts written so (Firefox).
    pub dotted: bool,
}

impl Browser {
    /// Sends stopped pages to a warning page.
    pub fn page(address: &str) -> Browser {
        Browser { page: Some(address.into()), ..Browser::block() }
    }

    /// Ends requests for stopped pages.
    pub fn block() -> Browser {
        Browser { page: None, types: vec![ResourceType::MainFrame], dotted: false }
    }

    /// The domains as this browser wants them.
    pub(super) fn domains(&self, mut domains: Vec<String>) -> Vec<String> {
        if self.dotted {
            let names = domains.iter().filter(|domain| !is_address(domain));
            let dotted: Vec<String> = names.map(|name| format!("{name}.")).collect();
            domains.extend(dotted);
        }
        domains
    }

    pub(super) fn stop(&self) -> DnrAction {
        match &self.page {
            Some(page) => DnrAction::Redirect { redirect: Redirect { regex_substitution: format!("{page}\\0") } },
            None => DnrAction::Block,
        }
    }

    pub(super) fn priority(&self) -> Priority {
        if self.page.is_some() { Priority::Stop } else { Priority::Guard }
    }
}

/// URL parsers take the dot off an IPv4 address, and Firefox refuses a whole set of rules for a domain that they change.
fn is_address(domain: &str) -> bool {
    domain.starts_with('[') || domain.parse::<Ipv4Addr>().is_ok()
}
