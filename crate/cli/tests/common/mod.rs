//! Runs the command as a user does.
#![allow(dead_code, missing_docs)]

use std::{
    ffi::OsStr,
    fmt::Write as _,
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
};

pub const NOW: &str = "2026-11-22T00:00:00Z";

/// How a run ended and what it said.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// The command, with nothing of the tester's environment that changes its output.
pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sublet"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

/// Runs it with these arguments and an empty standard input.
pub fn sublet<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Run {
    piped(args, b"")
}

/// Runs it with these arguments and bytes on standard input.
pub fn piped<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>, input: &[u8]) -> Run {
    let mut command = command();
    command.args(args);
    feed(command, input)
}

pub fn feed(mut command: Command, input: &[u8]) -> Run {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    let output = thread::scope(|scope| {
        // The command may end before it has read everything.
        scope.spawn(move || stdin.write_all(input).unwrap_or_default());
        child.wait_with_output().expect("the command ends")
    });
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("output is UTF-8"),
        err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
    }
}

/// Starts it and leaves its pipes to the test.
pub fn start<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Child {
    let mut command = command();
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the command starts")
}

/// A directory that goes away with the test.
pub struct Desk(tempfile::TempDir);

impl Desk {
    pub fn new() -> Desk {
        Desk(tempfile::tempdir().expect("a temporary directory"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
        std::fs::write(&path, text).expect("a file");
        text_of(&path)
    }
}

pub fn text_of(path: &Path) -> String {
    path.to_str().expect("a UTF-8 path").into()
}

/// Lines of which every seventh is a tenant; each is told from all others by its number.
pub fn hosts(count: usize) -> String {
    let mut text = String::new();
    for at in 0..count {
        let suffix = if at % 7 == 0 { "duckdns.org" } else { "example.com" };
        let _ = writeln!(text, "host{at}.{suffix}");
    }
    text
}

/// The path of a file in the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}
