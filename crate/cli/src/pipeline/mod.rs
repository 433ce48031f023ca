//! `source → workers → output`: how every command that answers a stream of inputs runs.
//!
//! The source gives pieces (a block of lines, a message), a worker on each core turns a piece into an [`Answer`], and
//! the output writes the answers in the order of the pieces. At most one piece and one answer a thread are in memory.

mod fault;
mod output;
mod sequencer;
mod writer;

use std::io;

use sublet::Lang;

use output::Output;
pub use {
    fault::{Fault, Place},
    writer::{Frame, Writer},
};

use crate::term::{Exit, Problem, Progress};

/// Where pieces come from.
pub trait Source {
    type Piece: Default;

    /// How many pieces there are at most, where that is known before.
    fn pieces(&self) -> Option<usize> {
        None
    }

    /// Fills the piece with what comes next; `false` at the end.
    fn next(&mut self, piece: &mut Self::Piece) -> Result<bool, Problem>;
}

/// Turns pieces into answers; shared by all threads.
pub trait Worker<P>: Sync {
    /// Fills the answer, which is empty.
    fn work(&self, piece: &mut P, answer: &mut Answer);
}

/// What a piece came to.
#[derive(Default)]
pub struct Answer {
    /// Text for standard output.
    pub out: Vec<u8>,
    /// Inputs that have no answer, in order.
    pub faults: Vec<(Place, Fault)>,
    /// Bytes of the source that the piece took.
    pub read: u64,
    /// Lines in the piece.
    pub lines: u64,
    /// Inputs that were answered, shown or not.
    pub answered: u64,
    /// Whether any of them reached the action of `--fail-on`.
    pub reached: bool,
}

impl Answer {
    /// Empties it; the memory stays for the next piece.
    fn clear(&mut self) {
        self.out.clear();
        self.faults.clear();
        (self.read, self.lines, self.answered, self.reached) = (0, 0, 0, false);
    }
}

/// Answers all that comes from the source on standard output, and reports faults on stderr.
pub fn run<S: Source + Send>(
    mut source: S,
    worker: &impl Worker<S::Piece>,
    frame: &dyn Frame,
    progress: Progress,
    lang: Lang,
) -> Result<Exit, Problem> {
    let pieces = source.pieces();
    let mut output = Output::open(io::stdout(), frame, lang, progress)?;
    let ran = sequencer::run(
        pieces,
        |piece: &mut S::Piece| source.next(piece),
        |piece, answer: &mut Answer| {
            answer.clear();
            worker.work(piece, answer);
        },
        |answer| output.put(answer),
    );
    output.hide_progress();
    ran?;
    output.close()
}
