//! `cargo xtask bench`: tables in Markdown, one run, on this machine.

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::shell::Shell;
use crate::web;

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
}

pub fn run(shell: &Shell, options: &Options) -> Result<()> {
    let wanted = |part| options.only.is_empty() || options.only.contains(&part);
    if wanted(Part::Native) {
        shell.run(&shell.cargo(["run", "--quiet", "--release", "--package", "sublet-bench"]))?;
    }
    if wanted(Part::Node) {
        web::ready(shell)?;
        shell.run(&shell.cmd("npm", ["run", "--silent", "bench", "--workspace", "tests"]))?;
    }
    Ok(())
}
