//! What a person sees beside the answers: the terminal, its colours and languages, progress, problems, exit codes.

mod exit;
pub mod problem;
mod progress;
mod terminal;
pub mod words;

pub use exit::Exit;
pub use problem::Problem;
pub use progress::Progress;
pub use terminal::{Color, Terminal, pad, print, tame, widest};
