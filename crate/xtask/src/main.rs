//! `cargo xtask`: set-up, builds, the demo, the tests, the benches.
//!
//! Everything here starts other programs. What a fresh machine lacks is installed once, from package registries only,
//! into one cache folder of the user's (see [`cache`]); a second run finds it there.

mod apt;
mod archive;
mod bench;
mod browser;
mod cache;
mod demo;
mod extension;
mod firefox;
mod fresh;
mod fuzz;
mod lock;
mod outcome;
mod package;
mod report;
mod shell;
mod size;
mod stamp;
mod steps;
mod test;
mod tied;
mod toolchain;
mod tools;
mod wasm;
mod web;
mod worker;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::shell::Shell;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Set up, build, show, test and measure Sublet")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything, run a first check in the terminal, tell how to load the extension and serve the page
    Demo(demo::Options),
    /// Run all tests, each step timed
    Test(test::Options),
    /// Print the benchmark tables
    Bench(bench::Options),
    /// Build the npm package `sublet-wasm` into crate/wasm/npm and weigh it
    Wasm,
    /// Build what the worker is bundled from: its Wasm package and the catalogue
    Worker,
    /// Build the extension and pack it, with its source, into target/packages
    Package,
    /// Install what is missing on this machine, and nothing else
    Setup,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = Shell::new().and_then(|shell| match cli.task {
        Task::Demo(options) => demo::run(&shell, &options),
        Task::Test(options) => test::run(&shell, &options),
        Task::Bench(options) => bench::run(&shell, &options),
        Task::Wasm => wasm::run(&shell),
        Task::Worker => worker::run(&shell),
        Task::Package => package::run(&shell),
        Task::Setup => tools::set_up(&shell),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
