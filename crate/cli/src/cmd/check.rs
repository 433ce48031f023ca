//! `sublet check`.

use std::{
    mem::ManuallyDrop,
    path::{Path, PathBuf},
};

use clap::{Args, ValueHint};

use super::options::{AnswerArgs, Format};
use crate::{
    input::{Arguments, File, Lines, Ruleset},
    out::{Csv, HostCard, HostLine, Json, Ndjson},
    pipeline,
    term::{Exit, Problem, Progress, Terminal},
    work::{HostWorker, HostWriter},
};

#[derive(Args)]
pub struct CheckArgs {
    /// Host names, URLs or e-mail addresses, also defanged; standard input when there are none, or for -
    #[arg(value_name = "INPUT", conflicts_with = "file")]
    inputs: Vec<String>,
    /// Read inputs from a file (- for standard input), one a line; empty lines and lines that begin with # are skipped
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: Option<PathBuf>,
    #[command(flatten)]
    pub answers: AnswerArgs,
}

pub fn run(args: &CheckArgs, terminal: &Terminal) -> Result<Exit, Problem> {
    // The process ends behind it: to take a long list of exclusions apart would only keep the user waiting.
    let ruleset = ManuallyDrop::new(args.answers.ruleset.load()?);
    let (lang, filter) = (args.answers.lang(), args.answers.filter);
    let batch = ruleset.classifier.batch(ruleset.now);
    let worker = HostWorker { ruleset: &ruleset, batch, lang, filter, writer: writer(args, &ruleset, terminal) };
    match args.inputs.as_slice() {
        [] => lines(args, &worker, args.file.as_deref()),
        [dash] if dash == "-" => lines(args, &worker, Some(Path::new(dash))),
        inputs => pipeline::run(Arguments(inputs), &worker, &*worker.writer, Progress::none(), lang),
    }
}

/// Answers the lines of a file or of standard input.
fn lines(args: &CheckArgs, worker: &HostWorker<'_>, path: Option<&Path>) -> Result<Exit, Problem> {
    let file = File::open(path)?;
    let progress = Progress::new(file.size, "hosts");
    let lines = Lines::new(file, block_size(args.answers.format));
    pipeline::run(lines, worker, &*worker.writer, progress, worker.lang)
}

/// Verdicts are a hundred times as long as the lines they answer: their blocks must be small to keep memory small.
fn block_size(format: Format) -> usize {
    match format {
        Format::Text => 256 << 10,
        _ => 8 << 10,
    }
}

fn writer<'w>(args: &CheckArgs, ruleset: &Ruleset, terminal: &'w Terminal) -> HostWriter<'w> {
    let lang = args.answers.lang();
    match (args.answers.format, args.inputs.as_slice()) {
        (Format::Text, [input]) if input != "-" => Box::new(HostCard { terminal, lang }),
        (Format::Text, _) => Box::new(HostLine::new(ruleset.classifier.catalogue(), terminal, lang)),
        (Format::Json, _) => Box::new(Json),
        (Format::Ndjson, _) => Box::new(Ndjson),
        (Format::Csv, _) => Box::new(Csv::hosts(args.answers.raw)),
    }
}
