//! The browser extension: what it needs from the Rust side, the build for both browsers, the linter.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::shell::Shell;
use crate::stamp::{self, Stamp};
use crate::{tools, wasm, web};

/// The built extension for Chromium and its kin.
pub const CHROMIUM: &str = "extension/dist/chrome";
/// The built extension for Firefox.
pub const FIREFOX: &str = "extension/dist/firefox";
/// What the build takes over as it is.
const PUBLIC: &str = "extension/public";
/// The static rules of each browser.
const GUARDS: &str = "extension/guard";

/// Builds it for both browsers.
pub fn build(shell: &Shell) -> Result<()> {
    web::ready(shell, &[&wasm::EXTENSION])?;
    catalogue(shell)?;
    guards(shell)?;
    let mut digest = wasm::EXTENSION.add_to(shell, stamp::sources(shell, &["ui", "extension"])?)?;
    for made in [web::CATALOGUE, "extension/guard/chrome.json", "extension/guard/firefox.json"] {
        digest = digest.file(&shell.path(made))?;
    }
    let stamp = Stamp::new(shell.path("target/xtask/extension.stamp"));
    let built = [CHROMIUM, FIREFOX].iter().all(|folder| shell.path(folder).join("manifest.json").exists());
    if built && stamp.holds(&digest) {
        return Ok(());
    }
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
    let catalogue = shell.path(web::CATALOGUE);
    fs::copy(&catalogue, shell.path(PUBLIC).join("catalogue.bin"))
        .with_context(|| format!("cannot copy {}", catalogue.display()))?;
    Ok(())
}

/// The static rules that hold until the dynamic ones stand.
fn guards(shell: &Shell) -> Result<()> {
    fs::create_dir_all(shell.path(GUARDS))?;
    for (browser, dotted) in [("chrome", None), ("firefox", Some("--dotted"))] {
        let args = ["run", "--quiet", "--package", "sublet-cli", "--", "rules"].into_iter().chain(dotted);
        let guard = shell.path(GUARDS).join(browser).with_extension("json");
        fs::write(&guard, shell.read(&shell.cargo(args))?)
            .with_context(|| format!("cannot write {}", guard.display()))?;
    }
    Ok(())
}

/// `web-ext lint`: what addons.mozilla.org would say.
pub fn lint(shell: &Shell) -> Result<()> {
    let args = ["lint", "--no-config-discovery", "--no-input", "--warnings-as-errors", "--source-dir"];
    let args = args.map(Into::into).into_iter().chain([shell.path(FIREFOX)]);
    shell.run(&shell.cmd(tools::web_ext(shell)?, args))
}
