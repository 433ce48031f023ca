//! Steps by cargo, natively and as Wasm.

use anyhow::Result;
use duct::Expression;

use super::outcome::{Outcome, passed};
use crate::build::{command, size, wasm, web};
use crate::shell::Shell;
use crate::tool::browser::Browser;
use crate::tool::toolchain::{TARGET, Toolchain};
use crate::tool::tools;

pub fn fmt(shell: &Shell) -> Result<Outcome> {
    shell.run(&shell.cargo(["fmt", "--all", "--check"]))?;
    passed("")
}

pub fn typos(shell: &Shell) -> Result<Outcome> {
    shell.run(&shell.cmd(tools::typos(shell)?, ["--format", "brief"]))?;
    passed("")
}

pub fn clippy(shell: &Shell) -> Result<Outcome> {
    let args = ["clippy", "--quiet", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
    shell.run(&shell.cargo(args))?;
    passed("")
}

pub fn nextest(shell: &Shell) -> Result<Outcome> {
    let program = tools::nextest(shell)?;
    let args = ["nextest", "run", "--workspace", "--no-fail-fast", "--success-output", "immediate", "--color", "never"];
    shell.run(&shell.cmd(program, args))?;
    command::built_for_tests(shell)?;
    passed("")
}

pub fn doctests(shell: &Shell) -> Result<Outcome> {
    shell.run(&shell.cargo(["test", "--quiet", "--workspace", "--doc"]))?;
    passed("")
}

pub fn docs(shell: &Shell) -> Result<Outcome> {
    let command = shell.cargo(["doc", "--quiet", "--workspace", "--no-deps"]);
    shell.run(&command.env("RUSTDOCFLAGS", "-D warnings"))?;
    passed("")
}

pub fn wasm_package(shell: &Shell) -> Result<Outcome> {
    wasm::build(shell, &wasm::LOOK_UP)?;
    web::catalogue(shell)?;
    wasm::smoke(shell)?;
    passed(size::check(shell, &wasm::LOOK_UP)?)
}

/// `cargo test` for Wasm with wasm-bindgen's runner in between.
fn wasm_tests(shell: &Shell, settle: impl FnOnce(Expression) -> Result<Expression>) -> Result<Outcome> {
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

pub fn wasm_node(shell: &Shell) -> Result<Outcome> {
    wasm_tests(shell, |command| Ok(command.env("WASM_BINDGEN_TEST_ONLY_NODE", "1")))
}

pub fn wasm_chromium(shell: &Shell) -> Result<Outcome> {
    let browser = Browser::ready(shell)?;
    let settings = shell.path("crate/wasm/webdriver.json");
    wasm_tests(shell, |command| {
        let command = browser.apply(&command).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings);
        Ok(command.env("WASM_BINDGEN_USE_BROWSER", "1").env("WASM_BINDGEN_TEST_ONLY_WEB", "1"))
    })
}
