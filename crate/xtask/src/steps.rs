//! The steps of `cargo xtask test`.

use anyhow::{Result, anyhow};

use crate::browser::Browser;
use crate::firefox::Firefox;
use crate::outcome::{self, Outcome};
use crate::shell::{Shell, which};
use crate::toolchain::{TARGET, Toolchain};
use crate::{apt, extension, fresh, fuzz, package, size, tools, wasm, web, worker};

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
    step("fmt", "Rust is formatted", fmt),
    step("typos", "words are spelt right", typos),
    step("clippy", "no lint speaks up", clippy),
    tests("nextest", "Rust tests", nextest),
    tests("doctests", "examples in the documentation run", doctests),
    step("docs", "the documentation builds without a warning", docs),
    step("wasm", "the npm package builds, works in Node and keeps its size budget", wasm_package),
    tests("wasm-node", "Wasm tests in Node", wasm_node),
    tests("wasm-chromium", "Wasm tests in Chromium", wasm_chromium),
    step("check", "Biome and tsc", check),
    tests("node", "what crosses rooms, in Node", node),
    step("page", "the page builds", page),
    tests("e2e", "the page in Chromium, end to end", e2e),
    step("extension", "the extension builds for both browsers and is packed within its size budget", package_extension),
    tests("extension-unit", "the extension's parts, in Node", extension_unit),
    step("extension-lint", "web-ext finds nothing to say", extension_lint),
    tests("extension-chromium", "the extension in Chromium, with every packet written down", extension_chromium),
    tests("extension-firefox", "the extension in Firefox, with every packet written down", extension_firefox),
    step("worker-deploy", "wrangler takes the worker, and its Wasm keeps its size budget", worker_deploy),
    tests("worker", "the worker in workerd", worker_tests),
    step("schemathesis", "the worker keeps what its OpenAPI document promises", schemathesis),
    step("packages", "crates pack, and the command installs where nothing was fetched yet", fresh::run),
    step("fuzz", "each fuzz target for a minute", fuzz::run),
];

fn passed(note: impl Into<String>) -> Result<Outcome> {
    Ok(Outcome::Passed { note: note.into(), parts_skipped: 0 })
}

fn fmt(shell: &Shell) -> Result<Outcome> {
    shell.run(&shell.cargo(["fmt", "--all", "--check"]))?;
    passed("")
}

fn typos(shell: &Shell) -> Result<Outcome> {
    shell.run(&shell.cmd(tools::typos(shell)?, ["--format", "brief"]))?;
    passed("")
}

fn clippy(shell: &Shell) -> Result<Outcome> {
    let args = ["clippy", "--quiet", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
    shell.run(&shell.cargo(args))?;
    passed("")
}

fn nextest(shell: &Shell) -> Result<Outcome> {
    let program = tools::nextest(shell)?;
    let args = ["nextest", "run", "--workspace", "--no-fail-fast", "--success-output", "immediate", "--color", "never"];
    shell.run(&shell.cmd(program, args))?;
    passed("")
}

fn doctests(shell: &Shell) -> Result<Outcome> {
    shell.run(&shell.cargo(["test", "--quiet", "--workspace", "--doc"]))?;
    passed("")
}

fn docs(shell: &Shell) -> Result<Outcome> {
    let command = shell.cargo(["doc", "--quiet", "--workspace", "--no-deps"]);
    shell.run(&command.env("RUSTDOCFLAGS", "-D warnings"))?;
    passed("")
}

fn wasm_package(shell: &Shell) -> Result<Outcome> {
    wasm::build(shell, &wasm::LOOK_UP)?;
    web::catalogue(shell)?;
    wasm::smoke(shell)?;
    passed(size::check(shell, &wasm::LOOK_UP, &Toolchain::ready(shell)?)?)
}

/// `cargo test` for Wasm with wasm-bindgen's runner in between.
fn wasm_tests(shell: &Shell, settle: impl FnOnce(duct::Expression) -> Result<duct::Expression>) -> Result<Outcome> {
    let runner = tools::wasm_bindgen(shell)?.with_file_name("wasm-bindgen-test-runner");
    let toolchain = Toolchain::ready(shell)?;
    let args = ["test", "--package", "sublet-wasm", "--lib", "--tests", "--target", TARGET];
    let command = toolchain
        .cargo(shell, &args, &[])?
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    shell.run(&settle(command)?)?;
    passed("")
}

fn wasm_node(shell: &Shell) -> Result<Outcome> {
    wasm_tests(shell, |command| Ok(command.env("WASM_BINDGEN_TEST_ONLY_NODE", "1")))
}

fn wasm_chromium(shell: &Shell) -> Result<Outcome> {
    let browser = Browser::ready(shell)?;
    let settings = shell.path("crate/wasm/webdriver.json");
    wasm_tests(shell, |command| {
        let command = browser.apply(&command).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings);
        Ok(command.env("WASM_BINDGEN_USE_BROWSER", "1").env("WASM_BINDGEN_TEST_ONLY_WEB", "1"))
    })
}

