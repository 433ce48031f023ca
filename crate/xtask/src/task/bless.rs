//! `cargo xtask bless`: generated files that Git keeps, made anew from what they are generated from.

use anyhow::{Context, Result};

use crate::build::{wasm, web};
use crate::shell::Shell;
use crate::tool::{browser::Browser, firefox::Firefox};

/// What has the tests that hold a file current write it instead.
const SWITCH: &str = "BLESS";
/// Those tests. Others read what these write, and so are no part of the same run.
const TESTS: [&str; 5] = ["generated", "golden", "psl", "schema", "url"];
/// The URL standard's tests, which the lists of known failures are made from.
const STANDARD: &str = "../shared/data/conformance/url";

pub fn run(shell: &Shell) -> Result<()> {
    let args = ["test", "--workspace", "--no-fail-fast"].into_iter();
    let cargo = shell.cargo(args.chain(TESTS.iter().flat_map(|test| ["--test", test])));
    shell.run(&cargo.env(SWITCH, "1")).context("not all files could be made; what could is there")?;
    if shell.path(STANDARD).is_dir() {
        engines(shell)?;
    } else {
        println!("SKIPPED the lists of what URL parsers fail at: {STANDARD} is not here");
    }
    println!("all generated files are as their sources have them; `git diff` shows what that changed");
    Ok(())
}

/// What the parsers of Node, Chromium and Firefox fail at.
fn engines(shell: &Shell) -> Result<()> {
    web::ready(shell, &[&wasm::LOOK_UP])?;
    let npm = |script| shell.cmd("npm", ["run", "--silent", "--workspace", "tests", script]).env(SWITCH, "1");
    shell.run(&Browser::ready(shell)?.apply(&npm("bless")))?;
    shell.run(&Firefox::ready(shell)?.apply(&npm("bless:firefox")))
}
