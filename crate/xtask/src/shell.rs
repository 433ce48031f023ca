//! Where commands run, and where their output goes.

use std::cell::RefCell;
use std::collections::HashSet;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Error, Result, anyhow, bail, ensure};
use duct::Expression;

use crate::tied::Tied;

/// How long one command of a test step may take.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// The checkout, the log that commands write to (none: the terminal), and what was done already.
pub struct Shell {
    root: PathBuf,
    log: RefCell<Option<File>>,
    done: RefCell<HashSet<&'static str>>,
}

impl Shell {
    pub fn new() -> Result<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.ancestors().nth(2).context("crate/xtask has no checkout above it")?;
        if !root.join("Cargo.lock").exists() && !root.join("Cargo.toml").exists() {
            bail!("{} is no longer there: run `cargo xtask` from the checkout", root.display());
        }
        Ok(Self { root: root.to_owned(), log: RefCell::default(), done: RefCell::default() })
    }

    /// A path in the checkout.
    pub fn path(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.root.join(inside)
    }

    /// A command that starts in the checkout's root.
    pub fn cmd<I, A>(&self, program: impl AsRef<OsStr>, args: I) -> Expression
    where
        I: IntoIterator<Item = A>,
        A: Into<OsString>,
    {
        duct::cmd(program.as_ref(), args).dir(&self.root)
    }

    /// `cargo ARGS…` with the toolchain that runs this xtask.
    pub fn cargo<I, A>(&self, args: I) -> Expression
    where
        I: IntoIterator<Item = A>,
        A: Into<OsString>,
    {
        self.cmd(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), args)
    }

    /// Runs a command to its end: output to the terminal or, within a time limit, to the log if there is one. What it
    /// left running ends with it, and all of it with this program.
    pub fn run(&self, command: &Expression) -> Result<()> {
        self.wait(&self.start(command)?)
    }

    /// Runs commands beside one another; the first failure ends the others.
    pub fn run_together(&self, commands: impl IntoIterator<Item = Expression>) -> Result<()> {
        let running = commands.into_iter().map(|command| self.start(&command)).collect::<Result<Vec<_>>>()?;
        running.iter().try_for_each(|running| self.wait(running))
    }

    fn start(&self, command: &Expression) -> Result<Tied> {
        let started = match &*self.log.borrow() {
            Some(log) => Tied::start(&command.stderr_to_stdout().stdout_file(log.try_clone()?)),
            None => Tied::start(command),
        };
        started.map_err(told)
    }

    fn wait(&self, running: &Tied) -> Result<()> {
        if self.log.borrow().is_none() {
            return running.wait().map_err(told);
        }
        ensure!(running.wait_for(LIMIT).map_err(told)?, "a command still ran after {} minutes", LIMIT.as_secs() / 60);
        Ok(())
    }

    /// Does a piece of work, unless this program did it before: what it reads does not change while we run.
    pub fn once(&self, what: &'static str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        if self.done.borrow().contains(what) {
            return Ok(());
        }
        work()?;
        self.done.borrow_mut().insert(what);
        Ok(())
    }

    /// Runs a command and returns what it prints.
    pub fn read(&self, command: &Expression) -> Result<String> {
        command.stdin_null().read().map_err(told)
    }

    /// Runs `work` with all commands writing to `log`, which is made anew.
    pub fn logged<T>(&self, log: &Path, work: impl FnOnce() -> Result<T>) -> Result<T> {
        if let Some(folder) = log.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let before = self.log.replace(Some(file));
        let done = work();
        self.log.replace(before);
        done
    }

    /// Runs a set-up command quietly; what it printed is shown only when it fails.
    pub fn quietly(&self, what: &str, command: &Expression) -> Result<()> {
        eprintln!("xtask: {what}");
        let out = command.stdin_null().stderr_to_stdout().stdout_capture().unchecked().run();
        let out = out.with_context(|| format!("{what}: the command could not be started"))?;
        if out.status.success() {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&out.stdout);
        bail!("{what}: {}\n{}", out.status, tail(&text, 40))
    }
}

fn told(error: io::Error) -> Error {
    anyhow!(without_folder(&error.to_string()))
}

/// duct's message about a command, with the program's name instead of its whole path.
fn without_folder(message: &str) -> String {
    let short = || {
        let (before, rest) = message.split_once("[\"")?;
        let (program, after) = rest.split_once('"')?;
        let name = Path::new(program).file_name()?.to_str()?;
        Some(format!("{before}[\"{name}\"{after}"))
    };
    short().unwrap_or_else(|| message.to_owned())
}

/// The last `lines` lines of a text.
pub fn tail(text: &str, lines: usize) -> String {
    let all: Vec<&str> = text.lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

/// Finds a program on PATH.
pub fn which(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// PATH with `folders` in front.
pub fn path_with<P: Into<PathBuf>>(folders: impl IntoIterator<Item = P>) -> Result<OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    let front = folders.into_iter().map(Into::into);
    Ok(env::join_paths(front.chain(env::split_paths(&old)))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_of_a_short_text_is_the_text() {
        assert_eq!(tail("a\nb", 40), "a\nb");
        assert_eq!(tail("a\nb\nc", 2), "b\nc");
    }

    #[test]
    fn a_failed_command_is_told_by_its_name() {
        let message = r#"command ["/a/b/cargo", "fmt", "x/y"] exited with code 1"#;
        assert_eq!(without_folder(message), r#"command ["cargo", "fmt", "x/y"] exited with code 1"#);
        assert_eq!(without_folder("no such file"), "no such file");
    }

    #[test]
    fn a_logged_command_fails_as_any_other_and_its_words_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("deep/log");
        let shell = Shell::new().unwrap();
        let no_such_option = shell.cmd("cargo", ["--no-such-option"]);
        assert!(shell.logged(&log, || shell.run(&no_such_option)).is_err());
        assert!(fs::read_to_string(&log).unwrap().contains("--no-such-option"));
        shell.logged(&log, || shell.run(&shell.cmd("cargo", ["--version"]))).unwrap();
        assert!(fs::read_to_string(&log).unwrap().starts_with("cargo "));
    }

    #[test]
    fn work_is_done_once_and_tried_again_when_it_failed() {
        let shell = Shell::new().unwrap();
        let mut tries = 0;
        for fails in [true, false, false] {
            let work = || {
                tries += 1;
                if fails { bail!("no") } else { Ok(()) }
            };
            assert_eq!(shell.once("work", work).is_err(), fails);
        }
        assert_eq!(tries, 2);
    }

    #[test]
    fn a_program_is_found_on_path_and_a_made_up_one_is_not() {
        assert!(which("cargo").is_some());
        assert!(which("no-such-program-as-this").is_none());
    }
}
