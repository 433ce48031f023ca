//! Every host an e-mail could lead its reader to, and what Sublet knows of them.
#![forbid(unsafe_code)]

mod bytes;
mod card;
mod cut;
mod finder;
mod header;
mod html;
mod identity;
mod limits;
mod link;
mod link_report;
mod message;
mod mime;
mod platform;
mod redirect;
mod report;
mod screen;
mod sign;
mod text;
#[cfg(feature = "typescript")]
pub mod typescript;
mod unwrapped;

pub use cut::{Cut, CutCode};
pub use identity::{Identity, Role};
pub use limits::Limits;
pub use link::{Link, Place, Via};
pub use link_report::{LinkReport, screen_link};
pub use message::{Message, read};
#[cfg(feature = "native")]
pub use platform::Native;
pub use platform::Platform;
pub use redirect::unwrap;
pub use report::{MailDecision, Report};
pub use screen::screen;
pub use sign::{Sign, SignCode};
pub use unwrapped::{Step, Unwrapped};
