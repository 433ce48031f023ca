//! Writes the TypeScript declarations of the types that cross the boundary, so that nobody types them again by hand.

use std::{env, fs, path::PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    #[cfg_attr(not(any(feature = "rules", feature = "worker")), expect(unused_mut))]
    let mut types = sublet::typescript::declarations();
    #[cfg(feature = "rules")]
    types.push_str(&sublet_feeds::typescript::declarations());
    #[cfg(feature = "worker")]
    types.push_str(&(sublet_links::typescript::declarations() + &sublet_mail::typescript::declarations()));
    // wasm-bindgen indents by the braces at the ends of lines.
    let types = types.replace(", };", ",\n};");
    fs::write(out.join("types.d.ts"), types).expect("OUT_DIR can be written");
}
