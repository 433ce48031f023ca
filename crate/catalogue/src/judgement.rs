//! What we make of the Public Suffix List's private section: the reviewed table `psl-private.toml`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use sublet::{Control, Kind};
use toml::Spanned;

use crate::{
    error::{Problem, Source},
    private::base,
};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    groups: Vec<Group>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    kind: Option<Spanned<Kind>>,
    control: Option<Spanned<Control>>,
    out: Option<Spanned<Out>>,
    /// Why, for the next reviewer.
    #[serde(rename = "note")]
    _note: String,
    rules: Spanned<Vec<Spanned<String>>>,
}

/// Why names below a suffix are no rented rooms.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Out {
    /// CDN edges, traffic managers, load balancers, vendors' internal names.
    Infrastructure,
    /// Universities, governments, companies.
    Institution,
}

/// What the table makes of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Rented out.
    In {
        /// The sort of service.
        kind: Kind,
        /// What the tenant controls.
        control: Control,
    },
    /// Not rented out.
    Out,
    /// Nobody has looked yet.
    Unknown,
}

/// The class of every private rule.
#[derive(Clone, Debug)]
pub(crate) struct Judgement(BTreeMap<&'static str, Class>);

impl Judgement {
    pub(crate) fn read(source: Source<'_>, rules: &[&'static str]) -> Result<Judgement, Vec<Problem>> {
        classify(source, rules).map(Judgement)
    }

    #[cfg(test)]
    pub(crate) fn new(classes: BTreeMap<&'static str, Class>) -> Judgement {
        Judgement(classes)
    }

    pub(crate) fn of(&self, rule: &str) -> Class {
        self.0.get(rule).copied().unwrap_or(Class::Unknown)
    }
}

fn classify(source: Source<'_>, rules: &[&'static str]) -> Result<BTreeMap<&'static str, Class>, Vec<Problem>> {
    let table: Table = toml::from_str(source.text).map_err(|error| vec![source.toml(&error)])?;
    let mut problems = Vec::new();
    let mut entries = BTreeMap::new();
    for group in &table.groups {
        let class = match (&group.kind, &group.control, &group.out) {
            (Some(kind), Some(control), None) => Class::In { kind: *kind.get_ref(), control: *control.get_ref() },
            (None, None, Some(_)) => Class::Out,
            _ => {
                let text = "a group has either kind and control, or out; keep one of the two";
                problems.push(source.problem(group.rules.span(), "bad-group", text));
                continue;
            }
        };
        for entry in group.rules.get_ref() {
            if entries.insert(entry.get_ref().as_str(), class).is_some() {
                let text = format!("'{}' stands in the table twice; keep one entry", entry.get_ref());
                problems.push(source.problem(entry.span(), "duplicate-rule", text));
            }
        }
    }
    let mut used = BTreeSet::new();
    let classes = rules
        .iter()
        .map(|&rule| {
            let found = find(&entries, rule);
            used.extend(found.map(|(entry, _)| entry));
            (rule, found.map_or(Class::Unknown, |(_, class)| class))
        })
        .collect();
    for entry in table.groups.iter().flat_map(|group| group.rules.get_ref()) {
        if !used.contains(entry.get_ref().as_str()) {
            let text = format!("'{}' decides no rule of the private section; take it out", entry.get_ref());
            problems.push(source.problem(entry.span(), "idle-rule", text));
        }
    }
    if problems.is_empty() { Ok(classes) } else { Err(problems) }
}

/// The most specific entry for a rule: the rule itself, then the longest `**.`.
fn find<'e>(entries: &BTreeMap<&'e str, Class>, rule: &str) -> Option<(&'e str, Class)> {
    let own = |(entry, class): (&&'e str, &Class)| (*entry, *class);
    if let Some(found) = entries.get_key_value(rule) {
        return Some(own(found));
    }
    let name = base(rule);
    let starts = std::iter::once(0).chain(name.match_indices('.').map(|(dot, _)| dot + 1));
    starts.filter_map(|start| entries.get_key_value(format!("**.{}", &name[start..]).as_str())).map(own).next()
}
