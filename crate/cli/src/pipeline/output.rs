//! Where answers go, in the order of the input.

use std::io::{self, Write};

use sublet::Lang;

use super::{Answer, Frame, Place};
use crate::term::{Exit, Problem, Progress};

/// Standard output, standard error and the counts of what went there.
pub struct Output<'f, W> {
    out: W,
    frame: &'f dyn Frame,
    lang: Lang,
    progress: Progress,
    lines: u64,
    answered: u64,
    faults: u64,
    /// Whether anything was written behind the head.
    any: bool,
    reached: bool,
}

impl<'f, W: Write> Output<'f, W> {
    /// Writes the head.
    pub fn open(mut out: W, frame: &'f dyn Frame, lang: Lang, progress: Progress) -> Result<Self, Problem> {
        out.write_all(&frame.head())?;
        Ok(Output { out, frame, lang, progress, lines: 0, answered: 0, faults: 0, any: false, reached: false })
    }

    /// Writes the next answer.
    pub fn put(&mut self, answer: &Answer) -> Result<(), Problem> {
        self.reached |= answer.reached;
        self.answered += answer.answered;
        self.progress.advance(answer.read, self.answered);
        if !answer.out.is_empty() || !answer.faults.is_empty() {
            let progress = self.progress.clone();
            progress.aside(|| self.write(answer))?;
        }
        self.lines += answer.lines;
        Ok(())
    }

    fn write(&mut self, answer: &Answer) -> io::Result<()> {
        if !answer.out.is_empty() {
            if self.any {
                self.out.write_all(self.frame.between())?;
            }
            self.out.write_all(&answer.out)?;
            self.out.flush()?;
            self.any = true;
        }
        for (place, fault) in &answer.faults {
            match place {
                Place::Line(line) => {
                    let line = self.lines + line;
                    fault.report(&self.lang.pick(format!("line {line}"), format!("{line}行目")), self.lang);
                }
                Place::Named(name) => fault.report(name, self.lang),
            }
        }
        self.faults += answer.faults.len() as u64;
        Ok(())
    }

    /// Takes the progress bar away.
    pub fn hide_progress(&self) {
        self.progress.finish();
    }

    /// Writes the tail, and a last word on lines that could not be read. An incomplete answer counts before a bad one.
    pub fn close(mut self) -> Result<Exit, Problem> {
        self.out.write_all(self.frame.tail(self.any))?;
        self.out.flush()?;
        if self.faults > 1 && self.lines > 0 {
            let (bad, all) = (self.faults, self.lines);
            let sentence = self.lang.pick(
                format!("{bad} of {all} lines could not be read"),
                format!("{all}行のうち{bad}行を読めませんでした。"),
            );
            anstream::eprintln!("{sentence}");
        }
        Ok(match (self.faults, self.reached) {
            (0, false) => Exit::Fine,
            (0, true) => Exit::Reached,
            _ => Exit::Unreadable,
        })
    }
}
