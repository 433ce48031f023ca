//! What is installed: once, from package registries only, into this user's cache folder.

pub mod apt;
pub mod archive;
pub mod browser;
pub mod cache;
pub mod firefox;
mod lock;
pub mod npm;
pub mod toolchain;
pub mod tools;
