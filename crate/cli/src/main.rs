//! The `sublet` command: which of these host names are rented in somebody else's domain?

#![forbid(unsafe_code)]

mod args;
mod array;
mod basis;
mod block;
mod card;
mod catalogue;
mod check;
mod embedded;
mod exit;
mod format;
mod input;
mod judge;
mod line;
mod mail;
mod manual;
mod policy;
mod problem;
mod progress;
mod provider;
mod rules;
mod schema;
mod screen;
mod search;
mod sink;
mod stream;
mod verify;
mod words;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use exit::Exit;
use problem::Problem;
use screen::Screen;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return problem::usage(&error).into(),
    };
    let screen = Screen::new(cli.color.into());
    let lang = cli.command.lang();
    run(&cli.command, &screen).unwrap_or_else(|problem| problem.report(lang)).into()
}

fn run(command: &Command, screen: &Screen) -> Result<Exit, Problem> {
    match command {
        Command::Check(args) => check::run(args, screen),
        Command::Mail(args) => mail::run(args, screen),
        Command::Search(args) => search::run(args, screen),
        Command::Provider(args) => provider::run(args, screen),
        Command::Rules(args) => rules::run(args),
        Command::Catalogue(command) => catalogue::run(command),
        Command::Completions(args) => manual::completions(args.shell),
        Command::Man(args) => manual::pages(args.dir.as_deref()),
        Command::Schema(args) => schema::run(args.of),
    }
}
