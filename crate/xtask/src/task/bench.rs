//! `cargo xtask bench`: tables in Markdown, one run, on this machine.

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::build::{extension, wasm, web, worker};
use crate::shell::Shell;
use crate::tool::{apt, browser::Browser, firefox::Firefox};

/// Debian packages that the race of commands needs.
const RIVAL: [&str; 2] = ["ripgrep", "time"];
/// The Debian package whose finds in messages ours stand beside.
const MAIL_RIVAL: [&str; 1] = ["rspamd"];
/// The Debian package that puts load on the worker.
const LOAD: [&str; 1] = ["wrk"];

#[derive(Args)]
pub struct Options {
    /// Run this part only; may be given more than once
    #[arg(long, value_name = "PART")]
    only: Vec<Part>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Part {
    /// Look-ups beside other crates, natively
    Native,
    /// The npm package beside other packages, in Node
    Node,
    /// What the extension costs in Chromium and in Firefox
    Extension,
    /// The worker in workerd beside an empty route, under load
    Worker,
    /// Mail in Wasm beside postal-mime, and what is found beside rspamd
    Mail,
    /// The command beside ripgrep, on ten million hosts
    Command,
}

pub fn run(shell: &Shell, options: &Options) -> Result<()> {
    let wanted = |part| options.only.is_empty() || options.only.contains(&part);
    if wanted(Part::Native) {
        shell.run(&shell.cargo(["run", "--quiet", "--release", "--package", "sublet-bench"]))?;
    }
    if wanted(Part::Node) {
        web::ready(shell, &[&wasm::LOOK_UP])?;
        shell.run(&shell.cmd("npm", ["run", "--silent", "bench", "--workspace", "tests"]))?;
    }
    if wanted(Part::Extension) {
        extension::build(shell)?;
        let npm = |script| shell.cmd("npm", ["run", "--silent", script, "--workspace", "tests"]);
        println!("Chromium\n");
        shell.run(&Browser::ready(shell)?.apply(&npm("bench:chromium")))?;
        println!("\nFirefox\n");
        shell.run(&Firefox::ready(shell)?.apply(&npm("bench:firefox")))?;
    }
    if wanted(Part::Worker) {
        worker::ready(shell)?;
        install(shell, &LOAD)?;
        shell.run(&worker::script(shell, "tests", "bench:worker"))?;
    }
    if wanted(Part::Mail) {
        worker::ready(shell)?;
        shell.run(&worker::script(shell, "tests", "bench:mail"))?;
        install(shell, &MAIL_RIVAL)?;
        shell.run(&shell.cargo(["build", "--quiet", "--release", "--package", "sublet-cli"]))?;
        println!();
        shell.run(&shell.cmd("node", ["tests/bench/rspamd.mjs", "target/release/sublet"]))?;
    }
    if wanted(Part::Command) {
        install(shell, &RIVAL)?;
        shell.run(&shell.cargo([
            "build",
            "--quiet",
            "--release",
            "--package",
            "sublet-cli",
            "--package",
            "sublet-bench",
        ]))?;
        shell.run(&shell.cmd("sh", ["tests/bench/cli.sh"]))?;
    }
    Ok(())
}

fn install(shell: &Shell, packages: &[&str]) -> Result<()> {
    if !apt::installed(shell, packages) && apt::usable(shell) {
        apt::install(shell, packages)?;
    }
    Ok(())
}
