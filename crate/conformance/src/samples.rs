//! Host names seen in malicious and benign collections, and how the catalogue sees them.

use std::collections::BTreeMap;

use sublet::{Action, Classifier, Host, Policy, Standing};

use crate::{classifier, data::shared, now};

/// One name of a sample.
pub struct Sample {
    /// The host.
    pub host: String,
    /// The suffix the collection put it under, where it says.
    pub suffix: String,
}

/// The files, by what they hold.
pub const MALICIOUS_DDNS: &str = "samples/malicious_under_ddns.tsv";
/// Malicious names under suffixes that are rented out.
pub const MALICIOUS_RENTABLE: &str = "samples/malicious_under_rentable.tsv";
/// Benign names under dynamic DNS.
pub const BENIGN_DDNS: &str = "samples/benign_under_ddns.tsv";
/// Benign names under suffixes that are rented out.
pub const BENIGN_RENTABLE: &str = "samples/benign_under_rentable.tsv";
/// The most-queried names.
pub const BENIGN_TOP: &str = "samples/benign_top.txt";

/// The names of a file; nothing where it is absent.
pub fn read(file: &str) -> Option<Vec<Sample>> {
    let text = shared(file)?;
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with("host\t"));
    let sample = |line: &str| {
        let mut cells = line.split('\t').map(String::from);
        Sample { host: cells.next().unwrap_or_default(), suffix: cells.next().unwrap_or_default() }
    };
    Some(rows.map(sample).collect())
}

/// How a sample stands.
#[derive(Default)]
pub struct Tally {
    /// Names that could be read.
    pub names: usize,
    /// Names that belong to tenants.
    pub tenants: usize,
    /// Tenants by kind.
    pub kinds: BTreeMap<&'static str, usize>,
    /// Names that do not, by the suffix of the collection.
    pub missed: BTreeMap<String, usize>,
}

impl Tally {
    /// Looks every name up.
    pub fn of(samples: &[Sample]) -> Tally {
        let classifier = classifier(Policy::balanced());
        let mut tally = Tally::default();
        for sample in samples {
            let Ok(host) = Host::parse(&sample.host) else { continue };
            tally.names += 1;
            let placement = classifier.catalogue().find(&host);
            if placement.standing == Standing::Tenant {
                tally.tenants += 1;
                let kind = classifier.catalogue().assess(placement).kind().map_or("unknown", sublet::Kind::as_str);
                *tally.kinds.entry(kind).or_default() += 1;
            } else {
                *tally.missed.entry(sample.suffix.clone()).or_default() += 1;
            }
        }
        tally
    }

    /// Tenants among the names, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.tenants as f64 / self.names.max(1) as f64
    }
}

/// How many names a policy would do what to, mildest action first.
pub fn actions(policy: Policy, samples: &[Sample]) -> [usize; 4] {
    let classifier: Classifier = classifier(policy);
    let batch = classifier.batch(now());
    let mut counts = [0; Action::ALL.len()];
    for sample in samples {
        if let Ok(summary) = batch.summary(&sample.host, &sublet::WhatwgUrl) {
            counts[summary.action as usize] += 1;
        }
    }
    counts
}
