//! `sublet check`.

use std::{
    io::{self, Write},
    path::Path,
};

use sublet::{Action, Classifier, Host, Lang, Summary, Timestamp, WhatwgUrl};

use crate::{
    args::{CheckArgs, Format},
    block::{Block, Blocks},
    card,
    exit::Exit,
    format::Writer,
    input,
    judge::{Answer, Judge, Unreadable},
    line::Columns,
    problem::Problem,
    progress::Progress,
    screen::{Screen, print, tame},
    sink::{Sink, complain},
    stream,
};

pub fn run(args: &CheckArgs, screen: &Screen) -> Result<Exit, Problem> {
    let classifier = args.basis.classifier()?;
    let lang = args.format.lang(args.lang);
    let judging = Judging { args, screen, classifier: &classifier, lang, now: args.basis.now() };
    match args.inputs.as_slice() {
        [] => judging.lines(args.file.as_deref()),
        [dash] if dash == "-" => judging.lines(Some(Path::new(dash))),
        [input] if args.format == Format::Text => judging.card(input),
        inputs => judging.inputs(inputs),
    }
}

struct Judging<'j> {
    args: &'j CheckArgs,
    screen: &'j Screen,
    classifier: &'j Classifier,
    lang: Lang,
    now: Timestamp,
}

impl Judging<'_> {
    /// One argument, shown in full.
    fn card(&self, input: &str) -> Result<Exit, Problem> {
        let Self { classifier, lang, now, .. } = *self;
        let host = match Host::parse_with(input, &WhatwgUrl) {
            Ok(host) => host,
            Err(error) => {
                complain(&quote(input), &Unreadable::Core(error), lang);
                return Ok(Exit::Unreadable);
            }
        };
        let verdict = classifier.verdict(input, &host, now, lang);
        let assessment = classifier.catalogue().assess(classifier.catalogue().find(&host));
        let summary = Summary::new(&assessment, verdict.decision.action);
        if self.args.only.is_none_or(|only| only.shows(&summary)) {
            print(&card::card(&verdict, self.screen, lang))?;
        }
        let reached = self.fail_on().is_some_and(|action| verdict.decision.action >= action);
        Ok(if reached { Exit::Reached } else { Exit::Fine })
    }

    /// Several arguments.
    fn inputs(&self, inputs: &[String]) -> Result<Exit, Problem> {
        let judge = self.judge();
        let mut sink = Sink::open(io::stdout().lock(), &judge.writer, self.lang, Progress::none())?;
        let mut answer = Answer::default();
        let mut exit = Exit::Fine;
        for input in inputs {
            answer.clear();
            match judge.input(input, &mut answer) {
                Ok(()) => sink.put(&answer, 0)?,
                Err(error) => {
                    complain(&quote(input), &Unreadable::Core(error), self.lang);
                    exit = Exit::Unreadable;
                }
            }
        }
        sink.close()?;
        Ok(end(exit, sink.reached))
    }

    /// The lines of a file or of standard input.
    fn lines(&self, file: Option<&Path>) -> Result<Exit, Problem> {
        let input = input::open(file)?;
        let judge = self.judge();
        let mut sink = Sink::open(io::stdout(), &judge.writer, self.lang, Progress::new(input.size, "hosts"))?;
        let mut blocks = Blocks::new(input.source, self.block_size());
        let ran = stream::run(
            |block: &mut Block| blocks.next(block).map_err(|error| Problem::reading(Path::new(&input.name), error)),
            |block, answer: &mut Answer| judge.block(block, answer),
            |block, answer| sink.put(answer, block.bytes().len()),
        );
        sink.clear();
        ran?;
        sink.close()?;
        sink.sum_up();
        io::stderr().flush()?;
        let exit = if sink.unreadable > 0 { Exit::Unreadable } else { Exit::Fine };
        Ok(end(exit, sink.reached))
    }

    /// Verdicts are a hundred times as long as the lines they answer: their blocks must be small to keep memory small.
    fn block_size(&self) -> usize {
        match self.args.format {
            Format::Text => 256 << 10,
            _ => 8 << 10,
        }
    }

    fn judge(&self) -> Judge<'_> {
        let Self { classifier, lang, now, .. } = *self;
        let writer = match self.args.format {
            Format::Text => Writer::Lines(Columns::new(classifier.catalogue(), self.screen, lang)),
            Format::Json => Writer::Json,
            Format::Ndjson => Writer::Ndjson,
            Format::Csv => Writer::Csv,
        };
        let batch = classifier.batch(now);
        Judge { classifier, batch, now, lang, only: self.args.only, fail_on: self.fail_on(), writer }
    }

    fn fail_on(&self) -> Option<Action> {
        self.args.fail_on.map(Action::from)
    }
}

/// An incomplete answer is told before a bad one.
pub fn end(exit: Exit, reached: bool) -> Exit {
    if exit == Exit::Fine && reached { Exit::Reached } else { exit }
}

fn quote(input: &str) -> String {
    const SHOWN: usize = 80;
    let shown: String = input.chars().take(SHOWN).collect();
    let more = if shown.len() < input.len() { "…" } else { "" };
    format!("'{}{more}'", tame(&shown))
}
