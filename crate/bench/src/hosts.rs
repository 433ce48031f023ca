//! The hosts that are looked up.

use std::collections::BTreeMap;

use sublet::{Catalogue, Role, Standing, SuffixRule};

use crate::{random::Random, words};

/// Hosts of one sort.
pub struct Workload {
    pub name: &'static str,
    pub hosts: Vec<&'static str>,
}

impl Workload {
    /// Lays the hosts one behind the other, as a file would hold them; kept until the program ends.
    pub fn new(name: &'static str, hosts: &[String]) -> Workload {
        let text: &'static str = hosts.join("\n").leak();
        Workload { name, hosts: text.lines().collect() }
    }
}

/// Three workloads of `count` hosts over a catalogue: half and half, tenants only, and hosts that nobody lists.
pub fn workloads(catalogue: &Catalogue, rules: &BTreeMap<String, SuffixRule>, count: usize) -> [Workload; 3] {
    let mut random = Random::new(0x5eed);
    let hits = hits(&mut random, catalogue, rules, count);
    let misses = misses(&mut random, catalogue, count);
    let mut mixed: Vec<String> = hits[..count / 2].iter().chain(&misses[..count - count / 2]).cloned().collect();
    random.shuffle(&mut mixed);
    [Workload::new("mixed", &mixed), Workload::new("hit", &hits), Workload::new("miss", &misses)]
}

/// One to three labels below a suffix; every suffix is as likely as any other.
fn hits(random: &mut Random, catalogue: &Catalogue, rules: &BTreeMap<String, SuffixRule>, count: usize) -> Vec<String> {
    let suffixes: Vec<&String> =
        rules.iter().filter(|(_, rule)| rule.traits.role == Role::Suffix).map(|(name, _)| name).collect();
    let mut hosts = Vec::with_capacity(count);
    while hosts.len() < count {
        let suffix = *random.pick(&suffixes);
        let suffix = match suffix.strip_prefix("*.") {
            Some(base) => format!("{}.{base}", words::front(random)),
            None => suffix.to_string(),
        };
        let mut host = format!("{}.{suffix}", words::tenant(random));
        for _ in 0..[0, 0, 0, 1, 1, 2][random.below(6)] {
            host = format!("{}.{host}", words::front(random));
        }
        if catalogue.find_name(&host).standing == Standing::Tenant {
            hosts.push(host);
        }
    }
    hosts
}

/// Popular sites' shapes: two to four labels.
fn misses(random: &mut Random, catalogue: &Catalogue, count: usize) -> Vec<String> {
    let mut hosts = Vec::with_capacity(count);
    while hosts.len() < count {
        let mut host = words::site(random);
        for _ in 0..[0, 0, 1, 1, 1, 2][random.below(6)] {
            host = format!("{}.{host}", words::front(random));
        }
        if host.split('.').count() <= 4 && catalogue.find_name(&host).standing == Standing::Unlisted {
            hosts.push(host);
        }
    }
    hosts
}
