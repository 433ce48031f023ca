//! The steps of `cargo xtask test`.

use std::path::Path;

use anyhow::Result;

use crate::browser::Browser;
use crate::outcome::Outcome;
use crate::shell::Shell;
use crate::toolchain::{TARGET, Toolchain};
use crate::{fuzz, size, tools, wasm, web};

/// A named part of the test run.
pub struct Step {
    pub name: &'static str,
    pub about: &'static str,
    pub run: fn(&Shell) -> Result<Outcome>,
}

const fn step(name: &'static str, about: &'static str, run: fn(&Shell) -> Result<Outcome>) -> Step {
    Step { name, about, run }
}

pub static STEPS: &[Step] = &[
    step("fmt", "Rust is formatted", fmt),
    step("typos", "words are spelt right", typos),
    step("clippy", "no lint speaks up", clippy),
    step("nextest", "Rust tests", nextest),
    step("doctests", "examples in the documentation run", doctests),
    step("docs", "the documentation builds without a warning", docs),
    step(
        "wasm",
        "the npm package builds, works in Node and keeps its size budget",
        package,
    ),
    step("wasm-node", "Wasm tests in Node", wasm_node),
    step("wasm-chromium", "Wasm tests in Chromium", wasm_chromium),
    step("check", "Biome and tsc", check),
    step("node", "what crosses rooms, in Node", node),
    step("page", "the page builds", page),
    step("e2e", "the page in Chromium, end to end", e2e),
    step("fuzz", "each fuzz target for a minute", fuzz::run),
];

fn passed(note: impl Into<String>) -> Result<Outcome> {
    Ok(Outcome::Passed {
        note: note.into(),
        parts_skipped: 0,
    })
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
    let args = [
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--",
        "-D",
        "warnings",
    ];
    shell.run(&shell.cargo(args))?;
    passed("")
}

fn nextest(shell: &Shell) -> Result<Outcome> {
    let program = tools::nextest(shell)?;
    let args = [
        "nextest",
        "run",
        "--workspace",
        "--no-fail-fast",
        "--success-output",
        "immediate",
        "--color",
        "never",
    ];
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

fn package(shell: &Shell) -> Result<Outcome> {
    wasm::build(shell)?;
    web::catalogue(shell)?;
    wasm::smoke(shell)?;
    passed(size::check(shell)?)
}

/// `cargo test` for Wasm with wasm-bindgen's runner in between.
fn wasm_tests(
    shell: &Shell,
    settle: impl FnOnce(duct::Expression) -> Result<duct::Expression>,
) -> Result<Outcome> {
    let runner = tools::wasm_bindgen(shell)?.with_file_name("wasm-bindgen-test-runner");
    let toolchain = Toolchain::ready(shell)?;
    let args = ["test", "--package", "sublet-wasm", "--target", TARGET];
    let command = toolchain
        .cargo(shell, &args, &[])?
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    shell.run(&settle(command)?)?;
    passed("")
}

fn wasm_node(shell: &Shell) -> Result<Outcome> {
    wasm_tests(shell, |command| {
        Ok(command.env("WASM_BINDGEN_TEST_ONLY_NODE", "1"))
    })
}

fn wasm_chromium(shell: &Shell) -> Result<Outcome> {
    let browser = Browser::ready(shell)?;
    let settings = shell.path("crate/wasm/webdriver.json");
    wasm_tests(shell, |command| {
        let command = browser
            .apply(&command)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings);
        Ok(command
            .env("WASM_BINDGEN_USE_BROWSER", "1")
            .env("WASM_BINDGEN_TEST_ONLY_WEB", "1"))
    })
}

fn check(shell: &Shell) -> Result<Outcome> {
    web::ready(shell)?;
    shell.run(&shell.cmd("npm", ["run", "--silent", "check"]))?;
    passed("")
}

fn node(shell: &Shell) -> Result<Outcome> {
    web::ready(shell)?;
    shell.run(&shell.cmd("npm", ["test", "--silent", "--workspace", "tests"]))?;
    passed("")
}

fn page(shell: &Shell) -> Result<Outcome> {
    web::page(shell)?;
    passed("")
}

fn e2e(shell: &Shell) -> Result<Outcome> {
    let browser = Browser::ready(shell)?;
    web::ready(shell)?;
    if !Path::new(&shell.path(web::PAGE)).exists() {
        web::page(shell)?;
    }
    shell.run(&browser.apply(&shell.cmd("npm", ["run", "--silent", "e2e"])))?;
    passed("")
}
