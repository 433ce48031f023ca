//! Brings the provider files and the Public Suffix List's rules (which the `psl` crate carries) into the crate.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use cargo_metadata::MetadataCommand;

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    providers(&root.join("providers"), &out)?;
    psl(&root, &out)
}

/// A list of `(file name, text)` of every provider file.
fn providers(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    let mut list = String::from("&[\n");
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        writeln!(list, "({:?}, include_str!({:?})),", name, file)?;
    }
    fs::write(out.join("providers.rs"), list + "]")?;
    Ok(())
}

/// The rules of the locked `psl` release, and its version.
fn psl(root: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=Cargo.toml");
    println!("cargo::rerun-if-changed=build.rs");
    let metadata =
        MetadataCommand::new().manifest_path(root.join("Cargo.toml")).other_options(["--offline".into()]).exec()?;
    let package = metadata.packages.iter().find(|package| package.name.as_str() == "psl").ok_or("psl is not locked")?;
    let folder = package.manifest_path.parent().ok_or("psl has no folder")?;
    fs::copy(folder.join("data/rules.txt"), out.join("psl-rules.txt"))?;
    println!("cargo::rustc-env=PSL_VERSION={}", package.version);
    Ok(())
}
