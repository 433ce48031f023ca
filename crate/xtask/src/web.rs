//! The npm side: packages, the catalogue as a file, the built page.

use anyhow::{Context, Result, ensure};

use crate::shell::Shell;
use crate::stamp::{self, Stamp};
use crate::tools;
use crate::wasm::{self, Package};

/// Where the page finds the catalogue.
pub const CATALOGUE: &str = "www/public/catalogue.bin";
/// The page as it is served.
pub const PAGE: &str = "www/dist/index.html";

/// `npm ci`, unless node_modules already holds what package-lock.json asks for.
pub fn packages(shell: &Shell) -> Result<()> {
    tools::node(shell)?;
    let installed = shell.cmd("node", [shell.path("crate/xtask/js/installed.mjs")]);
    if shell.read(&installed).is_ok() {
        return Ok(());
    }
    shell.quietly("installing npm packages", &shell.cmd("npm", ["ci", "--no-audit", "--no-fund"]))
}

/// The embedded catalogue, written out by the command itself.
pub fn catalogue(shell: &Shell) -> Result<()> {
    let args = ["run", "--quiet", "--package", "sublet-cli", "--", "catalogue", "build", "-o", CATALOGUE];
    shell.run(&shell.cargo(args)).context("the catalogue could not be built")
}

/// What a part of the npm side needs from the Rust side: these Wasm packages and the catalogue; and npm's own packages.
pub fn ready(shell: &Shell, wanted: &[&Package]) -> Result<()> {
    for package in wanted {
        wasm::build(shell, package)?;
    }
    catalogue(shell)?;
    packages(shell)
}

/// The page; Vite does nothing when the sources, the Wasm and the catalogue are as they were.
pub fn page(shell: &Shell) -> Result<()> {
    ready(shell, &[&wasm::LOOK_UP])?;
    let digest = wasm::LOOK_UP.add_to(shell, stamp::sources(shell, &["ui", "www"])?)?.file(&shell.path(CATALOGUE))?;
    let stamp = Stamp::new(shell.path("target/xtask/page.stamp"));
    if stamp.holds(&digest) && shell.path(PAGE).exists() {
        return Ok(());
    }
    shell.run(&shell.cmd("npm", ["run", "--silent", "build"])).context("the page could not be built")?;
    ensure!(shell.path(PAGE).exists(), "the page was built, but {PAGE} is not there");
    stamp.keep(&digest)
}
