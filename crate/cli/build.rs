//! Compiles the catalogue that is built into the command.

use std::{env, error::Error, fs, path::PathBuf};

use sublet_catalogue::Inputs;

fn main() -> Result<(), Box<dyn Error>> {
    // The inputs are part of sublet-catalogue: Cargo runs this again when that crate changes.
    println!("cargo::rerun-if-changed=build.rs");
    let catalogue = Inputs::bundled().build()?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("catalogue.bin"), catalogue)?;
    Ok(())
}
