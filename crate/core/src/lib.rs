//! Is this host name a room rented in somebody else's domain, and what does that mean?
//!
//! Anyone can rent a name below somebody else's domain: dynamic DNS (`x.duckdns.org`), tunnels
//! (`x.trycloudflare.com`), free hosting (`x.pages.dev`). This crate knows the suffixes under which that is possible,
//! says what the tenant of a name controls, how risky that is and why, and applies a policy to it.
//!
//! # The way from a text to a decision
//!
//! 1. [`Host::parse`] reads a host name, a URL, an e-mail address or a defanged scrap of text into one canonical form.
//! 2. [`Catalogue::find`] says where the host stands: the [`Placement`].
//! 3. [`Catalogue::assess`] says what is known of such names and how risky they are: the [`Assessment`].
//! 4. [`Ruleset::decide`] turns it into a [`Decision`], and names the rule.
//! 5. A [`Verdict`] is the two put into words; a [`Summary`] is the two in 32 bits.
//!
//! [`Classifier`] does all of it; its [`Batch`] does it for many hosts. One [`Catalogue`] serves any number of them.
//!
//! ```
//! use sublet::{Catalogue, Lang, Policy, Standing, WhatwgUrl};
//! # let bytes = sublet::example::catalogue();
//!
//! let classifier = Catalogue::open(bytes)?.under(Policy::balanced())?;
//! let now = "2026-11-22T00:00:00Z".parse().unwrap();
//! let verdict = classifier.check("http://mallory.duckdns.org/", &WhatwgUrl, now, Lang::En)?;
//! assert_eq!(verdict.standing, Standing::Tenant);
//! for reason in &verdict.reasons {
//!     println!("{:+} {}", reason.points, reason.text);
//! }
//! # Ok::<(), sublet::Error>(())
//! ```
//!
//! # What it does not do
//!
//! It reads no files, asks no server, has no clock (time comes in as a value) and sees no page content. *Unlisted* is
//! no promise of safety, and a high risk is no proof of malice: neighbours under one suffix differ.
//!
//! # Features
//!
//! * `url` (default): the native URL parser. In Wasm, bring the platform's through [`UrlParser`].
//! * `write`: encoding catalogue files, for the compiler.
//! * `json`: verdicts as JSON text, made from words that are prepared once a class.
//! * `schema`, `typescript`: JSON Schemas and TypeScript declarations of the types.

#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod assess;
mod batch;
pub mod catalogue;
mod classifier;
mod error;
mod event;
#[cfg(feature = "write")]
#[doc(hidden)]
pub mod example;
mod host;
#[cfg(feature = "json")]
mod json;
mod kind;
mod labels;
mod lang;
mod policy;
mod provider;
mod rfc3339;
mod summary;
mod timestamp;
#[cfg(feature = "typescript")]
pub mod typescript;
mod verdict;

pub use assess::{Assessment, Reason, ReasonCode, risk};
pub use batch::Batch;
pub use catalogue::{Catalogue, Hit, HitType, Info, Listing, Placement, Role, Source, Traits};
#[cfg(feature = "write")]
pub use catalogue::{CatalogueBuilder, SuffixRule};
pub use classifier::{Classifier, Judgement};
pub use error::Error;
pub use event::Event;
#[cfg(feature = "url")]
pub use host::WhatwgUrl;
pub use host::{Host, MAX_INPUT, Name, UrlParser, canonical, defang};
pub use kind::{Approval, Control, Kind};
pub use lang::Lang;
pub use policy::{Action, Decision, Exclusion, Policy, Rule, Ruleset, Subject, Until};
pub use provider::{Incident, IncidentRecord, Provider, ProviderRecord, SignUp};
pub use summary::{Summary, UNREADABLE};
pub use timestamp::Timestamp;
pub use verdict::{Evidence, EvidenceKind, Level, ProviderRef, Risk, Standing, Verdict};
