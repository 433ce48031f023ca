//! A mailbox in one file (RFC 4155, and "mboxrd" for its quoting), a message at a time.

use std::io::{self, BufRead, Read};

use super::RawMessage;

/// Lines are read in pieces of this size, so that one without an end costs no memory.
const PIECE: u64 = 64 << 10;

/// What the line before a message begins with.
pub const START: &[u8] = b"From ";

/// Messages of a mailbox.
pub struct Mbox<R> {
    source: R,
    piece: Vec<u8>,
    /// Messages given so far.
    count: u64,
    /// The line before the next message was read.
    begun: bool,
}

impl<R: BufRead> Mbox<R> {
    pub fn new(source: R) -> Mbox<R> {
        Mbox { source, piece: Vec::new(), count: 0, begun: false }
    }

    /// Fills in with the next message; `false` at the end.
    ///
    /// A message begins behind a line that begins with `From ` and stands first or behind an empty line. Lines of the
    /// message that would begin so were quoted with `>` when they were put in, and are unquoted.
    pub fn next(&mut self, message: &mut RawMessage) -> io::Result<bool> {
        message.clear();
        let (mut line_begins, mut after_blank) = (true, true);
        // The empty line before the next message is none of this one's, so it waits for what follows it.
        let mut blank: Vec<u8> = Vec::new();
        loop {
            self.piece.clear();
            let got = self.source.by_ref().take(PIECE).read_until(b'\n', &mut self.piece)?;
            message.read += got as u64;
            if got == 0 {
                return Ok(std::mem::take(&mut self.begun) && self.number(message));
            }
            let whole = self.piece.ends_with(b"\n");
            if line_begins && after_blank && self.piece.starts_with(START) {
                if !whole {
                    message.read += self.source.skip_until(b'\n')? as u64;
                }
                if std::mem::replace(&mut self.begun, true) {
                    return Ok(self.number(message));
                }
                after_blank = false;
                continue;
            }
            message.push(&std::mem::take(&mut blank));
            after_blank = line_begins && matches!(self.piece.as_slice(), b"\n" | b"\r\n");
            if after_blank {
                blank.extend_from_slice(&self.piece);
            } else {
                let quoted = line_begins && is_quoted(&self.piece);
                message.push(&self.piece[usize::from(quoted)..]);
            }
            line_begins = whole;
        }
    }

    fn number(&mut self, message: &mut RawMessage) -> bool {
        self.count += 1;
        message.number = Some(self.count);
        true
    }
}

fn is_quoted(line: &[u8]) -> bool {
    let marks = line.iter().take_while(|&&byte| byte == b'>').count();
    marks > 0 && line[marks..].starts_with(START)
}
