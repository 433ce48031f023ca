//! Compiles the catalogue that is tested: the one the command and the page have.

use std::{env, error::Error, fs, path::PathBuf};

use sublet_catalogue::Inputs;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let catalogue = Inputs::bundled().build()?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("catalogue.bin"), catalogue)?;
    Ok(())
}
