//! Why an input has no answer, while others have one.

use std::{io, sync::Arc};

use anstyle::{AnsiColor, Style};
use sublet::{Error, Lang};

/// Which input.
pub enum Place {
    /// A line, counted from 1 within its piece.
    Line(u64),
    /// A file or an argument, as messages name it.
    Named(Arc<str>),
}

/// What is wrong with it.
#[derive(Debug)]
pub enum Fault {
    /// The core refused it.
    Core(Error),
    /// A line is not UTF-8 text.
    NotUtf8,
    /// A file holds no message.
    Empty,
    /// A file cannot be read (any more).
    CannotRead(io::Error),
}

impl Fault {
    fn code(&self) -> &'static str {
        match self {
            Fault::Core(error) => error.code(),
            Fault::NotUtf8 => "not-utf-8",
            Fault::Empty => "no-message",
            Fault::CannotRead(_) => "cannot-read",
        }
    }

    fn sentence(&self, lang: Lang) -> String {
        match self {
            Fault::Core(error) => error.sentence(lang),
            Fault::NotUtf8 => lang.pick("this is not UTF-8 text", "UTF-8の文字列ではありません。").into(),
            Fault::Empty => {
                lang.pick("it is empty, so there is no message", "空のため、メッセージがありません。").into()
            }
            Fault::CannotRead(error) => {
                lang.pick(format!("it cannot be read: {error}"), format!("読めません: {error}"))
            }
        }
    }

    /// Writes one line about it on stderr.
    pub fn report(&self, place: &str, lang: Lang) {
        let yellow = Style::new().fg_color(Some(AnsiColor::Yellow.into()));
        anstream::eprintln!("{yellow}{place}: [{}]{yellow:#} {}", self.code(), self.sentence(lang));
    }
}
