//! Steps by npm: the page, the extension, the worker.

use anyhow::Result;

use super::outcome::{Outcome, passed};
use crate::build::{extension, package, size, wasm, web, worker};
use crate::shell::{Shell, which};
use crate::tool::{apt, browser::Browser, firefox::Firefox, tools};

pub fn check(shell: &Shell) -> Result<Outcome> {
    web::ready(shell, &wasm::ALL)?;
    extension::catalogue(shell)?;
    shell.run(&shell.cmd("npm", ["run", "--silent", "check"]))?;
    passed("")
}

pub fn node(shell: &Shell) -> Result<Outcome> {
    web::ready(shell, &wasm::ALL)?;
    wasm::complete(shell)?;
    shell.run(&shell.cmd("npm", ["test", "--silent", "--workspace", "tests"]))?;
    passed("")
}

pub fn page(shell: &Shell) -> Result<Outcome> {
    web::page(shell)?;
    passed("")
}

pub fn e2e(shell: &Shell) -> Result<Outcome> {
    let browser = Browser::ready(shell)?;
    web::page(shell)?;
    shell.run(&browser.apply(&shell.cmd("npm", ["run", "--silent", "e2e"])))?;
    passed("")
}

pub fn package_extension(shell: &Shell) -> Result<Outcome> {
    package::write(shell)?;
    passed(format!("the Wasm: {}", size::check(shell, &wasm::EXTENSION)?))
}

pub fn extension_unit(shell: &Shell) -> Result<Outcome> {
    web::ready(shell, &wasm::ALL)?;
    shell.run(&shell.cmd("npm", ["run", "--silent", "--workspace", "tests", "extension:unit"]))?;
    passed("")
}

pub fn extension_lint(shell: &Shell) -> Result<Outcome> {
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

pub fn extension_chromium(shell: &Shell) -> Result<Outcome> {
    let browser = Browser::ready(shell)?;
    network(shell)?;
    extension::build(shell)?;
    shell.run(&browser.apply(&shell.cmd("npm", ["run", "--silent", "--workspace", "tests", "extension:chromium"])))?;
    passed("")
}

pub fn extension_firefox(shell: &Shell) -> Result<Outcome> {
    let browser = Firefox::ready(shell)?;
    network(shell)?;
    extension::build(shell)?;
    shell.run(&browser.apply(&shell.cmd("npm", ["run", "--silent", "--workspace", "tests", "extension:firefox"])))?;
    passed("")
}

pub fn worker_deploy(shell: &Shell) -> Result<Outcome> {
    worker::ready(shell)?;
    worker::dry_run(shell)?;
    passed(format!("the Wasm: {}", size::check(shell, &wasm::WORKER)?))
}

pub fn worker_tests(shell: &Shell) -> Result<Outcome> {
    let browser = Browser::ready(shell)?;
    worker::ready(shell)?;
    shell.run(&browser.apply(&worker::script(shell, "tests", "worker")))?;
    passed("")
}

pub fn schemathesis(shell: &Shell) -> Result<Outcome> {
    let program = tools::schemathesis(shell)?;
    worker::ready(shell)?;
    let packages = program.ancestors().nth(2).map(ToOwned::to_owned).unwrap_or_default();
    let script = worker::script(shell, "tests", "schemathesis");
    shell.run(&script.env("SCHEMATHESIS", program).env("PYTHONPATH", packages))?;
    passed("")
}
