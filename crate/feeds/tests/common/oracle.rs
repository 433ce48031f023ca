//! What a browser makes of rules, written from the documentation of declarativeNetRequest and not from the compiler.

use std::collections::HashMap;

use regex::Regex;
use sublet_feeds::dnr::{DnrAction, DnrRule, Rules};

/// How a browser settles a host that lies under a listed and under an excluded domain.
#[derive(Clone, Copy, Debug)]
pub enum Clash {
    /// The exclusion wins (Firefox).
    Excluded,
    /// The longer one wins (Chromium).
    Longest,
}

/// A browser that has the rules.
pub struct Oracle<'r> {
    stops: Vec<&'r DnrRule>,
    patterns: Vec<Regex>,
    /// In which rules a domain is listed, and from which it is excluded.
    domains: HashMap<&'r str, (Vec<usize>, Vec<usize>)>,
}

impl<'r> Oracle<'r> {
    pub fn new(rules: &'r Rules) -> Oracle<'r> {
        let stops: Vec<&DnrRule> = rules.rules.iter().filter(|rule| rule.action != DnrAction::Allow).collect();
        let pattern = |rule: &&DnrRule| Regex::new(rule.condition.regex_filter.as_deref().unwrap()).unwrap();
        let patterns = stops.iter().map(pattern).collect();
        let mut domains: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (at, rule) in stops.iter().enumerate() {
            for domain in &rule.condition.request_domains {
                domains.entry(domain).or_default().0.push(at);
            }
            for domain in &rule.condition.excluded_request_domains {
                domains.entry(domain).or_default().1.push(at);
            }
        }
        Oracle { stops, patterns, domains }
    }

    /// Whether a rule stops this address, whose host is given beside it.
    pub fn stops(&self, url: &str, host: &str, clash: Clash) -> bool {
        let mut listed: Vec<Option<usize>> = vec![None; self.stops.len()];
        let mut excluded = listed.clone();
        let mut rest = Some(host);
        while let Some(name) = rest {
            if let Some((in_rules, out_of)) = self.domains.get(name) {
                for &at in in_rules {
                    listed[at].get_or_insert(name.len());
                }
                for &at in out_of {
                    excluded[at].get_or_insert(name.len());
                }
            }
            rest = name.split_once('.').map(|(_, parent)| parent);
        }
        self.stops.iter().enumerate().any(|(at, rule)| {
            let domain = match (listed[at], excluded[at]) {
                (None, _) => rule.condition.request_domains.is_empty(),
                (Some(_), None) => true,
                (Some(listed), Some(excluded)) => matches!(clash, Clash::Longest) && listed > excluded,
            };
            domain && self.patterns[at].is_match(url)
        })
    }
}
