//! From lines and arguments to answers.

use serde::{Serialize, Serializer, ser::Error as _};
use sublet::{Batch, Error, Host, Lang, Placement, Summary, Verdict, WhatwgUrl, canonical};

use super::Filter;
use crate::{
    input::{Block, Ruleset},
    pipeline::{Answer, Fault, Place, Worker, Writer},
    term::tame,
};

/// A host that was judged. Its full verdict is made for those who ask for it: a line needs none.
pub struct Judged<'i> {
    text: &'i str,
    pub host: &'i str,
    pub placement: Placement,
    pub summary: Summary,
    ruleset: &'i Ruleset,
    lang: Lang,
}

impl Judged<'_> {
    pub fn verdict(&self) -> Result<Verdict, Error> {
        self.ruleset.classifier.check(self.text, &WhatwgUrl, self.ruleset.now, self.lang)
    }
}

impl Serialize for Judged<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.verdict().map_err(S::Error::custom)?.serialize(serializer)
    }
}

pub type HostWriter<'w> = Box<dyn for<'i> Writer<Judged<'i>> + 'w>;

/// Everything that the answer on a host depends on; shared by all threads.
pub struct HostWorker<'w> {
    pub ruleset: &'w Ruleset,
    pub batch: Batch<'w>,
    pub lang: Lang,
    pub filter: Filter,
    pub writer: HostWriter<'w>,
}

impl Worker<&[String]> for HostWorker<'_> {
    fn work(&self, inputs: &mut &[String], answer: &mut Answer) {
        for input in *inputs {
            if let Err(error) = self.input(input, answer) {
                answer.faults.push((Place::Named(quote(input).into()), Fault::Core(error)));
            }
        }
    }
}

impl Worker<Block> for HostWorker<'_> {
    fn work(&self, block: &mut Block, answer: &mut Answer) {
        let bytes = block.bytes();
        answer.read = bytes.len() as u64;
        let overlong =
            block.overlong.map(|length| (bytes.iter().rev().take_while(|&&byte| byte != b'\n').count(), length));
        let whole = &bytes[..bytes.len() - overlong.map_or(0, |(kept, _)| kept)];
        match std::str::from_utf8(whole) {
            Ok(text) => self.lines(text, answer),
            Err(_) => self.broken_lines(whole, answer),
        }
        if let Some((_, length)) = overlong {
            answer.lines += 1;
            answer.faults.push((Place::Line(answer.lines), Fault::Core(Error::InputTooLong { length })));
        }
    }
}

impl HostWorker<'_> {
    fn lines(&self, text: &str, answer: &mut Answer) {
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', text.as_bytes()) {
            self.line(&text[start..end], answer);
            start = end + 1;
        }
        if start < text.len() {
            self.line(&text[start..], answer);
        }
    }

    /// Lines of a block that is not UTF-8 throughout.
    fn broken_lines(&self, bytes: &[u8], answer: &mut Answer) {
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            match std::str::from_utf8(line.strip_suffix(b"\n").unwrap_or(line)) {
                Ok(line) => self.line(line, answer),
                Err(_) if line.trim_ascii_start().starts_with(b"#") => answer.lines += 1,
                Err(_) => {
                    answer.lines += 1;
                    answer.faults.push((Place::Line(answer.lines), Fault::NotUtf8));
                }
            }
        }
    }

    #[inline]
    fn line(&self, line: &str, answer: &mut Answer) {
        answer.lines += 1;
        let line = line.strip_suffix('\r').unwrap_or(line);
        if let Some(name) = canonical(line) {
            return self.name(line, name, answer);
        }
        let text = line.trim();
        if text.is_empty() || text.starts_with('#') {
            return;
        }
        if let Err(error) = self.input(line, answer) {
            answer.faults.push((Place::Line(answer.lines), Fault::Core(error)));
        }
    }

    /// Answers one input of any form.
    fn input(&self, text: &str, answer: &mut Answer) -> Result<(), Error> {
        match Host::parse_with(text, &WhatwgUrl)? {
            Host::Name(name) => self.name(text, name.as_str(), answer),
            address => {
                let classifier = &self.ruleset.classifier;
                let assessment = classifier.catalogue().assess(Placement::UNLISTED);
                let host = address.to_string();
                let summary = classifier.summary_of(&host, &assessment, self.ruleset.now);
                self.answer(text, &host, Placement::UNLISTED, summary, answer);
            }
        }
        Ok(())
    }

    #[inline]
    fn name(&self, text: &str, name: &str, answer: &mut Answer) {
        let (placement, summary) = self.batch.look_up(name);
        self.answer(text, name, placement, summary, answer);
    }

    #[inline]
    fn answer(&self, text: &str, host: &str, placement: Placement, summary: Summary, answer: &mut Answer) {
        answer.answered += 1;
        answer.reached |= self.filter.fails(summary.action);
        if self.filter.only.is_none_or(|only| only.shows(&summary)) {
            let judged = Judged { text, host, placement, summary, ruleset: self.ruleset, lang: self.lang };
            self.writer.add(&mut answer.out, &judged);
        }
    }
}

fn quote(input: &str) -> String {
    const SHOWN: usize = 80;
    let shown: String = input.chars().take(SHOWN).collect();
    let more = if shown.len() < input.len() { "…" } else { "" };
    format!("'{}{more}'", tame(&shown))
}
