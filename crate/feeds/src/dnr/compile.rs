use serde::Serialize;
use sublet::{Classifier, Timestamp};

use super::{
    Browser, Condition, DnrAction, DnrRule, Priority,
    group::{Group, groups},
};
use crate::coverage::Coverage;

/// The rules of one catalogue and policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Rules {
    /// In the order of their ids.
    pub rules: Vec<DnrRule>,
    /// When the next exclusion runs out and the rules have to be compiled again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub until: Option<Timestamp>,
}

/// The rules that stop just what the classifier says to warn of or to block at this moment.
///
/// Where stopped requests go to a page, a first rule lets all else through, so that these rules overrule a guard.
pub fn compile(classifier: &Classifier, browser: &Browser, now: Timestamp) -> Rules {
    let coverage = Coverage::of(classifier, now);
    let mut rules = Vec::new();
    let mut add = |priority, action, condition| {
        let id = rules.len() as u32 + 1;
        rules.push(DnrRule { id, priority, action, condition });
    };
    let everywhere = Condition { resource_types: browser.types.clone(), ..Condition::default() };
    if browser.page.is_some() {
        add(Priority::Baseline, DnrAction::Allow, everywhere.clone());
    }
    for Group { span, domains, excluded } in groups(coverage.scopes()) {
        let condition = Condition {
            request_domains: browser.domains(domains),
            excluded_request_domains: browser.domains(excluded),
            regex_filter: Some(span.pattern()),
            ..everywhere.clone()
        };
        add(browser.priority(), browser.stop(), condition);
    }
    for address in coverage.addresses() {
        let condition = Condition { regex_filter: Some(address_pattern(address)), ..everywhere.clone() };
        add(browser.priority(), browser.stop(), condition);
    }
    Rules { rules, until: coverage.until() }
}

fn address_pattern(address: &str) -> String {
    let literal = address.replace('[', r"\[").replace(']', r"\]").replace('.', r"\.");
    format!("^https?://(?:[^/?#@]*@)?{literal}(?:[:/?#].*)?$")
}
