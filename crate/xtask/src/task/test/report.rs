//! The table at the end of a test run.

use std::fmt;
use std::time::Duration;

use super::outcome::Outcome;

/// One line of the table.
pub struct Line {
    pub step: &'static str,
    pub took: Duration,
    pub outcome: Outcome,
}

/// All of them, and the plain closing line.
pub struct Report(pub Vec<Line>);

impl Report {
    pub fn failed(&self) -> usize {
        self.count(|outcome| usize::from(matches!(outcome, Outcome::Failed(_))))
    }

    fn count(&self, of: impl Fn(&Outcome) -> usize) -> usize {
        self.0.iter().map(|line| of(&line.outcome)).sum()
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, note) = match &self.outcome {
            Outcome::Passed { note, parts_skipped: 0 } => ("ok", note.clone()),
            Outcome::Passed { note, parts_skipped } => ("ok", format!("{note} ({parts_skipped} parts SKIPPED)")),
            Outcome::Skipped(why) => ("SKIPPED", why.clone()),
            Outcome::Failed(error) => ("FAILED", error.to_string().lines().next().unwrap_or_default().to_owned()),
        };
        let line = format!("{:14} {word:8} {:7.1} s  {note}", self.step, self.took.as_secs_f64());
        f.write_str(line.trim_end())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.0 {
            writeln!(f, "{line}")?;
        }
        let passed = self.count(|outcome| usize::from(matches!(outcome, Outcome::Passed { .. })));
        let skipped = self.count(|outcome| match outcome {
            Outcome::Passed { parts_skipped, .. } => *parts_skipped,
            Outcome::Skipped(_) => 1,
            Outcome::Failed(_) => 0,
        });
        write!(f, "{passed} passed, {} failed, {skipped} skipped", self.failed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(step: &'static str, outcome: Outcome) -> Line {
        Line { step, took: Duration::from_millis(1250), outcome }
    }

    #[test]
    fn the_closing_line_counts_what_was_skipped_within_steps_too() {
        let passed = |parts_skipped| Outcome::Passed { note: "3 tests".into(), parts_skipped };
        let report = Report(vec![
            line("fmt", passed(0)),
            line("nextest", passed(2)),
            line("fuzz", Outcome::Skipped("no fuzz/".into())),
            line("clippy", Outcome::Failed(anyhow::anyhow!("exit 101\nmore"))),
        ]);
        let text = report.to_string();
        assert_eq!(text.lines().last(), Some("2 passed, 1 failed, 3 skipped"));
        assert_eq!(text.lines().next(), Some("fmt            ok           1.2 s  3 tests"));
        assert!(text.contains("(2 parts SKIPPED)"));
        assert!(!text.contains("more"));
        assert_eq!(report.failed(), 1);
    }
}
