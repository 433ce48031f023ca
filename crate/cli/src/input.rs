//! Where the lines come from.

use std::{
    fs::File,
    io::{self, IsTerminal, Read},
    path::Path,
};

use crate::problem::Problem;

/// A file or a pipe to read lines from.
pub struct Input {
    pub source: Box<dyn Read + Send>,
    /// Its name in messages.
    pub name: String,
    /// Its size in bytes, where that is known.
    pub size: Option<u64>,
}

/// Opens the file, or standard input where none is named.
pub fn open(file: Option<&Path>) -> Result<Input, Problem> {
    match file {
        None if io::stdin().is_terminal() => Err(Problem::NothingToCheck),
        None => Ok(stdin()),
        Some(path) if path.as_os_str() == "-" => Ok(stdin()),
        Some(path) => {
            let unreadable = |error| Problem::reading(path, error);
            let file = File::open(path).map_err(unreadable)?;
            let about = file.metadata().map_err(unreadable)?;
            if about.is_dir() {
                return Err(unreadable(io::ErrorKind::IsADirectory.into()));
            }
            let size = about.is_file().then_some(about.len());
            Ok(Input { source: Box::new(file), name: path.display().to_string(), size })
        }
    }
}

fn stdin() -> Input {
    Input { source: Box::new(io::stdin()), name: "standard input".into(), size: None }
}
