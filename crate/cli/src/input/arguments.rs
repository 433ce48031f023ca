//! Inputs of the command line, some at a time.

use crate::{pipeline::Source, term::Problem};

/// So many are answered at once; verdicts are long, and a command line may hold a hundred thousand inputs.
const PIECE: usize = 64;

pub struct Arguments<'a>(pub &'a [String]);

impl<'a> Source for Arguments<'a> {
    type Piece = &'a [String];

    fn pieces(&self) -> Option<usize> {
        Some(self.0.len().div_ceil(PIECE))
    }

    fn next(&mut self, piece: &mut &'a [String]) -> Result<bool, Problem> {
        (*piece, self.0) = self.0.split_at(self.0.len().min(PIECE));
        Ok(!piece.is_empty())
    }
}
