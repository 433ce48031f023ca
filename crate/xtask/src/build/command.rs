//! The command `sublet`, built for this machine.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use duct::Expression;

use crate::shell::Shell;

/// `sublet ARGS…`.
pub fn sublet<A: Into<OsString>>(shell: &Shell, args: impl IntoIterator<Item = A>) -> Result<Expression> {
    Ok(shell.cmd(ready(shell)?, args))
}

/// Builds it; cargo is asked once a run.
pub fn ready(shell: &Shell) -> Result<PathBuf> {
    let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
    let build = || shell.run(&shell.cargo(["build", "--package", "sublet-cli", "--profile", profile]));
    shell.once("sublet", build).context("the command could not be built")?;
    // What cargo builds in one profile lies in one folder, and so does this program.
    let program = env::current_exe()?.with_file_name("sublet");
    ensure!(program.is_file(), "the command was built, but {} is not there", program.display());
    Ok(program)
}
