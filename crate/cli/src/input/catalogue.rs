//! Catalogue files, and the catalogue that is built into the command.

use std::{fs, path::Path};

use bytes::Bytes;
use sublet::Catalogue;

use crate::term::Problem;

const CATALOGUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));

/// Opens a catalogue file, or the built-in one.
pub fn open(path: Option<&Path>) -> Result<Catalogue, Problem> {
    match path {
        None => Ok(Catalogue::open_prepared(Bytes::from_static(CATALOGUE))?),
        Some(path) => {
            let bytes = fs::read(path).map_err(|error| Problem::reading(path, error))?;
            Catalogue::open(bytes).map_err(|error| Problem::File { path: path.display().to_string(), error })
        }
    }
}
