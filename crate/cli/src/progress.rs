//! The progress bar.

use std::{
    io::{self, IsTerminal},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on stderr where that is a terminal; else nothing. Clones are the same bar.
#[derive(Clone)]
pub struct Progress(Option<ProgressBar>);

/// Work that is done sooner shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

impl Progress {
    /// A bar over so many bytes, or an open-ended one.
    pub fn new(size: Option<u64>) -> Progress {
        if !io::stderr().is_terminal() {
            return Progress(None);
        }
        let bar = match size {
            Some(size) => ProgressBar::with_draw_target(Some(size), ProgressDrawTarget::hidden()).with_style(style(
                "{bar:32} {percent:>3} %  {bytes}/{total_bytes}  {msg} hosts  {bytes_per_sec}  {eta}",
            )),
            None => ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden())
                .with_style(style("{spinner} {bytes}  {msg} hosts  {bytes_per_sec}  {elapsed}")),
        };
        Progress(Some(bar))
    }

    /// No bar.
    pub fn none() -> Progress {
        Progress(None)
    }

    pub fn advance(&self, bytes: u64, hosts: u64) {
        if let Some(bar) = &self.0 {
            if bar.is_hidden() && bar.elapsed() > PATIENCE {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            if !bar.is_hidden() {
                bar.set_message(indicatif::HumanCount(hosts).to_string());
            }
            bar.inc(bytes);
        }
    }

    /// Writes to the terminal without mixing with the bar.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) if !bar.is_hidden() => bar.suspend(write),
            _ => write(),
        }
    }

    pub fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
