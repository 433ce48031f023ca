//! `sublet mail`.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::options::{AnswerArgs, Format};
use crate::{
    input::Messages,
    out::{Csv, Json, MailCard, MailLine, Ndjson},
    pipeline,
    term::{Exit, Problem, Progress, Terminal},
    work::{MessageWorker, MessageWriter},
};

#[derive(Args)]
pub struct MailArgs {
    /// Messages, mailboxes (mbox), Maildirs or directories of *.eml files; standard input when there are none, or for -
    #[arg(value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub answers: AnswerArgs,
}

pub fn run(args: &MailArgs, terminal: &Terminal) -> Result<Exit, Problem> {
    let AnswerArgs { format, raw, filter, .. } = args.answers;
    let (ruleset, lang) = (args.answers.ruleset.load()?, args.answers.lang());
    let messages = Messages::open(&args.inputs)?;
    let progress = Progress::new(messages.size, lang.pick("messages", "通"));
    let writer: MessageWriter<'_> = match format {
        Format::Text if messages.alone => Box::new(MailCard::new(&ruleset, terminal, lang)),
        Format::Text => Box::new(MailLine::new(terminal, lang)),
        Format::Json => Box::new(Json),
        Format::Ndjson => Box::new(Ndjson),
        Format::Csv => Box::new(Csv::messages(raw)),
    };
    let worker = MessageWorker { ruleset: &ruleset, lang, filter, writer };
    pipeline::run(messages, &worker, &*worker.writer, progress, lang)
}
