//! How a step ended, and what its log says about it.

use anyhow::{Error, Result};

/// How a step ended.
pub enum Outcome {
    /// It ran and passed; parts of it may have lacked their data and said so.
    Passed {
        note: String,
        parts_skipped: usize,
    },
    /// It could not run here, and this is why.
    Skipped(String),
    Failed(Error),
}

/// What a step says that ran.
pub fn passed(note: impl Into<String>) -> Result<Outcome> {
    Ok(Outcome::Passed { note: note.into(), parts_skipped: 0 })
}

/// The runners' own closing words in a log, shortest form.
pub fn note(log: &str) -> String {
    let nextest =
        log.lines().rev().find_map(|line| Some(line.trim().strip_prefix("Summary [")?.split_once(']')?.1.trim()));
    if let Some(summary) = nextest {
        return summary.to_owned();
    }
    let cargo: usize = log.lines().filter_map(passed_by_cargo).sum();
    let node: usize = log.lines().filter_map(passed_by_node).sum();
    match cargo + node {
        0 => String::new(),
        count => format!("{count} tests passed"),
    }
}

fn passed_by_cargo(line: &str) -> Option<usize> {
    line.strip_prefix("test result: ok. ")?.split_once(" passed")?.0.parse().ok()
}

fn passed_by_node(line: &str) -> Option<usize> {
    line.trim_start_matches(['#', 'ℹ', ' ']).strip_prefix("pass ")?.parse().ok()
}

/// Lines by which tests say that they looked at nothing for want of data: `SKIPPED <what>`.
pub fn parts_skipped(log: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = log
        .lines()
        .map(|line| line.trim().trim_start_matches("# "))
        .filter(|line| line.starts_with("SKIPPED "))
        .collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_words_of_the_runners() {
        let nextest = "x\n     Summary [   2.1s] 40 tests run: 40 passed, 2 skipped\n";
        assert_eq!(note(nextest), "40 tests run: 40 passed, 2 skipped");
        let cargo = "test result: ok. 3 passed; 0 failed; 0 ignored\ntest result: ok. 4 passed; 0 failed\n";
        assert_eq!(note(cargo), "7 tests passed");
        assert_eq!(note("# tests 12\n# pass 12\n# fail 0\n"), "12 tests passed");
        assert_eq!(note("ℹ pass 5\n"), "5 tests passed");
        assert_eq!(note("Finished\n"), "");
    }

    #[test]
    fn a_test_without_its_data_is_counted_once() {
        let log =
            "    SKIPPED url conformance: no data\nok\n# SKIPPED url conformance: no data\nSKIPPED psl: no data\n";
        assert_eq!(parts_skipped(log).len(), 2);
        assert!(parts_skipped("not SKIPPED at all\n").is_empty());
    }
}
