//! From raw messages to answers.

use serde::Serialize;
use sublet::{Action, Lang, Standing};
use sublet_mail::{Limits, Native, Report, judge_message, read};

use super::{Filter, filter::Only};
use crate::{
    input::{RawMessage, Ruleset},
    pipeline::{Answer, Place, Worker, Writer},
};

/// A message and what was found in it; what `--format json` and `ndjson` write of it.
#[derive(Serialize)]
pub struct Screened<'r> {
    /// The file; `-` for standard input.
    pub file: &'r str,
    /// Which message of a mailbox, from 1.
    pub number: Option<u64>,
    pub report: &'r Report,
}

pub type MessageWriter<'w> = Box<dyn for<'r> Writer<Screened<'r>> + 'w>;

/// Everything that the answer on a message depends on; shared by all threads.
pub struct MessageWorker<'w> {
    pub ruleset: &'w Ruleset,
    pub lang: Lang,
    pub filter: Filter,
    pub writer: MessageWriter<'w>,
}

impl Worker<RawMessage> for MessageWorker<'_> {
    fn work(&self, raw: &mut RawMessage, answer: &mut Answer) {
        answer.read = raw.read;
        if let Some(fault) = raw.fault.take() {
            return answer.faults.push((Place::Named(raw.file.clone()), fault));
        }
        answer.answered = 1;
        let mut message = read(&raw.raw, &Native, &Limits::default());
        // Of a message beyond the limit only the beginning is in memory.
        message.size = raw.size;
        let report = judge_message(message, &self.ruleset.classifier, self.ruleset.now, self.lang);
        answer.reached = self.filter.fails(report.decision.action);
        if self.filter.only.is_none_or(|only| shows(only, &report)) {
            let screened = Screened { file: &raw.file, number: raw.number, report: &report };
            self.writer.add(&mut answer.out, &screened);
        }
    }
}

/// Whether `--only` lets the message through.
fn shows(only: Only, report: &Report) -> bool {
    match only {
        Only::Warn => report.decision.action >= Action::Warn,
        Only::Block => report.decision.action >= Action::Block,
        Only::Tenant => report.hosts.iter().any(|verdict| verdict.standing == Standing::Tenant),
        Only::Listed => report.hosts.iter().any(|verdict| verdict.standing != Standing::Unlisted),
    }
}
