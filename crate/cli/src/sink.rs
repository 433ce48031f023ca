//! Where answers go, in the order of the input.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use sublet::Lang;

use crate::{
    format::Writer,
    judge::{Answer, Unreadable},
    problem::Problem,
    progress::Progress,
    words::pick,
};

/// Standard output, standard error and the counts of what went there.
pub struct Sink<'w, W> {
    out: W,
    writer: &'w Writer,
    lang: Lang,
    progress: Progress,
    lines: u64,
    hosts: u64,
    any: bool,
    /// Lines that could not be read.
    pub unreadable: u64,
    /// Whether any host reached the action of `--fail-on`.
    pub reached: bool,
}

impl<'w, W: Write> Sink<'w, W> {
    pub fn open(mut out: W, writer: &'w Writer, lang: Lang, progress: Progress) -> Result<Self, Problem> {
        out.write_all(&writer.head())?;
        Ok(Sink { out, writer, lang, progress, lines: 0, hosts: 0, any: false, unreadable: 0, reached: false })
    }

    /// Writes the next answer.
    pub fn put(&mut self, answer: &Answer, bytes: usize) -> Result<(), Problem> {
        self.reached |= answer.reached;
        self.hosts += answer.hosts;
        self.progress.advance(bytes as u64, self.hosts);
        if !answer.out.is_empty() || !answer.unreadable.is_empty() {
            let progress = self.progress.clone();
            progress.aside(|| self.write(answer))?;
        }
        self.lines += answer.lines;
        Ok(())
    }

    fn write(&mut self, answer: &Answer) -> Result<(), Problem> {
        if !answer.out.is_empty() {
            self.out.write_all(self.writer.between(!self.any))?;
            self.out.write_all(&answer.out)?;
            self.out.flush()?;
            self.any = true;
        }
        for (line, unreadable) in &answer.unreadable {
            let line = self.lines + line;
            let place = pick(self.lang, format!("line {line}"), format!("{line}行目"));
            complain(&place, unreadable, self.lang);
        }
        self.unreadable += answer.unreadable.len() as u64;
        Ok(())
    }

    /// Takes the progress bar away.
    pub fn clear(&self) {
        self.progress.finish();
    }

    /// Ends the output.
    pub fn close(&mut self) -> Result<(), Problem> {
        self.out.write_all(self.writer.tail(self.any))?;
        Ok(self.out.flush()?)
    }

    /// A last word on unreadable lines.
    pub fn sum_up(&self) {
        if self.unreadable > 1 {
            let (bad, all) = (self.unreadable, self.lines);
            let sentence = pick(
                self.lang,
                format!("{bad} of {all} lines could not be read"),
                format!("{all}行のうち{bad}行を読めませんでした。"),
            );
            anstream::eprintln!("{sentence}");
        }
    }
}

/// Tells of an unreadable input on stderr.
pub fn complain(place: &str, unreadable: &Unreadable, lang: Lang) {
    let (code, sentence) = match unreadable {
        Unreadable::Core(error) => (error.code(), error.sentence(lang)),
        Unreadable::NotUtf8 => {
            ("not-utf-8", pick(lang, "this is not UTF-8 text", "UTF-8の文字列ではありません。").into())
        }
    };
    tell(place, code, &sentence);
}

/// One line on stderr about a place of the input.
pub fn tell(place: &str, code: &str, sentence: &str) {
    let yellow = Style::new().fg_color(Some(AnsiColor::Yellow.into()));
    anstream::eprintln!("{yellow}{place}: [{code}]{yellow:#} {sentence}");
}
