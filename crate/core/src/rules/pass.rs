use super::{BrowserAction, BrowserRule, Classifier, Condition, Priority, Target};

/// In which tabs a pass holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tabs {
    /// In this one.
    One(u32),
    /// In all.
    All,
}

/// A rule that lets one site through although the rules of [`compile`](super::compile) stop it. Tenants of suffixes that
/// lie below the site stay stopped.
pub fn pass(classifier: &Classifier, target: &Target, id: u32, site: &str, tabs: Tabs) -> BrowserRule {
    let mut suffixes = Vec::new();
    classifier.catalogue().for_each_suffix(|suffix, _| {
        let suffix = suffix.trim_start_matches("*.");
        if suffix.strip_suffix(site).is_some_and(|below| below.ends_with('.')) {
            suffixes.push(suffix.to_string());
        }
    });
    let condition = Condition {
        request_domains: target.domains(vec![site.into()]),
        excluded_request_domains: target.domains(suffixes),
        resource_types: target.types.clone(),
        tab_ids: match tabs {
            Tabs::One(tab) => vec![tab],
            Tabs::All => Vec::new(),
        },
        ..Condition::default()
    };
    BrowserRule { id, priority: Priority::Pass, action: BrowserAction::Allow, condition }
}
