use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use sublet::{Role, SuffixRule};

use crate::found::Found;

/// One more than the labels of any rule.
const MAX_LABELS: usize = 16;

/// A hash map of rules, asked for every tail of a name that begins at a label, longest first.
pub struct LabelMap {
    rules: FxHashMap<Box<str>, Entry>,
    /// Labels of the longest name in the map; longer tails are not asked for.
    labels: usize,
}

#[derive(Clone, Copy, Default)]
struct Entry {
    exact: Option<(Role, u32)>,
    /// The rule `*.` + this name.
    below: Option<u32>,
}

impl LabelMap {
    pub fn new(rules: &BTreeMap<String, SuffixRule>, numbers: &BTreeMap<String, u32>) -> LabelMap {
        let mut map: FxHashMap<Box<str>, Entry> = FxHashMap::default();
        for (rule, number) in numbers {
            match rule.strip_prefix("*.") {
                Some(base) => map.entry(base.into()).or_default().below = Some(*number),
                None => map.entry(rule.as_str().into()).or_default().exact = Some((rules[rule].traits.role, *number)),
            }
        }
        let labels = map.keys().map(|name| name.split('.').count()).max().unwrap_or(0);
        assert!(labels < MAX_LABELS, "a rule of {labels} labels");
        LabelMap { rules: map, labels }
    }

    #[inline]
    pub fn find(&self, name: &str) -> Option<Found> {
        let mut starts = [0; MAX_LABELS];
        let mut count = 0;
        let mut rest = name.as_bytes();
        loop {
            let dot = rest.iter().rposition(|&byte| byte == b'.');
            starts[count] = dot.map_or(0, |dot| dot + 1);
            count += 1;
            match dot {
                Some(dot) if count <= self.labels => rest = &rest[..dot],
                _ => break,
            }
        }
        let mut child = None;
        // No rule has fewer than two labels.
        for at in (1..count).rev() {
            let start = starts[at];
            if at < self.labels
                && let Some(entry) = self.rules.get(&name[start..])
            {
                match (entry.below, child, entry.exact) {
                    (Some(rule), Some(start), _) => return Some(Found { start, rule }),
                    (.., Some((Role::Own, _))) => return None,
                    (.., Some((Role::Suffix, rule))) => return Some(Found { start, rule }),
                    (.., Some((Role::Exception, rule))) => return Some(Found { start: starts[at - 1], rule }),
                    // The base of a wildcard is nobody's to rent.
                    (Some(_), None, None) => return None,
                    (None, _, None) => {}
                }
            }
            child = Some(start);
        }
        None
    }
}
