//! Commands that end when this program does, with everything they started.

use std::io::{self, PipeWriter, Write, pipe};
use std::os::unix::process::CommandExt;
use std::time::Duration;

use duct::{Expression, Handle, cmd};

/// Waits until it is told how this program lets go, or that this program has ended, which closes standard input. Then
/// everything in the process group is asked to end, with time to tidy up, and then made to.
const SCRIPT: &str = "trap '' TERM; read -r word; [ \"$word\" = ended ] || kill -TERM 0; [ \"$word\" ] || sleep 2; \
     cat >/dev/null; kill -KILL 0";
/// How long a command may tidy up.
const GRACE: Duration = Duration::from_secs(2);

/// A command in a process group of its own, which ends with this value, and with this program whatever ends it: Ctrl-C,
/// SIGTERM, a closed terminal, SIGKILL.
pub struct Tied {
    handle: Handle,
    leash: Leash,
}

impl Tied {
    /// Starts a command; it has nothing to read, as the terminal is not its own.
    pub fn start(command: &Expression) -> io::Result<Self> {
        let mut leash = Leash::new()?;
        match in_group(&command.stdin_null(), leash.group()).start() {
            Ok(handle) => Ok(Self { handle, leash }),
            Err(error) => {
                leash.say("ended\n");
                leash.close();
                Err(error)
            }
        }
    }

    /// Whether it has ended by itself.
    pub fn ended(&self) -> io::Result<bool> {
        Ok(self.handle.try_wait()?.is_some())
    }

    /// Waits for its own end; an exit code other than 0 is an error.
    pub fn wait(&self) -> io::Result<()> {
        self.handle.wait().map(drop)
    }

    /// The same, but only for so long; says whether it ended.
    pub fn wait_for(&self, limit: Duration) -> io::Result<bool> {
        Ok(self.handle.wait_timeout(limit)?.is_some())
    }
}

impl Drop for Tied {
    fn drop(&mut self) {
        if matches!(self.ended(), Ok(false)) {
            self.leash.say("end\n");
            let _ = self.handle.wait_timeout(GRACE);
        } else {
            self.leash.say("ended\n");
        }
        self.leash.close();
        let _ = self.handle.wait();
    }
}

/// What holds a process group: its leader reads a pipe that the system closes when this program ends, however it ends.
struct Leash {
    leader: Handle,
    /// None once it is closed.
    input: Option<PipeWriter>,
}

impl Leash {
    fn new() -> io::Result<Self> {
        let (reader, writer) = pipe()?;
        let leader = cmd("sh", ["-c", SCRIPT]).stdin_file(reader).stdout_null().stderr_null().unchecked();
        Ok(Self { leader: in_group(&leader, 0).start()?, input: Some(writer) })
    }

    fn group(&self) -> i32 {
        self.leader.pids().first().map_or(0, |pid| pid.cast_signed())
    }

    /// The leader may be gone; then there is nobody to tell.
    fn say(&mut self, word: &str) {
        if let Some(input) = &mut self.input {
            let _ = input.write_all(word.as_bytes());
        }
    }

    fn close(&mut self) {
        drop(self.input.take());
        let _ = self.leader.wait();
    }
}

