//! The progress bar.

use std::{
    io::{self, IsTerminal},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on stderr where that is a terminal; else nothing. Clones are the same bar.
#[derive(Clone)]
pub struct Progress(Option<(ProgressBar, &'static str)>);

/// Work that is done sooner shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

impl Progress {
    /// A bar over so many bytes, or an open-ended one, that also counts something.
    pub fn new(size: Option<u64>, counted: &'static str) -> Progress {
        if !io::stderr().is_terminal() {
            return Progress(None);
        }
        let bar = match size {
            Some(size) => ProgressBar::with_draw_target(Some(size), ProgressDrawTarget::hidden())
                .with_style(style("{bar:32} {percent:>3} %  {bytes}/{total_bytes}  {msg}  {bytes_per_sec}  {eta}")),
            None => ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden())
                .with_style(style("{spinner} {bytes}  {msg}  {bytes_per_sec}  {elapsed}")),
        };
        Progress(Some((bar, counted)))
    }

    /// No bar.
    pub fn none() -> Progress {
        Progress(None)
    }

    /// So many bytes more are done; so many things were counted so far.
    pub fn advance(&self, bytes: u64, count: u64) {
        if let Some((bar, counted)) = &self.0 {
            if bar.is_hidden() && bar.elapsed() > PATIENCE {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            if !bar.is_hidden() {
                bar.set_message(format!("{} {counted}", indicatif::HumanCount(count)));
            }
            bar.inc(bytes);
        }
    }

    /// Writes to the terminal without mixing with the bar.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some((bar, _)) if !bar.is_hidden() => bar.suspend(write),
            _ => write(),
        }
    }

    pub fn finish(&self) {
        if let Some((bar, _)) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
