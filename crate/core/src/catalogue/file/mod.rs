//! The file and its parts.

#[cfg(feature = "write")]
mod builder;
mod columns;
mod evidence;
pub mod format;
mod traits;

#[cfg(feature = "write")]
pub use builder::{CatalogueBuilder, SuffixRule};
pub(crate) use columns::Columns;
pub use evidence::Listing;
pub(crate) use evidence::Sets;
pub use traits::{Role, Traits};
