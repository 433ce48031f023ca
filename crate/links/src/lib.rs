//! The hosts in any text, and what stands behind redirectors.
//!
//! # The way from a text to hosts
//!
//! 1. [`hosts_in_text`] finds URLs, e-mail addresses and bare host names in a text as people write it: with invisible
//!    letters, full-width dots, defanged, glued to punctuation or to a sentence in a writing without blanks.
//! 2. [`unwrap`] looks behind redirectors that carry their target in the URL.
//! 3. [`judge_link`] asks a [`Classifier`](sublet::Classifier) for a verdict on each host of the way: the [`LinkReport`].
//!
//! ```
//! use sublet::{Host, WhatwgUrl};
//! use sublet_links::{hosts_in_text, unwrap};
//!
//! let text = "Look at hxxps://evil[.]duckdns[.]org/x (or a.pages.dev), not at notes.txt.";
//! let found = hosts_in_text(text, &WhatwgUrl);
//! assert_eq!(found.iter().map(|it| it.text).collect::<Vec<_>>(), ["hxxps://evil[.]duckdns[.]org/x", "a.pages.dev"]);
//!
//! let link = unwrap("https://www.google.com/url?q=https://evil.duckdns.org/");
//! assert_eq!(Host::parse(&link.url)?.to_string(), "evil.duckdns.org");
//! assert_eq!(link.through[0].redirector, "google");
//! # Ok::<(), sublet::Error>(())
//! ```
//!
//! Readers of formats (`sublet-mail`) ask for less at a time: [`each_in_text`] without the places, [`urls_in_code`] for
//! programs, [`addresses_in_text`] for headers.
//!
//! # What it does not do
//!
//! It contacts nobody, so a short link (`bit.ly`) stays what it is, and it never guesses at an unknown redirector. In
//! prose it finds no names that public DNS cannot hold (`printer.local`); in a list of hosts it does. It knows no formats: a
//! page is a text to it.
//!
//! # Features
//!
//! * `schema`, `typescript`: the JSON Schema and the TypeScript declarations of the report.

#![forbid(unsafe_code)]

pub mod bytes;
mod redirect;
mod report;
mod text;
#[cfg(feature = "typescript")]
pub mod typescript;

pub use redirect::{holds_redirector, unwrap};
pub use report::{LinkReport, MailDecision, Step, Unwrapped, judge_link};
pub use text::{Mention, addresses_in_text, each_in_text, first_in_text, hosts_in_text, urls_in_code};
