//! `cargo xtask`: set-up, builds, the demo, the tests, the benches.
//!
//! Everything here starts other programs. What a fresh machine lacks is installed once, from package registries only,
//! into one cache folder of the user's (see [`tool`]); a second run finds it there.
//!
//! A [`task`] is what the user calls. It has things made ([`build`]), with what is installed ([`tool`]), by a [`shell`];
//! none of these knows those before it.

mod build;
mod clock;
mod shell;
mod task;
mod tied;
mod tool;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::clock::Clock;
use crate::shell::Shell;
use crate::task::{bench, bless, demo, make, setup, test};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Set up, build, show, test and measure Sublet")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Run a first check in the terminal, serve the page, tell how to load the extension and start the worker
    Demo(demo::Options),
    /// Run all tests, each step timed
    Test(test::Options),
    /// Make all generated files that Git keeps anew: read the difference before you commit it
    Bless,
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
    let clock = Clock::new();
    let cli = Cli::parse();
    let done = Shell::new().and_then(|shell| match cli.task {
        Task::Demo(options) => demo::run(&shell, &clock, &options),
        Task::Test(options) => test::run(&shell, &options),
        Task::Bless => bless::run(&shell),
        Task::Bench(options) => bench::run(&shell, &options),
        Task::Wasm => make::wasm(&shell),
        Task::Worker => make::worker(&shell),
        Task::Package => make::package(&shell),
        Task::Setup => setup::run(&shell),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    /// The layers, lowest last.
    const LAYERS: [&str; 3] = ["task", "build", "tool"];

    #[test]
    fn the_layout_in_contributing_is_true() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let text = fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap();
        let (_, layout) = text.split_once("\n## Layout\n").unwrap();
        let rows = layout.split("\n## ").next().unwrap().lines();
        let told: BTreeSet<String> =
            rows.filter_map(|row| Some(row.strip_prefix("| `")?.split_once('`')?.0.to_owned())).collect();
        let folders = |inside: &str| fs::read_dir(root.join(inside)).unwrap().map(|entry| entry.unwrap().path());
        let crates = folders("crate").filter(|folder| folder.join("Cargo.toml").exists());
        let npm = folders("").filter(|folder| folder.join("package.json").exists());
        let name = |folder: PathBuf| folder.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        let there: BTreeSet<String> = crates.chain(npm).map(name).collect();
        assert_eq!(there.difference(&told).collect::<Vec<_>>(), [""; 0], "not told of");
        assert!(told.iter().all(|folder| root.join(folder).is_dir()), "told of, and gone: {told:?}");
    }

    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
    }

    #[test]
    fn no_layer_knows_those_above_it() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        for file in files(&root) {
            let inside = file.strip_prefix(&root).unwrap();
            let layer = inside.iter().next().and_then(|first| LAYERS.iter().position(|layer| first == *layer));
            let above = &LAYERS[..layer.unwrap_or(LAYERS.len())];
            let text = fs::read_to_string(&file).unwrap();
            for layer in above.iter().filter(|_| inside != Path::new("main.rs")) {
                assert!(!text.contains(&format!("crate::{layer}")), "{} knows {layer}", inside.display());
            }
        }
    }
}