fn check(shell: &Shell) -> Result<Outcome> {
    web::ready(shell, &wasm::ALL)?;
    extension::catalogue(shell)?;
    shell.run(&shell.cmd("npm", ["run", "--silent", "check"]))?;
    passed("")
}

fn node(shell: &Shell) -> Result<Outcome> {
    web::ready(shell, &wasm::ALL)?;
    wasm::complete(shell)?;
    shell.run(&shell.cmd("npm", ["test", "--silent", "--workspace", "tests"]))?;
    passed("")
}

fn page(shell: &Shell) -> Result<Outcome> {
    web::page(shell)?;
    passed("")
}

fn e2e(shell: &Shell) -> Result<Outcome> {
    let browser = Browser::ready(shell)?;
    web::page(shell)?;
    shell.run(&browser.apply(&shell.cmd("npm", ["run", "--silent", "e2e"])))?;
    passed("")
}

fn package_extension(shell: &Shell) -> Result<Outcome> {
    package::run(shell)?;
    passed(format!("the Wasm: {}", size::check(shell, &wasm::EXTENSION, &Toolchain::ready(shell)?)?))
}

fn extension_unit(shell: &Shell) -> Result<Outcome> {
    web::ready(shell, &wasm::ALL)?;
    shell.run(&shell.cmd("npm", ["run", "--silent", "--workspace", "tests", "extension:unit"]))?;
    passed("")
}

fn extension_lint(shell: &Shell) -> Result<Outcome> {
    extension::build(shell)?;
    extension::lint(shell)?;
    passed("")
}

/// Programs that make the network of the extension's tests; where there can be none the tests say that they were skipped.
fn network(shell: &Shell) -> Result<()> {
    let lacks = ["ip", "unshare", "openssl"].into_iter().any(|program| which(program).is_none());
    if lacks && apt::usable(shell) {
        apt::install(shell, &["iproute2", "util-linux", "openssl"])?;
    }
    Ok(())
}

fn extension_chromium(shell: &Shell) -> Result<Outcome> {
    let browser = Browser::ready(shell)?;
    network(shell)?;
    extension::build(shell)?;
    shell.run(&browser.apply(&shell.cmd("npm", ["run", "--silent", "--workspace", "tests", "extension:chromium"])))?;
    passed("")
}

fn extension_firefox(shell: &Shell) -> Result<Outcome> {
    let browser = Firefox::ready(shell)?;
    network(shell)?;
    extension::build(shell)?;
    shell.run(&browser.apply(&shell.cmd("npm", ["run", "--silent", "--workspace", "tests", "extension:firefox"])))?;
    passed("")
}

fn worker_deploy(shell: &Shell) -> Result<Outcome> {
    worker::ready(shell)?;
    worker::dry_run(shell)?;
    passed(format!("the Wasm: {}", size::check(shell, &wasm::WORKER, &Toolchain::ready(shell)?)?))
}

fn worker_tests(shell: &Shell) -> Result<Outcome> {
    let browser = Browser::ready(shell)?;
    worker::ready(shell)?;
    shell.run(&browser.apply(&worker::script(shell, "tests", "worker")))?;
    passed("")
}

fn schemathesis(shell: &Shell) -> Result<Outcome> {
    let program = tools::schemathesis(shell)?;
    worker::ready(shell)?;
    let packages = program.ancestors().nth(2).map(ToOwned::to_owned).unwrap_or_default();
    let script = worker::script(shell, "tests", "schemathesis");
    shell.run(&script.env("SCHEMATHESIS", program).env("PYTHONPATH", packages))?;
    passed("")
}

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
