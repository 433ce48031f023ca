//! Each fuzz target for a while.
//!
//! cargo-fuzz wants unstable compiler flags. They work in the toolchain at hand once it is unlocked, so no nightly has to
//! be on the machine.

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
    for target in &targets {
        let time = format!("-max_total_time={SECONDS}");
        let args = ["fuzz", "run", target, "--", &time, "-timeout=10", "-print_final_stats=1", "-verbosity=0"];
        let command = shell.cmd(&program, args).env("RUSTC_BOOTSTRAP", "1");
        shell.run(&command).with_context(|| format!("fuzz target {target}"))?;
    }
    let note = format!("{} targets, {SECONDS} s each: {}", targets.len(), targets.join(", "));
    Ok(Outcome::Passed { note, parts_skipped: 0 })
}

fn targets(list: &str) -> Vec<&str> {
    list.lines().map(str::trim).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_one_a_line() {
        assert_eq!(targets("catalogue\nhost\n\n"), ["catalogue", "host"]);
    }
}
