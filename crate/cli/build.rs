//! Compiles the catalogue that is built into the command, prepared: it opens at every start.

use std::{env, error::Error, fs, path::PathBuf};

use sublet::Catalogue;
use sublet_catalogue::Inputs;

fn main() -> Result<(), Box<dyn Error>> {
    // The inputs are part of sublet-catalogue: Cargo runs this again when that crate changes.
    println!("cargo::rerun-if-changed=build.rs");
    let catalogue = Catalogue::open(Inputs::bundled().build()?)?.prepare()?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("catalogue.bin"), catalogue)?;
    Ok(())
}
