//! Catalogue and policy as the rules of a browser.
//!
//! A browser that is told in advance stops a host before it looks up its name. [`compile`] writes what a [`Classifier`]
//! decides as rules of [declarativeNetRequest](https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest),
//! one for each number of labels that a stopped host has at least: `requestDomains` also matches a suffix itself, and the
//! pattern beside it keeps the apex free by demanding a label more.
//!
//! ```
//! use sublet::{Catalogue, Classifier, Policy};
//! use sublet_feeds::dnr::{self, Browser};
//! # let bytes = sublet::example::catalogue();
//!
//! let classifier = Classifier::new(Catalogue::open(bytes)?, Policy::balanced())?;
//! let now = "2026-11-22T00:00:00Z".parse().unwrap();
//! let compiled = dnr::compile(&classifier, &Browser::page("chrome-extension://abc/warn.html?u="), now);
//! let stop = compiled.rules.last().unwrap();
//! assert_eq!(stop.condition.request_domains, ["duckdns.org"]);
//! assert_eq!(stop.condition.excluded_request_domains, ["www.duckdns.org"]);
//! # Ok::<(), sublet::Error>(())
//! ```
//!
//! [`Classifier`]: sublet::Classifier

mod browser;
mod compile;
mod group;
mod pass;
mod rule;
mod span;

pub use browser::Browser;
pub use compile::{Rules, compile};
pub use pass::{Tabs, pass};
pub use rule::{Condition, DnrAction, DnrRule, Priority, Redirect, ResourceType};
