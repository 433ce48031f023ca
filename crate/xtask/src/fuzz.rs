//! Each fuzz target for a while, on nightly or, where there is none, on the stable toolchain unlocked for it.

use std::env;

use anyhow::{Context, Result};

use crate::outcome::Outcome;
use crate::shell::Shell;
use crate::tools;

const SECONDS: u32 = 60;
const FOLDER: &str = "fuzz";

pub fn run(shell: &Shell) -> Result<Outcome> {
    if !shell.path(FOLDER).join("Cargo.toml").exists() {
        return Ok(Outcome::Skipped(format!("there is no {FOLDER}/ here")));
    }
    if !cfg!(target_os = "linux") {
        return Ok(Outcome::Skipped("the fuzzer's settings here are for Linux".into()));
    }
    let program = tools::cargo_fuzz(shell)?;
    let list = shell.read(&shell.cmd(&program, ["fuzz", "list"]))?;
    let targets = targets(&list);
    if targets.is_empty() {
        return Ok(Outcome::Skipped(format!("{FOLDER}/ has no target")));
    }
    let nightly = has_nightly(&shell.read(&shell.cmd("rustup", ["toolchain", "list"])).unwrap_or_default());
    for target in &targets {
        let time = format!("-max_total_time={SECONDS}");
        let args = ["fuzz", "run", target, "--", &time, "-print_final_stats=1", "-verbosity=0"];
        let command = shell.cmd(&program, args);
        let command = if nightly { on_nightly(&command) } else { command.env("RUSTC_BOOTSTRAP", "1") };
        shell.run(&command).with_context(|| format!("fuzz target {target}"))?;
    }
    let toolchain = if nightly { "nightly" } else { "stable, unlocked" };
    let note = format!("{} targets, {SECONDS} s each, {toolchain}: {}", targets.len(), targets.join(", "));
    Ok(Outcome::Passed { note, parts_skipped: 0 })
}

/// cargo-fuzz calls the cargo that `CARGO` names, which in here is the stable one.
fn on_nightly(command: &duct::Expression) -> duct::Expression {
    let command = command.env("RUSTUP_TOOLCHAIN", "nightly");
    match env::var_os("CARGO") {
        Some(_) => command.env("CARGO", "cargo"),
        None => command,
    }
}

fn targets(list: &str) -> Vec<&str> {
    list.lines().map(str::trim).filter(|name| !name.is_empty()).collect()
}

fn has_nightly(toolchains: &str) -> bool {
    toolchains.lines().any(|line| line.starts_with("nightly"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nightly_is_seen_in_rustups_list() {
        assert!(has_nightly("stable-x86_64-unknown-linux-gnu (active, default)\nnightly-x86_64-unknown-linux-gnu\n"));
        assert!(!has_nightly("stable-x86_64-unknown-linux-gnu (active, default)\n"));
        assert!(!has_nightly(""));
    }

    #[test]
    fn targets_are_one_a_line() {
        assert_eq!(targets("catalogue\nhost\n\n"), ["catalogue", "host"]);
    }
}
