//! The browser extension: what it needs from the Rust side, the build for both browsers, the linter.

use anyhow::{Context, Result, ensure};

use super::stamp::{self, Stamp};
use super::{command, copy, wasm, web, write};
use crate::shell::Shell;
use crate::tool::tools;

/// The built extension for Chromium and its kin.
pub const CHROMIUM: &str = "extension/dist/chrome";
/// The built extension for Firefox.
pub const FIREFOX: &str = "extension/dist/firefox";
/// What managed settings are described by is made from it.
const POLICY: &str = "docs/policy.schema.json";
/// What the build takes over as it is.
const PUBLIC: &str = "extension/public/catalogue.bin";
/// The static rules of each browser, which hold until the dynamic ones stand, and how the command is asked for them.
const GUARDS: [(&str, &[&str]); 2] =
    [("extension/guard/chrome.json", &["rules"]), ("extension/guard/firefox.json", &["rules", "--dotted"])];

/// Builds it for both browsers.
pub fn build(shell: &Shell) -> Result<()> {
    web::ready(shell, &[&wasm::EXTENSION])?;
    catalogue(shell)?;
    guards(shell)?;
    let sources = stamp::sources(shell, &[&["ui", "extension", POLICY], &web::LOCKED[..]].concat())?;
    let made = [web::CATALOGUE].into_iter().chain(GUARDS.map(|(guard, _)| guard));
    let digest = made.into_iter().try_fold(sources, |digest, file| digest.file(&shell.path(file)))?;
    let digest = wasm::EXTENSION.add_to(shell, digest)?;
    let stamp = Stamp::new(shell.path("target/xtask/extension.stamp"));
    let built = [CHROMIUM, FIREFOX].iter().all(|folder| shell.path(folder).join("manifest.json").exists());
    if built && stamp.holds(&digest) {
        return Ok(());
    }
    eprintln!("xtask: building the extension for both browsers");
    let npm = shell.cmd("npm", ["run", "--silent", "build", "--workspace", "extension"]);
    shell.run(&npm.env("NO_COLOR", "1")).context("the extension could not be built")?;
    for folder in [CHROMIUM, FIREFOX] {
        let manifest = shell.path(folder).join("manifest.json");
        ensure!(manifest.exists(), "the extension was built, but {folder}/manifest.json is not there");
    }
    stamp.keep(&digest)
}

/// Puts the catalogue where the extension's sources expect it.
pub fn catalogue(shell: &Shell) -> Result<()> {
    copy(shell, web::CATALOGUE, PUBLIC)
}

fn guards(shell: &Shell) -> Result<()> {
    GUARDS.iter().try_for_each(|&(guard, args)| {
        let rules = shell.read(&command::sublet(shell, args.iter().copied())?)?;
        write(shell, guard, rules.as_bytes())
    })
}

/// `web-ext lint`: what addons.mozilla.org would say.
pub fn lint(shell: &Shell) -> Result<()> {
    let args = ["lint", "--no-config-discovery", "--no-input", "--warnings-as-errors", "--source-dir"];
    let args = args.map(Into::into).into_iter().chain([shell.path(FIREFOX)]);
    shell.run(&shell.cmd(tools::web_ext(shell)?, args))
}
