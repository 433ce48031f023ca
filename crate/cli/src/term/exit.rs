use std::process::ExitCode;

/// How the command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All went well.
    Fine = 0,
    /// `--fail-on` was reached, nothing was found, or a catalogue did not pass.
    Reached = 1,
    /// It was called wrongly, or a file could not be read or written.
    Usage = 2,
    /// Some lines were unreadable; all others were answered.
    Unreadable = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}
