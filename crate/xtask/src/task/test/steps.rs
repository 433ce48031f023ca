//! The steps of `cargo xtask test`.

use anyhow::{Result, anyhow};

use super::outcome::{self, Outcome};
use super::{fresh, fuzz, npm, rust};
use crate::shell::Shell;

/// A named part of the test run.
pub struct Step {
    pub name: &'static str,
    pub about: &'static str,
    pub run: Run,
    /// Whether its log has to show that tests ran: none at all is a failure.
    runs_tests: bool,
}

impl Step {
    /// The outcome in the light of what the step printed.
    pub fn judge(&self, outcome: Outcome, log: &str) -> Outcome {
        let Outcome::Passed { note, .. } = outcome else {
            return outcome;
        };
        let counted = outcome::note(log);
        if self.runs_tests && counted.is_empty() {
            return match outcome::parts_skipped(log).first() {
                Some(why) => Outcome::Skipped(why.trim_start_matches("SKIPPED ").into()),
                None => Outcome::Failed(anyhow!("no test ran")),
            };
        }
        let note = if note.is_empty() { counted } else { note };
        Outcome::Passed { note, parts_skipped: outcome::parts_skipped(log).len() }
    }
}

type Run = fn(&Shell) -> Result<Outcome>;

const fn step(name: &'static str, about: &'static str, run: Run) -> Step {
    Step { name, about, run, runs_tests: false }
}

const fn tests(name: &'static str, about: &'static str, run: Run) -> Step {
    Step { name, about, run, runs_tests: true }
}

pub static STEPS: &[Step] = &[
    step("fmt", "Rust is formatted", rust::fmt),
    step("typos", "words are spelt right", rust::typos),
    step("clippy", "no lint speaks up", rust::clippy),
    tests("nextest", "Rust tests", rust::nextest),
    tests("doctests", "examples in the documentation run", rust::doctests),
    step("docs", "the documentation builds without a warning", rust::docs),
    step("wasm", "the npm package builds, works in Node and keeps its size budget", rust::wasm_package),
    tests("wasm-node", "Wasm tests in Node", rust::wasm_node),
    tests("wasm-chromium", "Wasm tests in Chromium", rust::wasm_chromium),
    step("check", "Biome and tsc", npm::check),
    tests("node", "what crosses rooms, in Node", npm::node),
    step("page", "the page builds", npm::page),
    tests("e2e", "the page in Chromium, end to end", npm::e2e),
    step(
        "extension",
        "the extension builds for both browsers and is packed within its size budget",
        npm::package_extension,
    ),
    tests("extension-unit", "the extension's parts, in Node", npm::extension_unit),
    step("extension-lint", "web-ext finds nothing to say", npm::extension_lint),
    tests("extension-chromium", "the extension in Chromium, with every packet written down", npm::extension_chromium),
    tests("extension-firefox", "the extension in Firefox, with every packet written down", npm::extension_firefox),
    step("worker-deploy", "wrangler takes the worker, and its Wasm keeps its size budget", npm::worker_deploy),
    tests("worker", "the worker in workerd", npm::worker_tests),
    step("schemathesis", "the worker keeps what its OpenAPI document promises", npm::schemathesis),
    step("packages", "crates pack, and the command installs where nothing was fetched yet", fresh::run),
    step("fuzz", "each fuzz target for a minute", fuzz::run),
];

#[cfg(test)]
mod tests {
    use super::*;

    const PASSED: fn() -> Outcome = || Outcome::Passed { note: String::new(), parts_skipped: 0 };

    #[test]
    fn names_are_unique() {
        for (index, step) in STEPS.iter().enumerate() {
            assert!(STEPS[..index].iter().all(|other| other.name != step.name), "{}", step.name);
        }
    }

    #[test]
    fn a_test_step_without_a_test_has_failed() {
        let step = tests("x", "", |_| unreachable!());
        assert!(matches!(step.judge(PASSED(), "no tests to run!"), Outcome::Failed(_)));
        match step.judge(PASSED(), "SKIPPED extension: no network namespace here\n") {
            Outcome::Skipped(why) => assert_eq!(why, "extension: no network namespace here"),
            _ => panic!("what could not run was skipped"),
        }
        let log = "SKIPPED psl: no data\ntest result: ok. 2 passed; 0 failed\n";
        match step.judge(PASSED(), log) {
            Outcome::Passed { note, parts_skipped } => assert_eq!((&*note, parts_skipped), ("2 tests passed", 1)),
            _ => panic!("two tests passed"),
        }
    }

    #[test]
    fn other_steps_may_be_silent() {
        let step = step("x", "", |_| unreachable!());
        assert!(matches!(step.judge(PASSED(), ""), Outcome::Passed { .. }));
    }
}
