//! The `sublet` command: which of these host names are rented in somebody else's domain?
//!
//! `cmd` holds a command a file. Those that answer a stream of inputs (`check`, `mail`) run through one pipeline: a
//! source of `input`, a worker of `work` on every core, a writer of `out`, in the order of the input.

#![forbid(unsafe_code)]

mod cmd;
mod input;
mod out;
mod pipeline;
mod term;
mod work;

use std::process::ExitCode;

use clap::Parser;

use cmd::Cli;
use term::{Terminal, problem};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return problem::usage(&error).into(),
    };
    let terminal = Terminal::new(cli.color.into());
    let lang = cli.command.lang();
    cli.command.run(&terminal).unwrap_or_else(|problem| problem.report(lang)).into()
}
