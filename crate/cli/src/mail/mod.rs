//! `sublet mail`.

mod card;
mod csv;
mod letter;
mod line;
mod mbox;
mod record;
mod source;
mod words;

use std::io::{self, Write};

use sublet::{Action, Classifier, Lang, Timestamp};
use sublet_mail::{Limits, Native, Report, read, screen};

use self::{
    letter::Letter,
    record::{Record, Writer},
    source::Letters,
};
use crate::{
    args::{MailArgs, Only},
    check::end,
    exit::Exit,
    problem::Problem,
    progress::Progress,
    screen::Screen,
    sink::tell,
    stream,
    words::pick,
};

pub fn run(args: &MailArgs, screen: &Screen) -> Result<Exit, Problem> {
    let classifier = args.basis.classifier()?;
    let lang = args.format.lang(args.lang);
    let letters = Letters::open(&args.inputs)?;
    let progress = Progress::new(letters.size, pick(lang, "messages", "通"));
    let writer = Writer::new(args.format, letters.alone, &classifier, screen, lang);
    let screening = Screening { args, classifier: &classifier, lang, now: args.basis.now() };
    let mut desk =
        Desk { out: io::stdout(), writer: &writer, progress, lang, messages: 0, any: false, faults: 0, reached: false };
    desk.out.write_all(writer.head())?;
    let mut letters = letters;
    let ran = stream::run(
        |letter: &mut Letter| letters.next(letter),
        |letter, answer: &mut Answer| screening.answer(letter, &writer, answer),
        |letter, answer| desk.put(letter, answer),
    );
    desk.progress.finish();
    ran?;
    desk.out.write_all(writer.tail(desk.any))?;
    desk.out.flush()?;
    Ok(end(if desk.faults > 0 { Exit::Unreadable } else { Exit::Fine }, desk.reached))
}

/// Everything that the answer on a message depends on; shared by all threads.
struct Screening<'s> {
    args: &'s MailArgs,
    classifier: &'s Classifier,
    lang: Lang,
    now: Timestamp,
}

/// What a message came to.
#[derive(Default)]
struct Answer {
    /// What goes to standard output.
    out: Vec<u8>,
    /// Whether it reached the action of `--fail-on`.
    reached: bool,
}

impl Screening<'_> {
    fn answer(&self, letter: &Letter, writer: &Writer, answer: &mut Answer) {
        answer.out.clear();
        answer.reached = false;
        if letter.fault.is_some() {
            return;
        }
        let mut message = read(&letter.raw, &Native, &Limits::default());
        // Of a message beyond the limit only the beginning is in memory.
        message.size = letter.size;
        let report = screen(message, self.classifier, self.now, self.lang);
        answer.reached = self.args.fail_on.is_some_and(|fail_on| report.decision.action >= Action::from(fail_on));
        if self.args.only.is_none_or(|only| shows(only, &report)) {
            let record = Record { file: &letter.file, number: letter.number, report: &report };
            writer.write(&mut answer.out, &record, self.classifier, self.now);
        }
    }
}

/// Whether `--only` lets the message through.
fn shows(only: Only, report: &Report) -> bool {
    match only {
        Only::Warn => report.decision.action >= Action::Warn,
        Only::Block => report.decision.action >= Action::Block,
        Only::Tenant => report.hosts.iter().any(|verdict| verdict.standing == sublet::Standing::Tenant),
        Only::Listed => report.hosts.iter().any(|verdict| verdict.standing != sublet::Standing::Unlisted),
    }
}

/// Where answers go, in the order of the messages.
struct Desk<'d, W> {
    out: W,
    writer: &'d Writer<'d>,
    progress: Progress,
    lang: Lang,
    messages: u64,
    any: bool,
    faults: u64,
    reached: bool,
}

impl<W: Write> Desk<'_, W> {
    fn put(&mut self, letter: &Letter, answer: &Answer) -> Result<(), Problem> {
        self.messages += u64::from(letter.fault.is_none());
        self.reached |= answer.reached;
        self.progress.advance(letter.read, self.messages);
        if let Some(fault) = &letter.fault {
            self.faults += 1;
            self.progress.aside(|| tell(&letter.file, fault.code(), &fault.sentence(self.lang)));
        }
        if !answer.out.is_empty() {
            let (out, between) = (&mut self.out, self.writer.between(!self.any));
            self.progress.aside(|| {
                out.write_all(between)?;
                out.write_all(&answer.out)?;
                out.flush()
            })?;
            self.any = true;
        }
        Ok(())
    }
}
