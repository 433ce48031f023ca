//! `cargo xtask wasm`, `worker` and `package`: what is published, with its weight.

use anyhow::Result;

use crate::build::{package, size, wasm, worker};
use crate::shell::Shell;

/// The whole npm package, ready for `npm pack`.
pub fn wasm(shell: &Shell) -> Result<()> {
    wasm::whole(shell)?;
    let weight = size::check(shell, &wasm::LOOK_UP)?;
    wasm::smoke(shell)?;
    println!("{weight}; the package is in {}", wasm::NPM);
    Ok(())
}

/// What the worker is bundled from.
pub fn worker(shell: &Shell) -> Result<()> {
    worker::parts(shell)?;
    let weight = size::check(shell, &wasm::WORKER)?;
    println!("{weight}; the package is in {}", wasm::WORKER.folder(shell).display());
    Ok(())
}

/// The extension for each browser, and its source.
pub fn package(shell: &Shell) -> Result<()> {
    package::write(shell)
}
