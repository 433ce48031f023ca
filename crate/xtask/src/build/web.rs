//! The npm side: the catalogue as a file, the built page.

use std::ffi::OsString;

use anyhow::{Context, Result, ensure};

use super::stamp::{self, Stamp};
use super::wasm::{self, Package};
use super::{command, copy};
use crate::shell::Shell;
use crate::tool::npm;

/// Where the page finds the catalogue.
pub const CATALOGUE: &str = "www/public/catalogue.bin";
/// The page as it is served.
pub const PAGE: &str = "www/dist/index.html";

/// What npm builds from, whichever part it is.
pub const LOCKED: [&str; 2] = ["package.json", "package-lock.json"];

/// The embedded catalogue, written out by the command itself.
pub fn catalogue(shell: &Shell) -> Result<()> {
    shell.once("catalogue", || {
        let made = shell.path("target/xtask/catalogue.bin");
        let args = ["catalogue", "build", "-o"].map(OsString::from).into_iter().chain([made.clone().into()]);
        shell.run(&command::sublet(shell, args)?).context("the catalogue could not be built")?;
        copy(shell, made, CATALOGUE)
    })
}

/// What a part of the npm side needs from the Rust side: these Wasm packages and the catalogue; and npm's own packages.
pub fn ready(shell: &Shell, wanted: &[&Package]) -> Result<()> {
    for package in wanted {
        wasm::build(shell, package)?;
    }
    catalogue(shell)?;
    npm::packages(shell)
}

/// The page; Vite does nothing when the sources, the Wasm and the catalogue are as they were.
pub fn page(shell: &Shell) -> Result<()> {
    ready(shell, &[&wasm::LOOK_UP])?;
    let sources = stamp::sources(shell, &[&["ui", "www"], &LOCKED[..]].concat())?;
    let digest = wasm::LOOK_UP.add_to(shell, sources)?.file(&shell.path(CATALOGUE))?;
    let stamp = Stamp::new(shell.path("target/xtask/page.stamp"));
    if stamp.holds(&digest) && shell.path(PAGE).exists() {
        return Ok(());
    }
    eprintln!("xtask: building the page");
    shell.run(&shell.cmd("npm", ["run", "--silent", "build"])).context("the page could not be built")?;
    ensure!(shell.path(PAGE).exists(), "the page was built, but {PAGE} is not there");
    stamp.keep(&digest)
}
