//! What turns inputs into answers.

mod filter;
mod hosts;
mod messages;

pub use filter::Filter;
pub use hosts::{HostWorker, HostWriter, Judged};
pub use messages::{MessageWorker, MessageWriter, Screened};
