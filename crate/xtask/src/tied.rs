//! Programs that end when this one does, with everything they started.

use std::ffi::OsStr;
use std::io::{PipeWriter, pipe};
use std::os::unix::process::CommandExt;

use anyhow::{Result, anyhow};
use duct::Handle;

use crate::shell::Shell;

/// Runs a program and, beside it, waits for the end of standard input; then everything in the process group ends.
const SCRIPT: &str = r#"exec 3<&0; { cat <&3 >/dev/null; kill -KILL 0; } & "$@" </dev/null 3<&-"#;

/// A program in a process group of its own. Its standard input is a pipe that the system closes when this program ends,
/// whatever ends it: Ctrl-C, SIGTERM, a closed terminal, SIGKILL. The group ends with it.
pub struct Tied {
    handle: Handle,
    /// None once it is closed.
    input: Option<PipeWriter>,
}

impl Tied {
    /// Starts `command`, the program and its arguments, in the checkout's root.
    pub fn start<A: AsRef<OsStr>>(shell: &Shell, command: &[A]) -> Result<Self> {
        let (reader, writer) = pipe()?;
        let args = ["-c", SCRIPT, "sh"].map(OsStr::new).into_iter().chain(command.iter().map(AsRef::as_ref));
        let handle = shell
            .cmd("sh", args)
            .stdin_file(reader)
            .before_spawn(|command| {
                command.process_group(0);
                Ok(())
            })
            .start()?;
        Ok(Self { handle, input: Some(writer) })
    }

    /// Whether the program has ended by itself.
    pub fn ended(&self) -> Result<bool> {
        Ok(self.handle.try_wait()?.is_some())
    }

    /// Waits for the program's own end; an exit code other than 0 is an error.
    pub fn wait(&self) -> Result<()> {
        self.handle.wait().map_err(|_| anyhow!("it ended with an error"))?;
        Ok(())
    }
}

impl Drop for Tied {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.handle.wait();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::thread::yield_now;

    use super::*;

    #[test]
    fn what_a_tied_program_started_ends_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pid");
        let shell = Shell::new().unwrap();
        let script = format!("tail -f /dev/null & echo $! >'{}'; wait", file.display());
        let tied = Tied::start(&shell, &["sh", "-c", &script]).unwrap();
        let pid = loop {
            match fs::read_to_string(&file) {
                Ok(text) if text.ends_with('\n') => break text.trim().to_owned(),
                _ => yield_now(),
            }
        };
        let state = || shell.read(&shell.cmd("ps", ["-o", "stat=", "-p", &pid]).unchecked()).unwrap();
        assert!(!state().is_empty(), "it runs");
        assert!(!tied.ended().unwrap());
        drop(tied);
        // The system may not have collected it yet, which ps shows as Z.
        while !state().is_empty() && !state().starts_with('Z') {
            yield_now();
        }
    }

    #[test]
    fn a_tied_program_tells_how_it_ended() {
        let shell = Shell::new().unwrap();
        assert!(Tied::start(&shell, &["true"]).unwrap().wait().is_ok());
        assert!(Tied::start(&shell, &["false"]).unwrap().wait().is_err());
    }
}
