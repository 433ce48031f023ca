use std::net::Ipv4Addr;

use serde::Serialize;

use super::{
    BrowserAction, BrowserRule, Classifier, Condition, Priority, Redirect, ResourceType,
    group::{Group, groups},
};
use crate::{Action, Placement, Timestamp};

/// What a browser is to do with stopped hosts, and how it reads rules.
#[derive(Clone, Debug)]
pub struct Target {
    /// Where stopped requests go: the address asked for is put behind this text. `None` ends them.
    pub page: Option<String>,
    /// What is stopped.
    pub types: Vec<ResourceType>,
    /// Whether `requestDomains` must also hold each domain with a dot at the end to match hosts written so (Firefox).
    pub dotted: bool,
}

impl Target {
    /// Sends stopped pages to a warning page.
    pub fn page(address: &str) -> Target {
        Target { page: Some(address.into()), ..Target::block() }
    }

    /// Ends requests for stopped pages.
    pub fn block() -> Target {
        Target { page: None, types: vec![ResourceType::MainFrame], dotted: false }
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

    fn stop(&self) -> BrowserAction {
        match &self.page {
            Some(page) => BrowserAction::Redirect { redirect: Redirect { regex_substitution: format!("{page}\\0") } },
            None => BrowserAction::Block,
        }
    }

    fn priority(&self) -> Priority {
        if self.page.is_some() { Priority::Stop } else { Priority::Guard }
    }
}

/// The rules of one catalogue and policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Rules {
    /// In the order of their ids.
    pub rules: Vec<BrowserRule>,
    /// When the next exclusion runs out and the rules have to be compiled again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub until: Option<Timestamp>,
}

/// The rules that stop just what the classifier says to warn of or to block at this moment.
///
/// Where stopped requests go to a page, a first rule lets all else through, so that these rules overrule a guard.
pub fn compile(classifier: &Classifier, target: &Target, now: Timestamp) -> Rules {
    let mut rules = Vec::new();
    let mut add = |priority, action, condition| {
        let id = rules.len() as u32 + 1;
        rules.push(BrowserRule { id, priority, action, condition });
    };
    let everywhere = Condition { resource_types: target.types.clone(), ..Condition::default() };
    if target.page.is_some() {
        add(Priority::Ground, BrowserAction::Allow, everywhere.clone());
    }
    for Group { span, domains, excluded } in groups(classifier, now) {
        let condition = Condition {
            request_domains: target.domains(domains),
            excluded_request_domains: target.domains(excluded),
            regex_filter: Some(span.pattern()),
            ..everywhere.clone()
        };
        add(target.priority(), target.stop(), condition);
    }
    for address in addresses(classifier, now) {
        let condition = Condition { regex_filter: Some(address_pattern(&address)), ..everywhere.clone() };
        add(target.priority(), target.stop(), condition);
    }
    Rules { rules, until: next_end(classifier, now) }
}

/// IPv6 addresses that the policy names and stops. They have no labels to count.
fn addresses(classifier: &Classifier, now: Timestamp) -> Vec<String> {
    let named = classifier.policy().rules.iter().filter_map(|rule| rule.hosts.as_ref()).flatten();
    let mut addresses: Vec<String> = named.filter(|host| host.starts_with('[')).cloned().collect();
    addresses.sort_unstable();
    addresses.dedup();
    addresses.retain(|host| {
        classifier.summary_of(host, &classifier.catalogue().assess(Placement::UNLISTED), now).action >= Action::Warn
    });
    addresses
}

/// URL parsers take the dot off an IPv4 address, and Firefox refuses a whole set of rules for a domain that they change.
fn is_address(domain: &str) -> bool {
    domain.starts_with('[') || domain.parse::<Ipv4Addr>().is_ok()
}

fn address_pattern(address: &str) -> String {
    let literal = address.replace('[', r"\[").replace(']', r"\]").replace('.', r"\.");
    format!("^https?://(?:[^/?#@]*@)?{literal}(?:[:/?#].*)?$")
}

fn next_end(classifier: &Classifier, now: Timestamp) -> Option<Timestamp> {
    let ends = classifier.policy().exclusions.iter().filter_map(|exclusion| exclusion.until);
    ends.map(|until| until.end()).filter(|&end| end > now).min()
}
