//! What the tests against the outside truth share: the vectors, the data beside the project, and the lists of known
//! failures.

pub mod data;
pub mod known;
pub mod samples;
pub mod vectors;

use sublet::{Catalogue, Classifier, Policy, Timestamp};

/// The moment every test decides at.
pub const NOW: &str = "2026-11-22T00:00:00Z";

/// [`NOW`] as a value.
pub fn now() -> Timestamp {
    NOW.parse().expect("NOW is a time")
}

/// The bytes of the catalogue that the command and the page have.
pub const CATALOGUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));

/// That catalogue under a policy.
pub fn classifier(policy: Policy) -> Classifier {
    let catalogue = Catalogue::open(CATALOGUE).expect("the bundled catalogue opens");
    Classifier::new(catalogue, policy).expect("a built-in policy is valid")
}
