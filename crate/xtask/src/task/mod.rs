//! What the user calls, one a file.

pub mod bench;
pub mod bless;
pub mod demo;
pub mod make;
pub mod setup;
pub mod test;
