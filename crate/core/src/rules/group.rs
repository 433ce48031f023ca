use std::collections::HashMap;

use super::{Classifier, span::Span};
use crate::{Action, Timestamp};

/// Domains that share a span: one rule. Where a name below a listed domain is decided otherwise it is excluded here, and
/// what is stopped of it stands in a group of its own.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) span: Span,
    pub(super) domains: Vec<String>,
    pub(super) excluded: Vec<String>,
}

/// The groups that together match just the host names which the classifier stops.
pub(super) fn groups(classifier: &Classifier, now: Timestamp) -> Vec<Group> {
    let names = names(classifier);
    let mut groups = Groups::default();
    let batch = classifier.batch(now);
    let mut stops = |name: &str| batch.look_up(name).1.action >= Action::Warn;
    for name in &names {
        groups.add(name, stopped(name, &mut stops));
    }
    groups.list
}

/// Every name at which a decision can change: catalogue rules, and what the policy names. Names come after those they lie
/// below.
fn names(classifier: &Classifier) -> Vec<String> {
    let mut names = Vec::new();
    classifier.catalogue().for_each_rule(|name, _| names.push(name.trim_start_matches("*.").to_string()));
    let policy = classifier.policy();
    let lists = policy.rules.iter().flat_map(|rule| [&rule.hosts, &rule.sites, &rule.suffixes]);
    names.extend(lists.flatten().flatten().cloned());
    let exclusions = policy.exclusions.iter().filter(|exclusion| exclusion.provider.is_none());
    names.extend(exclusions.filter_map(|exclusion| exclusion.target()).map(String::from));
    names.retain(|name| !name.starts_with('['));
    names.sort_unstable_by(|a, b| labels(a).cmp(&labels(b)).then_with(|| a.cmp(b)));
    names.dedup();
    names
}

fn labels(name: &str) -> usize {
    1 + name.bytes().filter(|&byte| byte == b'.').count()
}

/// A label that no name has.
const NOBODY: &str = "?.";
const LONGEST: usize = 253;

/// Whether the name itself is stopped, a name one label below that nothing names, and one further below.
fn stopped(name: &str, stops: &mut impl FnMut(&str) -> bool) -> [bool; 3] {
    let deep = [NOBODY, NOBODY, name].concat();
    if deep.len() > LONGEST {
        return [stops(name); 3];
    }
    [stops(name), stops(&deep[NOBODY.len()..]), stops(&deep)]
}

#[derive(Default)]
struct Groups {
    list: Vec<Group>,
    /// What holds below each name met so far.
    below: HashMap<String, Below>,
}

/// What holds below a name, in numbers of groups.
#[derive(Clone, Default)]
struct Below {
    /// Groups that match names below it.
    listed: Vec<usize>,
    /// Groups from which it, or a name it lies below, is excluded.
    excluded: Vec<usize>,
}

impl Groups {
    fn add(&mut self, name: &str, stopped: [bool; 3]) {
        let labels = labels(name);
        let mut below = self.above(name);
        let matches = |step| below.listed.iter().any(|&group| self.list[group].span.holds(labels + step));
        if [0, 1, 2].map(matches) != stopped {
            for &group in &below.listed {
                self.list[group].excluded.push(name.into());
            }
            below.excluded.append(&mut below.listed);
            for span in Span::all(labels, stopped) {
                let group = self.group(span, &below.excluded);
                self.list[group].domains.push(name.into());
                below.listed.push(group);
            }
        }
        if !(below.listed.is_empty() && below.excluded.is_empty()) {
            self.below.insert(name.into(), below);
        }
    }

    /// What holds for a name by those it lies below.
    fn above(&self, name: &str) -> Below {
        let mut rest = name;
        while let Some((_, parent)) = rest.split_once('.') {
            if let Some(below) = self.below.get(parent) {
                return below.clone();
            }
            rest = parent;
        }
        Below::default()
    }

    /// The first group of this span that does not exclude the name.
    fn group(&mut self, span: Span, excluded: &[usize]) -> usize {
        let fits = |(index, group): &(usize, &Group)| group.span == span && !excluded.contains(index);
        if let Some((index, _)) = self.list.iter().enumerate().find(fits) {
            return index;
        }
        self.list.push(Group { span, domains: Vec::new(), excluded: Vec::new() });
        self.list.len() - 1
    }
}
