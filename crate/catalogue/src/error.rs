use std::{fmt, io, ops::Range, path::PathBuf};

/// What can go wrong on the way to a catalogue.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The texts have problems; all of them are listed.
    #[error("{}", list(.0))]
    Invalid(Vec<Problem>),
    /// A file cannot be read.
    #[error("{} cannot be read: {error}; check that it is there and that you may read it", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        error: io::Error,
    },
    /// The compiled rules do not fit the file format.
    #[error(transparent)]
    Format(#[from] sublet::Error),
}

impl Error {
    /// The stable word programs go by.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Invalid(_) => "invalid-provider-files",
            Error::Io { .. } => "cannot-read",
            Error::Format(error) => error.code(),
        }
    }
}

/// One thing wrong in one of the texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The stable word programs go by.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {} [{}]", self.file, self.line, self.text, self.code)
    }
}

/// A text with a name, for problems in it.
#[derive(Clone, Copy)]
pub(crate) struct Source<'t> {
    pub file: &'t str,
    pub text: &'t str,
}

impl Source<'_> {
    /// The problem at this place in the text.
    pub(crate) fn problem(self, span: Range<usize>, code: &'static str, text: impl Into<String>) -> Problem {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line = 1 + before.bytes().filter(|&byte| byte == b'\n').count();
        Problem { file: self.file.into(), line, code, text: text.into() }
    }

    /// What the TOML reader said: unknown keys, missing keys, wrong types, syntax.
    pub(crate) fn toml(self, error: &toml::de::Error) -> Problem {
        let message = error.message().lines().next().unwrap_or_default();
        let code = if message.starts_with("unknown field") {
            "unknown-key"
        } else if message.starts_with("missing field") {
            "missing-key"
        } else {
            "bad-toml"
        };
        self.problem(error.span().unwrap_or(0..0), code, message)
    }
}

fn list(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    lines.join("\n")
}
