use std::collections::HashMap;

use super::span::Span;
use crate::coverage::{Scope, labels};

/// Domains that share a span: one rule. Where a name below a listed domain is decided otherwise it is excluded here, and
/// what is stopped of it stands in a group of its own.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) span: Span,
    pub(super) domains: Vec<String>,
    pub(super) excluded: Vec<String>,
}

/// The groups that together match just the host names which these scopes stop.
pub(super) fn groups(scopes: &[Scope]) -> Vec<Group> {
    let mut groups = Groups::default();
    for scope in scopes {
        groups.add(scope);
    }
    groups.list
}

#[derive(Default)]
struct Groups<'s> {
    list: Vec<Group>,
    /// What holds below each name met so far.
    below: HashMap<&'s str, Below>,
}

/// What holds below a name, in numbers of groups.
#[derive(Clone, Default)]
struct Below {
    /// Groups that match names below it.
    listed: Vec<usize>,
    /// Groups from which it, or a name it lies below, is excluded.
    excluded: Vec<usize>,
}

impl<'s> Groups<'s> {
    fn add(&mut self, Scope { name, stops }: &'s Scope) {
        let mut below = self.above(name);
        for &group in &below.listed {
            self.list[group].excluded.push(name.clone());
        }
        below.excluded.append(&mut below.listed);
        for span in Span::all(labels(name), *stops) {
            let group = self.group(span, &below.excluded);
            self.list[group].domains.push(name.clone());
            below.listed.push(group);
        }
        self.below.insert(name, below);
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
