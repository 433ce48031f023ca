//! Each fuzz target for a while.
//!
//! cargo-fuzz wants unstable compiler flags. They work in the toolchain at hand once it is unlocked, so no nightly has to
//! be on the machine.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::thread::available_parallelism;

use anyhow::{Context, Result};
use duct::Expression;

use super::outcome::Outcome;
use crate::shell::Shell;
use crate::tool::tools;

const SECONDS: u32 = 60;
const FOLDER: &str = "fuzz";
/// Where targets find seeds beside those in the folder of their name.
const SEEDS: [(&str, &str); 1] = [("mail", "tests/mail")];

pub fn run(shell: &Shell) -> Result<Outcome> {
    if !shell.path(FOLDER).join("Cargo.toml").exists() {
        return Ok(Outcome::Skipped(format!("there is no {FOLDER}/ here")));
    }
    if !cfg!(target_os = "linux") {
        return Ok(Outcome::Skipped("the fuzzer's settings here are for Linux".into()));
    }
    let program = tools::cargo_fuzz(shell)?;
    let list = shell.read(&fuzz(shell, &program, ["list"]))?;
    let targets = targets(&list);
    if targets.is_empty() {
        return Ok(Outcome::Skipped(format!("{FOLDER}/ has no target")));
    }
    shell.run(&fuzz(shell, &program, ["build"]))?;
    // Each has a processor of its own.
    for targets in targets.chunks(available_parallelism().map_or(1, Into::into)) {
        let runs = targets.iter().map(|target| one(shell, &program, target)).collect::<Result<Vec<_>>>()?;
        shell.run_together(runs).with_context(|| format!("one of the fuzz targets {}", targets.join(", ")))?;
    }
    let note = format!("{} targets, {SECONDS} s each: {}", targets.len(), targets.join(", "));
    Ok(Outcome::Passed { note, parts_skipped: 0 })
}

fn fuzz<A: Into<OsString>>(shell: &Shell, program: &Path, args: impl IntoIterator<Item = A>) -> Expression {
    let args = ["fuzz".into()].into_iter().chain(args.into_iter().map(Into::into));
    shell.cmd(program, args).env("RUSTC_BOOTSTRAP", "1")
}

/// A run of a target on what it found before and on the seeds kept beside it.
fn one(shell: &Shell, program: &Path, target: &str) -> Result<Expression> {
    let found = shell.path(FOLDER).join("corpus").join(target);
    fs::create_dir_all(&found)?;
    let seeds = shell.path(FOLDER).join("seeds").join(target);
    let more = SEEDS.iter().filter(|(name, _)| *name == target).map(|(_, folder)| shell.path(folder));
    let mut args: Vec<OsString> = ["run", target].map(Into::into).into();
    args.push(found.into());
    args.extend([seeds].into_iter().chain(more).filter(|seeds| seeds.is_dir()).map(Into::into));
    let time = format!("-max_total_time={SECONDS}");
    args.extend(["--", &time, "-timeout=10", "-print_final_stats=1", "-verbosity=0"].map(Into::into));
    Ok(fuzz(shell, program, args))
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
