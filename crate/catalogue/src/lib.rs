//! From provider files and the Public Suffix List to a catalogue file.
//!
//! ```
//! use sublet::{Catalogue, Host, Standing};
//! use sublet_catalogue::Inputs;
//!
//! let file = Inputs::bundled().build()?;
//! let catalogue = Catalogue::open(file)?;
//! assert_eq!(catalogue.find(&Host::parse("mallory.duckdns.org")?).standing, Standing::Tenant);
//! assert_eq!(catalogue.find(&Host::parse("www.duckdns.org")?).standing, Standing::Provider);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! 1. [`Inputs`] holds the texts: one TOML file a provider (`providers/*.toml`), and the reviewed table of the Public
//!    Suffix List's private section (`psl-private.toml`).
//! 2. Every text is checked; [`Error::Invalid`] lists all problems with file and line.
//! 3. [`Inputs::build`] compiles them: each text makes claims on names, and the claims on one name become one rule, in
//!    whatever order they come. The same texts always give the same bytes.
//!
//! The crate fetches nothing, and reads files only where you name a folder ([`Inputs::from_folder`]).

#![forbid(unsafe_code)]

mod check;
mod claim;
mod compile;
mod error;
mod inputs;
mod judgement;
mod merge;
mod private;
mod provider_file;

pub use error::{Error, Problem};
pub use inputs::Inputs;
pub use private::{PSL_VERSION, private_rules};
