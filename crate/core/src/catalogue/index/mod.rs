//! Two ways to the longest rule of a name: the hash table, and the FST that also gives order, search and enumeration.

mod dots;
mod hash;
pub(crate) mod labels;
mod longest;
pub(crate) mod swar;
mod table;
mod validate;
pub(crate) mod walk;

pub(crate) use dots::{Dots, KnownDots};
pub(crate) use longest::Match;
pub(crate) use table::Table;
pub(crate) use validate::is_sound;
