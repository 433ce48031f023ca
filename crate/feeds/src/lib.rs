//! What [`sublet`] decides, in the formats of others.
//!
//! * [`coverage`]: which names a catalogue and a policy stop, independent of any format. Every block list is written from
//!   it, and a property test holds it against the classifier.
//! * [`csv`]: tables that spreadsheets open, and do not run.
//! * [`dnr`]: the rules of a browser (declarativeNetRequest).
//!
//! ```
//! use sublet::{Catalogue, Classifier, Policy};
//! use sublet_feeds::coverage::Coverage;
//! # let bytes = sublet::example::catalogue();
//!
//! let classifier = Classifier::new(Catalogue::open(bytes)?, Policy::balanced())?;
//! let coverage = Coverage::of(&classifier, "2026-11-22T00:00:00Z".parse().unwrap());
//! assert!(coverage.stops("mallory.duckdns.org") && !coverage.stops("www.duckdns.org"));
//! # Ok::<(), sublet::Error>(())
//! ```
//!
//! It reads and writes no files: lists go in and out as values and text.

#![forbid(unsafe_code)]

pub mod coverage;
pub mod csv;
pub mod dnr;
#[cfg(feature = "typescript")]
pub mod typescript;
