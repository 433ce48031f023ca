//! Where messages come from: files, mailboxes, Maildirs, standard input.

use std::{
    collections::VecDeque,
    fs::{self, File},
    io::{self, BufRead, BufReader, Cursor, IsTerminal, Read},
    path::{Path, PathBuf},
};

use super::{
    RawMessage,
    mbox::{Mbox, START},
};
use crate::{
    pipeline::{Fault, Source},
    term::Problem,
};

type Reader = Box<dyn BufRead + Send>;

/// All messages of the command line, one after the other.
pub struct Messages {
    files: VecDeque<Input>,
    mailbox: Option<(PathBuf, Mbox<Reader>)>,
    /// Bytes of all files, where that is known.
    pub size: Option<u64>,
    /// Whether there is one file only.
    pub alone: bool,
}

/// A file to be read.
struct Input {
    path: PathBuf,
    /// Found in a directory: it may be gone when its turn comes (a mail program moves it from `new` to `cur`).
    found: bool,
}

impl Messages {
    /// Takes in the names; a directory becomes the names of its messages.
    pub fn open(names: &[PathBuf]) -> Result<Messages, Problem> {
        let dash = [PathBuf::from("-")];
        let names = if names.is_empty() {
            if io::stdin().is_terminal() {
                return Err(Problem::NothingToRead);
            }
            &dash
        } else {
            names
        };
        let (mut files, mut size) = (VecDeque::new(), Some(0));
        for name in names {
            if name.as_os_str() == "-" {
                size = None;
                files.push_back(Input { path: name.clone(), found: false });
                continue;
            }
            let about = fs::metadata(name).map_err(|error| Problem::reading(name, error))?;
            if about.is_dir() {
                for (path, bytes) in messages(name)? {
                    size = size.map(|size| size + bytes);
                    files.push_back(Input { path, found: true });
                }
            } else {
                size = size.filter(|_| about.is_file()).map(|size| size + about.len());
                files.push_back(Input { path: name.clone(), found: false });
            }
        }
        let alone = files.len() == 1;
        Ok(Messages { files, mailbox: None, size, alone })
    }

    /// Reads a file that is one message; opens one that is a mailbox, which gives `false`.
    fn read(&mut self, path: &Path, message: &mut RawMessage) -> io::Result<bool> {
        let mut source: Reader = if path.as_os_str() == "-" {
            Box::new(BufReader::new(io::stdin()))
        } else {
            Box::new(BufReader::new(File::open(path)?))
        };
        let mut head = Vec::new();
        source.by_ref().take(START.len() as u64).read_to_end(&mut head)?;
        let is_mailbox = head == START;
        let mut source = Cursor::new(head).chain(source);
        if is_mailbox {
            self.mailbox = Some((path.into(), Mbox::new(Box::new(source))));
            return Ok(false);
        }
        loop {
            let bytes = match source.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                bytes => bytes?,
            };
            let length = bytes.len();
            if length == 0 {
                break;
            }
            message.push(bytes);
            source.consume(length);
        }
        message.read = message.size;
        if message.size == 0 {
            message.fault = Some(Fault::Empty);
        }
        Ok(true)
    }
}

impl Source for Messages {
    type Piece = RawMessage;

    fn next(&mut self, message: &mut RawMessage) -> Result<bool, Problem> {
        loop {
            if let Some((path, mailbox)) = &mut self.mailbox {
                if mailbox.next(message).map_err(|error| Problem::reading(path, error))? {
                    message.file = path.to_string_lossy().into();
                    return Ok(true);
                }
                self.mailbox = None;
            }
            let Some(Input { path, found }) = self.files.pop_front() else { return Ok(false) };
            message.clear();
            message.file = path.to_string_lossy().into();
            match self.read(&path, message) {
                Ok(true) => return Ok(true),
                Ok(false) => {}
                Err(error) if found => {
                    message.clear();
                    message.fault = Some(Fault::CannotRead(error));
                    return Ok(true);
                }
                Err(error) => return Err(Problem::reading(&path, error)),
            }
        }
    }
}

/// The messages of a Maildir (`new` and `cur`), or the `*.eml` of another directory, by name.
fn messages(directory: &Path) -> Result<Vec<(PathBuf, u64)>, Problem> {
    let rooms: Vec<PathBuf> =
        ["new", "cur"].map(|room| directory.join(room)).into_iter().filter(|room| room.is_dir()).collect();
    let mut files = Vec::new();
    let is_maildir = !rooms.is_empty();
    for room in if is_maildir { rooms } else { vec![directory.to_path_buf()] } {
        let unreadable = |error| Problem::reading(&room, error);
        for entry in fs::read_dir(&room).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let path = entry.path();
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            let named = is_maildir || path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("eml"));
            let about = entry.metadata();
            if !hidden && named && about.as_ref().is_ok_and(|about| !about.is_dir()) {
                files.push((path, about.map_or(0, |about| about.len())));
            }
        }
    }
    if files.is_empty() && !is_maildir {
        return Err(Problem::NoMessages { path: directory.display().to_string() });
    }
    files.sort_unstable();
    Ok(files)
}
