//! What the command reads: lines, arguments, messages, policies, catalogues.

mod arguments;
pub mod catalogue;
mod file;
mod lines;
mod mbox;
mod message;
mod messages;
mod policy;
mod ruleset;

pub use arguments::Arguments;
pub use file::File;
pub use lines::{Block, Lines};
pub use message::RawMessage;
pub use messages::Messages;
pub use ruleset::{CatalogueFile, Ruleset, RulesetArgs};
