//! Every host an e-mail could lead its reader to, and what [`sublet`] knows of them.
//!
//! # The way from a message to a decision
//!
//! 1. [`read`] takes a raw message (RFC 5322, MIME) apart within [`Limits`], and finds each [`Link`] and [`Identity`] in
//!    texts, pages, style sheets, scripts, calendars, contacts, headers and attached messages, encoded and disguised as
//!    mail allows. It never fails; what it could not read it lists as [`CutCode`]s.
//! 2. [`judge_message`] asks the [`Classifier`](sublet::Classifier) for a verdict on each host, raises the [`Flag`]s, and
//!    takes the strictest decision: the [`Report`].
//!
//! ```
//! use sublet::{Action, Catalogue, Classifier, Lang, Policy};
//! use sublet_mail::{Limits, Native, FlagCode, judge_message, read};
//! # let bytes = sublet::example::catalogue();
//!
//! let raw = b"From: Shop <news@example.com>\r\n\
//!     Content-Type: text/html\r\n\
//!     \r\n\
//!     <a href='https://www.google.com/url?q=https://evil.duckdns.org/'>https://www.example.com/</a>";
//! let message = read(raw, &Native, &Limits::default());
//! assert_eq!(message.links[0].host, "evil.duckdns.org");
//! assert_eq!(message.links[0].through[0].redirector, "google");
//!
//! let classifier = Classifier::new(Catalogue::open(bytes)?, Policy::balanced())?;
//! let report = judge_message(message, &classifier, "2026-11-23T00:00:00Z".parse()?, Lang::En);
//! assert_eq!(report.decision.action, Action::Warn);
//! assert_eq!(report.flags[0].code, FlagCode::TextNamesOtherHost);
//! # Ok::<(), sublet::Error>(())
//! ```
//!
//! # Layers
//!
//! From the bottom: limits, cuts and the budget that counts against them; `mime`, a codec that knows no links; the collector
//! of links and identities; the readers of pages, headers, calendars and contacts; the walk over the tree of parts. A layer
//! uses those below it only.
//!
//! # What it does not do
//!
//! It opens no archives, PDFs or office files, runs no scripts, looks at no pictures (QR codes), and asks no server: a
//! short link (`bit.ly`) stays what it is. It checks no signatures: an identity is what the message claims.
//!
//! # Features
//!
//! * `native`: the [`Native`] platform. In Wasm, bring the platform's URL parser and charsets through [`Platform`].
//! * `schema`, `typescript`: the JSON Schema and the TypeScript declarations of the report.

#![forbid(unsafe_code)]

mod budget;
mod card;
mod collector;
mod cut;
mod flag;
mod header;
mod html;
mod identity;
mod index;
mod judge;
mod limits;
mod link;
mod message;
mod mime;
mod platform;
mod report;
#[cfg(feature = "typescript")]
pub mod typescript;
mod walk;

pub use cut::{Cut, CutCode};
pub use flag::{Flag, FlagCode};
pub use identity::{Identity, Role};
pub use judge::judge_message;
pub use limits::Limits;
pub use link::{Link, Occurrence, Via};
pub use message::Message;
#[cfg(feature = "native")]
pub use platform::Native;
pub use platform::Platform;
pub use report::Report;
pub use walk::read;
