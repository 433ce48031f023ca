use std::{fmt, io, path::Path};

use anstyle::{AnsiColor, Style};
use sublet::Lang;

use super::Exit;

/// What keeps the command from doing its work. Each kind has a code for programs and a sentence for people.
#[derive(Debug)]
pub enum Problem {
    /// What reads our output has gone; that is no failure.
    ClosedPipe,
    /// The core refused something.
    Core(sublet::Error),
    /// The core refused a file.
    File { path: String, error: sublet::Error },
    /// The catalogue's compiler refused its input.
    Catalogue(sublet_catalogue::Error),
    /// There is no provider file where they should be.
    NoProviderFiles { path: String },
    /// A file cannot be read.
    CannotRead { path: String, error: io::Error },
    /// A file cannot be written.
    CannotWrite { path: String, error: io::Error },
    /// There is neither an input nor a pipe to read from.
    NothingToCheck,
    /// There is neither a message nor a pipe to read from.
    NothingToRead,
    /// A directory holds no messages.
    NoMessages { path: String },
    /// A policy file is no policy.
    BadPolicyFile { path: String, problem: String },
    /// No provider has this id.
    UnknownProvider { id: String, like: Vec<String> },
}

impl Problem {
    pub fn reading(path: &Path, error: io::Error) -> Problem {
        Problem::CannotRead { path: path.display().to_string(), error }
    }

    pub fn writing(path: &Path, error: io::Error) -> Problem {
        Problem::CannotWrite { path: path.display().to_string(), error }
    }

    fn code(&self) -> &'static str {
        match self {
            Problem::ClosedPipe => "closed-pipe",
            Problem::Core(error) | Problem::File { error, .. } => error.code(),
            Problem::Catalogue(error) => error.code(),
            Problem::NoProviderFiles { .. } => "no-provider-files",
            Problem::CannotRead { .. } => "cannot-read",
            Problem::CannotWrite { .. } => "cannot-write",
            Problem::NothingToCheck => "nothing-to-check",
            Problem::NothingToRead => "nothing-to-read",
            Problem::NoMessages { .. } => "no-messages",
            Problem::BadPolicyFile { .. } => "bad-policy",
            Problem::UnknownProvider { .. } => "unknown-provider",
        }
    }

    fn sentence(&self, lang: Lang) -> String {
        match self {
            Problem::ClosedPipe => String::new(),
            Problem::Core(error) => error.sentence(lang),
            Problem::File { path, error } => format!("{path}: {}", error.sentence(lang)),
            Problem::Catalogue(error) => error.to_string(),
            Problem::NoProviderFiles { path } => lang.pick(
                format!("{path} holds no provider files; name a directory of *.toml files"),
                format!("{path}に事業者ファイルがありません。*.tomlのあるディレクトリを指定してください。"),
            ),
            Problem::CannotRead { path, error } => {
                lang.pick(format!("{path} cannot be read: {error}"), format!("{path}を読めません: {error}"))
            }
            Problem::CannotWrite { path, error } => {
                lang.pick(format!("{path} cannot be written: {error}"), format!("{path}に書き込めません: {error}"))
            }
            Problem::NothingToCheck => lang.pick(
                "nothing was given to check; name hosts, give --file, or pipe lines in".into(),
                "調べる対象がありません。ホスト名か--fileを指定するか、パイプで渡してください。".into(),
            ),
            Problem::NothingToRead => lang.pick(
                "no message was given; name files or directories, or pipe a message in".into(),
                "メッセージがありません。ファイルかディレクトリを指定するか、パイプで渡してください。".into(),
            ),
            Problem::NoMessages { path } => lang.pick(
                format!("{path} is neither a Maildir (with new or cur) nor a directory of *.eml files"),
                format!("{path}はMaildir(newまたはcurを含む)でも*.emlのあるディレクトリでもありません。"),
            ),
            Problem::BadPolicyFile { path, problem } => lang.pick(
                format!("{path} is no policy: {problem}"),
                format!("{path}はポリシーとして読めません: {problem}"),
            ),
            Problem::UnknownProvider { id, like } if like.is_empty() => lang.pick(
                format!("there is no provider '{id}'; find one with `sublet search`"),
                format!("「{id}」という事業者はありません。`sublet search`で探せます。"),
            ),
            Problem::UnknownProvider { id, like } => {
                let like = like.join(", ");
                lang.pick(
                    format!("there is no provider '{id}'; did you mean {like}?"),
                    format!("「{id}」という事業者はありません。もしかして: {like}"),
                )
            }
        }
    }

    /// Reports it on stderr.
    pub fn report(&self, lang: Lang) -> Exit {
        if matches!(self, Problem::ClosedPipe) {
            return Exit::Fine;
        }
        tell(self.code(), self.sentence(lang));
        Exit::Usage
    }
}

impl From<sublet::Error> for Problem {
    fn from(error: sublet::Error) -> Problem {
        Problem::Core(error)
    }
}

impl From<sublet_catalogue::Error> for Problem {
    fn from(error: sublet_catalogue::Error) -> Problem {
        Problem::Catalogue(error)
    }
}

/// Failures of standard output; files have their own.
impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Problem {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Problem::ClosedPipe,
            _ => Problem::CannotWrite { path: "standard output".into(), error },
        }
    }
}

/// Prints help and version as asked; all else is a usage error.
pub fn usage(error: &clap::Error) -> Exit {
    if !error.use_stderr() {
        let _ = error.print();
        return Exit::Fine;
    }
    let text = error.render();
    let text = text.ansi().to_string();
    let plain = error.render().to_string();
    match plain.strip_prefix("error: ") {
        // Keeps clap's colours behind its own heading.
        Some(_) => tell("usage", text.split_once(' ').map_or("", |(_, rest)| rest).trim_end()),
        None => anstream::eprint!("{text}"),
    }
    Exit::Usage
}

fn tell(code: &str, sentence: impl fmt::Display) {
    let red = Style::new().fg_color(Some(AnsiColor::Red.into())).bold();
    anstream::eprintln!("{red}error[{code}]:{red:#} {sentence}");
}
