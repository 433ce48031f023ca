//! A file or a pipe that is read from its beginning to its end.

use std::{
    fs,
    io::{self, IsTerminal, Read},
    path::Path,
};

use crate::term::Problem;

pub struct File {
    pub source: Box<dyn Read + Send>,
    /// Its name in messages.
    pub name: String,
    /// Its size in bytes, where that is known.
    pub size: Option<u64>,
}

impl File {
    /// Opens the file, or standard input for `-` and where none is named.
    pub fn open(path: Option<&Path>) -> Result<File, Problem> {
        match path {
            None if io::stdin().is_terminal() => Err(Problem::NothingToCheck),
            None => Ok(File::stdin()),
            Some(path) if path.as_os_str() == "-" => Ok(File::stdin()),
            Some(path) => {
                let unreadable = |error| Problem::reading(path, error);
                let file = fs::File::open(path).map_err(unreadable)?;
                let about = file.metadata().map_err(unreadable)?;
                if about.is_dir() {
                    return Err(unreadable(io::ErrorKind::IsADirectory.into()));
                }
                let size = about.is_file().then_some(about.len());
                Ok(File { source: Box::new(file), name: path.display().to_string(), size })
            }
        }
    }

    fn stdin() -> File {
        File { source: Box::new(io::stdin()), name: "standard input".into(), size: None }
    }
}
