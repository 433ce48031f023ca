//! Lines of a file or a pipe, in large blocks that are cut at line ends.

use std::{
    io::{self, Read},
    path::Path,
};

use sublet::MAX_INPUT;

use super::File;
use crate::{pipeline::Source, term::Problem};

/// Some whole lines.
#[derive(Default)]
pub struct Block {
    buffer: Vec<u8>,
    filled: usize,
    /// The length of the last line, where it was too long to keep; its beginning is kept.
    pub overlong: Option<usize>,
}

impl Block {
    pub fn bytes(&self) -> &[u8] {
        &self.buffer[..self.filled]
    }
}

/// Reads blocks one after the other. What a pipe has ready is handed on at once; a line that is longer than any input
/// may be is swallowed, so that memory stays bounded whatever comes.
pub struct Lines {
    file: File,
    /// Bytes that are asked for at once.
    size: usize,
    /// The begun line behind the last block.
    rest: Vec<u8>,
    ended: bool,
}

impl Source for Lines {
    type Piece = Block;

    fn next(&mut self, block: &mut Block) -> Result<bool, Problem> {
        self.fill(block).map_err(|error| Problem::reading(Path::new(&self.file.name), error))
    }
}

impl Lines {
    /// The lines of a file in blocks of about so many bytes.
    pub fn new(file: File, size: usize) -> Lines {
        Lines { file, size, rest: Vec::new(), ended: false }
    }

    fn fill(&mut self, block: &mut Block) -> io::Result<bool> {
        block.overlong = None;
        block.filled = self.rest.len();
        block.buffer.resize((self.rest.len() + self.size).max(self.size), 0);
        block.buffer[..self.rest.len()].copy_from_slice(&self.rest);
        self.rest.clear();
        while !self.ended {
            if block.filled == block.buffer.len() {
                block.buffer.resize(block.filled + self.size, 0);
            }
            let got = self.read(&mut block.buffer[block.filled..])?;
            let new = block.filled..block.filled + got;
            block.filled = new.end;
            if let Some(at) = memchr::memrchr(b'\n', &block.buffer[new.clone()]) {
                let end = new.start + at + 1;
                self.rest.extend_from_slice(&block.buffer[end..block.filled]);
                block.filled = end;
                break;
            }
            if block.filled > MAX_INPUT + 1 {
                block.overlong = Some(block.filled + self.swallow()?);
                break;
            }
        }
        Ok(block.filled > 0)
    }

    /// Passes over the rest of a line and returns how long it was.
    fn swallow(&mut self) -> io::Result<usize> {
        let mut piece = vec![0; self.size];
        let mut length = 0;
        while !self.ended {
            let got = self.read(&mut piece)?;
            if let Some(at) = memchr::memchr(b'\n', &piece[..got]) {
                self.rest.extend_from_slice(&piece[at + 1..got]);
                return Ok(length + at);
            }
            length += got;
        }
        Ok(length)
    }

    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.file.source.read(into) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Ok(got) => {
                    self.ended = got == 0;
                    return Ok(got);
                }
                Err(error) => {
                    self.ended = true;
                    return Err(error);
                }
            }
        }
    }
}
