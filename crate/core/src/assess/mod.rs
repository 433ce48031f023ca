//! From a placement to what is to be thought of it.

mod assessment;
mod reason;
pub mod risk;

pub use assessment::Assessment;
pub use reason::{Reason, ReasonCode};
