//! The edge worker: what it needs from the Rust side, and what the platform's own tool says of it.

use std::fs;

use anyhow::{Context, Result};
use duct::Expression;

use crate::shell::Shell;
use crate::toolchain::Toolchain;
use crate::{size, wasm, web};

/// What the worker's sources import and Git does not keep.
const GENERATED: &str = "worker/generated";

/// `cargo xtask worker`.
pub fn run(shell: &Shell) -> Result<()> {
    wasm::build(shell, &wasm::WORKER)?;
    let weight = size::check(shell, &wasm::WORKER, &Toolchain::ready(shell)?)?;
    web::catalogue(shell)?;
    catalogue(shell)?;
    println!("{weight}; the package is in {}", wasm::WORKER.folder(shell).display());
    Ok(())
}

/// Puts everything in place that the worker is bundled from.
pub fn ready(shell: &Shell) -> Result<()> {
    web::ready(shell, &[&wasm::WORKER])?;
    catalogue(shell)
}

fn catalogue(shell: &Shell) -> Result<()> {
    let catalogue = shell.path(web::CATALOGUE);
    fs::create_dir_all(shell.path(GENERATED))?;
    fs::copy(&catalogue, shell.path(GENERATED).join("catalogue.bin"))
        .with_context(|| format!("cannot copy {}", catalogue.display()))?;
    Ok(())
}

/// A script of the npm side, with the Node that wrangler and Miniflare ask for.
pub fn script(shell: &Shell, workspace: &str, name: &str) -> Expression {
    let npm = shell.cmd("npm", ["run", "--silent", "--workspace", workspace, name]);
    npm.env("WRANGLER_SEND_METRICS", "false").env("NO_COLOR", "1")
}

/// `wrangler deploy --dry-run`: bundles the worker and checks its configuration, and sends nothing.
pub fn dry_run(shell: &Shell) -> Result<()> {
    shell.run(&script(shell, "worker", "dry-run")).context("wrangler refuses the worker")
}

/// The worker with a policy and a token, until it is stopped; `once` it checks itself and ends.
pub fn demo(once: bool) -> Vec<&'static str> {
    let command = [Some("node_modules/.bin/node"), Some("worker/local/demo.ts"), once.then_some("--once")];
    command.into_iter().flatten().collect()
}
