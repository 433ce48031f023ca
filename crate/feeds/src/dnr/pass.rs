use sublet::{Action, Classifier};

use super::{Browser, Condition, DnrAction, DnrRule, Priority};

/// In which tabs a pass holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tabs {
    /// In this one.
    One(u32),
    /// In all.
    All,
}

/// A rule that lets one site through although the rules of [`compile`](super::compile) stop it. What lies below the site
/// and is not the site's to open stays stopped: tenants of further suffixes, and hosts that a rule of the policy blocks.
pub fn pass(classifier: &Classifier, browser: &Browser, id: u32, site: &str, tabs: Tabs) -> DnrRule {
    let condition = Condition {
        request_domains: browser.domains(vec![site.into()]),
        excluded_request_domains: browser.domains(closed(classifier, site)),
        resource_types: browser.types.clone(),
        tab_ids: match tabs {
            Tabs::One(tab) => vec![tab],
            Tabs::All => Vec::new(),
        },
        ..Condition::default()
    };
    DnrRule { id, priority: Priority::Pass, action: DnrAction::Allow, condition }
}

/// The names below a site that opening it does not open.
fn closed(classifier: &Classifier, site: &str) -> Vec<String> {
    let mut closed = Vec::new();
    let mut add = |name: &str| {
        if name.strip_suffix(site).is_some_and(|below| below.ends_with('.')) {
            closed.push(name.to_string());
        }
    };
    classifier.catalogue().for_each_suffix(|suffix, _| add(suffix.trim_start_matches("*.")));
    let blocking = classifier.policy().rules.iter().filter(|rule| rule.action == Action::Block);
    blocking.filter_map(|rule| rule.hosts.as_ref()).flatten().for_each(|host| add(host));
    closed
}
