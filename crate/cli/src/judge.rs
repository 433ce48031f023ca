//! From lines to answers.

use sublet::{Action, Batch, Classifier, Error, Host, Lang, Placement, Summary, Timestamp, WhatwgUrl, canonical};

use crate::{args::Only, block::Block, format::Writer};

/// Why a line could not be read.
pub enum Unreadable {
    NotUtf8,
    Core(Error),
}

/// What a block came to.
#[derive(Default)]
pub struct Answer {
    /// What goes to standard output.
    pub out: Vec<u8>,
    /// Unreadable lines, counted from 1 within the block.
    pub unreadable: Vec<(u64, Unreadable)>,
    /// Lines in the block.
    pub lines: u64,
    /// Hosts that were looked up.
    pub hosts: u64,
    /// Whether any host reached the action of `--fail-on`.
    pub reached: bool,
}

impl Answer {
    pub fn clear(&mut self) {
        self.out.clear();
        self.unreadable.clear();
        (self.lines, self.hosts, self.reached) = (0, 0, false);
    }
}

/// Everything that an answer depends on; shared by all threads.
pub struct Judge<'c> {
    pub classifier: &'c Classifier,
    pub batch: Batch<'c>,
    pub now: Timestamp,
    pub lang: Lang,
    pub only: Option<Only>,
    pub fail_on: Option<Action>,
    pub writer: Writer,
}

impl Judge<'_> {
    /// Answers all lines of a block.
    pub fn block(&self, block: &Block, answer: &mut Answer) {
        answer.clear();
        let bytes = block.bytes();
        let overlong =
            block.overlong.map(|length| (bytes.iter().rev().take_while(|&&byte| byte != b'\n').count(), length));
        let whole = &bytes[..bytes.len() - overlong.map_or(0, |(kept, _)| kept)];
        match std::str::from_utf8(whole) {
            Ok(text) => self.lines(text, answer),
            Err(_) => self.broken_lines(whole, answer),
        }
        if let Some((_, length)) = overlong {
            answer.lines += 1;
            answer.unreadable.push((answer.lines, Unreadable::Core(Error::InputTooLong { length })));
        }
    }

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
                    answer.unreadable.push((answer.lines, Unreadable::NotUtf8));
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
            answer.unreadable.push((answer.lines, Unreadable::Core(error)));
        }
    }

    /// Answers one input of any form.
    pub fn input(&self, text: &str, answer: &mut Answer) -> Result<(), Error> {
        match Host::parse_with(text, &WhatwgUrl)? {
            Host::Name(name) => self.name(text, name.as_str(), answer),
            address => {
                let assessment = self.classifier.catalogue().assess(Placement::UNLISTED);
                let host = address.to_string();
                let summary = self.classifier.summary_of(&host, &assessment, self.now);
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
        answer.hosts += 1;
        answer.reached |= self.fail_on.is_some_and(|action| summary.action >= action);
        if self.only.is_some_and(|only| !only.shows(&summary)) {
            return;
        }
        match &self.writer {
            Writer::Lines(columns) => columns.write(&mut answer.out, host, &placement, &summary),
            writer => {
                if let Ok(verdict) = self.classifier.check(text, &WhatwgUrl, self.now, self.lang) {
                    writer.verdict(&mut answer.out, &verdict);
                }
            }
        }
    }
}
