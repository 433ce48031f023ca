//! How long ago the command was typed.

use std::fs;
use std::time::{Duration, Instant};

/// The kernel counts a process's start in these, on every processor that Rust has tools for.
const TICKS: f64 = 100.0;

/// The time since somebody typed `cargo xtask …`.
pub struct Clock {
    before: Duration,
    start: Instant,
}

impl Clock {
    /// Cargo becomes this program when it has built it, so where `/proc` tells how old the process is, the build counts.
    pub fn new() -> Self {
        let read = |file| fs::read_to_string(file).ok();
        let age = read("/proc/self/stat").zip(read("/proc/uptime")).and_then(|(stat, uptime)| age(&stat, &uptime));
        Self { before: age.unwrap_or_default(), start: Instant::now() }
    }

    /// In words, such as `3.2 s`.
    pub fn told(&self) -> String {
        format!("{:.1} s", (self.before + self.start.elapsed()).as_secs_f64())
    }
}

fn age(stat: &str, uptime: &str) -> Option<Duration> {
    let uptime: f64 = uptime.split_whitespace().next()?.parse().ok()?;
    // The second field is a name in brackets and may hold anything; the start is the 22nd.
    let start: f64 = stat.rsplit_once(") ")?.1.split_whitespace().nth(19)?.parse().ok()?;
    Duration::try_from_secs_f64(uptime - start / TICKS).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_age_is_read_behind_the_name() {
        let stat = "7 (a) b) S 1 7 7 0 -1 4194560 1 0 0 0 0 0 0 0 39 19 1 0 1250 1 1 1";
        assert_eq!(age(stat, "20.25 30.00\n"), Some(Duration::from_millis(7750)));
        assert_eq!(age(stat, "1.0 1.0\n"), None);
        assert_eq!(age("", "20.25 30.00\n"), None);
    }

    #[test]
    fn a_clock_runs() {
        assert!(Clock::new().told().ends_with(" s"));
    }
}
