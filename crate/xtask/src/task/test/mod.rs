//! `cargo xtask test`.

mod fresh;
mod fuzz;
mod npm;
mod outcome;
mod report;
mod rust;
mod steps;

use std::fs;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::Args;
use clap::builder::PossibleValuesParser;

use self::outcome::Outcome;
use self::report::{Line, Report};
use self::steps::{STEPS, Step};
use crate::shell::{Shell, tail};

#[derive(Args)]
pub struct Options {
    /// Run this step only; may be given more than once
    #[arg(long, value_name = "STEP", value_parser = PossibleValuesParser::new(STEPS.iter().map(|step| step.name)))]
    only: Vec<String>,
    /// List the steps and stop
    #[arg(long)]
    list: bool,
    /// Show all that the steps printed; it is in `target/xtask/STEP.log` as well
    #[arg(long, short)]
    verbose: bool,
}

/// Runs the steps one after the other; a failure does not keep the others from running.
pub fn run(shell: &Shell, options: &Options) -> Result<()> {
    if options.list {
        for step in STEPS {
            println!("{:14} {}", step.name, step.about);
        }
        return Ok(());
    }
    let mut report = Report(Vec::new());
    for step in STEPS.iter().filter(|step| options.only.is_empty() || options.only.iter().any(|name| name == step.name))
    {
        eprintln!("xtask: {}: {}", step.name, step.about);
        let start = Instant::now();
        let outcome = with_log(shell, step, options.verbose)?;
        let line = Line { step: step.name, took: start.elapsed(), outcome };
        println!("{line}");
        report.0.push(line);
    }
    println!("\n{report}");
    match report.failed() {
        0 => Ok(()),
        1 => bail!("one step failed"),
        many => bail!("{many} steps failed"),
    }
}

fn with_log(shell: &Shell, step: &Step, verbose: bool) -> Result<Outcome> {
    let name = format!("target/xtask/{}.log", step.name);
    let file = shell.path(&name);
    let ended = shell.logged(&file, || Ok((step.run)(shell)))?;
    let log = String::from_utf8_lossy(&fs::read(&file)?).into_owned();
    let outcome = ended.map(|outcome| step.judge(outcome, &log)).unwrap_or_else(Outcome::Failed);
    if verbose {
        println!("{log}");
    }
    match &outcome {
        Outcome::Failed(error) if verbose => println!("{error:#}"),
        Outcome::Failed(error) => println!("{}\n{error:#}\n(the whole log: {name})", tail(&log, 100)),
        Outcome::Passed { .. } => outcome::parts_skipped(&log).iter().for_each(|part| println!("{part}")),
        Outcome::Skipped(_) => {}
    }
    Ok(outcome)
}