/// A command in a process group; 0 is a new one.
fn in_group(command: &Expression, group: i32) -> Expression {
    command.before_spawn(move |command| {
        command.process_group(group);
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::fs;
    use std::path::Path;
    use std::thread::sleep;
    use std::time::Instant;

    use super::*;

    /// Names the folder of a test that wants this program started again, to be ended.
    const HOLDER: &str = "SUBLET_TEST_HOLDER";

    fn until(what: &str, holds: impl Fn() -> bool) {
        let end = Instant::now() + Duration::from_secs(60);
        while !holds() {
            assert!(Instant::now() < end, "never: {what}");
            sleep(Duration::from_millis(5));
        }
    }

    /// A command that starts another, writes down its id, and leaves a file when it is asked to end.
    fn parent(folder: &Path) -> Expression {
        let script = "trap 'echo >tidied; exit' TERM; tail -f /dev/null & echo $! >pid; wait";
        cmd("sh", ["-c", script]).dir(folder)
    }

    fn child(folder: &Path) -> String {
        let read = || fs::read_to_string(folder.join("pid")).unwrap_or_default();
        until("the child starts", || read().ends_with('\n'));
        read().trim().to_owned()
    }

    /// The system may not have collected it yet, which ps shows as Z.
    fn runs(pid: &str) -> bool {
        let state = cmd("ps", ["-o", "stat=", "-p", pid]).unchecked().read().unwrap();
        !state.is_empty() && !state.starts_with('Z')
    }

    #[test]
    fn what_a_tied_command_started_ends_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let tied = Tied::start(&parent(folder.path())).unwrap();
        let child = child(folder.path());
        assert!(runs(&child));
        assert!(!tied.ended().unwrap());
        assert!(!tied.wait_for(Duration::ZERO).unwrap());
        drop(tied);
        until("the child ends", || !runs(&child));
        assert!(folder.path().join("tidied").exists());
    }

    #[test]
    fn what_a_command_leaves_running_ends_as_well() {
        let folder = tempfile::tempdir().unwrap();
        let tied = Tied::start(&cmd!("sh", "-c", "tail -f /dev/null & echo $! >pid").dir(folder.path())).unwrap();
        tied.wait().unwrap();
        let child = child(folder.path());
        assert!(runs(&child));
        drop(tied);
        until("the child ends", || !runs(&child));
    }

    #[test]
    fn who_does_not_want_to_end_is_made_to() {
        let folder = tempfile::tempdir().unwrap();
        let deaf = cmd!("sh", "-c", "trap '' TERM; tail -f /dev/null & echo $! >pid; wait").dir(folder.path());
        let tied = Tied::start(&deaf).unwrap();
        let child = child(folder.path());
        drop(tied);
        until("the child ends", || !runs(&child));
    }

    #[test]
    fn a_tied_command_tells_how_it_ended() {
        assert!(Tied::start(&cmd!("true")).unwrap().wait().is_ok());
        assert!(Tied::start(&cmd!("false")).unwrap().wait().is_err());
        assert!(Tied::start(&cmd!("no-such-program-as-this")).is_err());
    }

    #[test]
    fn it_ends_with_this_program_whatever_ends_that() {
        for signal in ["INT", "TERM", "HUP", "KILL"] {
            if ignored(signal) {
                println!("SKIPPED SIG{signal}: whoever runs this test ignores it");
                continue;
            }
            let folder = tempfile::tempdir().unwrap();
            let name = concat!(module_path!(), "::holds_until_it_is_ended").split_once("::").unwrap().1;
            let program = cmd(env::current_exe().unwrap(), ["--exact", name]).env(HOLDER, folder.path());
            let program = program.stdin_null().stdout_capture().stderr_capture().unchecked().start().unwrap();
            let child = child(folder.path());
            assert!(runs(&child));
            cmd("kill", [format!("-{signal}"), program.pids()[0].to_string()]).run().unwrap();
            until("the program ends", || program.try_wait().unwrap().is_some());
            until("the child ends", || !runs(&child));
            until("the command tidies up", || folder.path().join("tidied").exists());
        }
    }

    /// What [`it_ends_with_this_program_whatever_ends_that`] starts.
    #[test]
    fn holds_until_it_is_ended() {
        if let Some(folder) = env::var_os(HOLDER) {
            let _ = Tied::start(&parent(Path::new(&folder))).unwrap().wait();
        }
    }

    /// What is started in the background by a script ignores Ctrl-C, and hands that down.
    fn ignored(signal: &str) -> bool {
        let number = match signal {
            "HUP" => 1,
            "INT" => 2,
            "TERM" => 15,
            _ => return false,
        };
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok());
        mask.is_some_and(|mask| mask >> (number - 1) & 1 == 1)
    }
}
