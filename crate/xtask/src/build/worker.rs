//! The edge worker: what it needs from the Rust side, and what the platform's own tool says of it.

use anyhow::{Context, Result};
use duct::Expression;

use super::{copy, wasm, web};
use crate::shell::Shell;
use crate::tool::npm;

/// What the worker's sources import and Git does not keep.
const GENERATED: &str = "worker/generated/catalogue.bin";

/// What the worker is bundled from.
pub fn parts(shell: &Shell) -> Result<()> {
    wasm::build(shell, &wasm::WORKER)?;
    web::catalogue(shell)?;
    copy(shell, web::CATALOGUE, GENERATED)
}

/// All that a script of the worker's needs.
pub fn ready(shell: &Shell) -> Result<()> {
    parts(shell)?;
    npm::packages(shell)
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
pub fn demo(shell: &Shell, once: bool) -> Expression {
    let args = ["worker/local/demo.ts"].into_iter().chain(once.then_some("--once"));
    shell.cmd(shell.path("node_modules/.bin/node"), args)
}
