//! Writes the TypeScript declarations of the core's types, so that nobody types them again by hand.

use std::{env, fs, path::PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("types.d.ts"), sublet::typescript::declarations()).expect("OUT_DIR can be written");
}
