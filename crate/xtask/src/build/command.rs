//! The command `sublet`, built for this machine.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use duct::Expression;

use crate::shell::Shell;

const NAME: &str = "sublet";

/// `sublet ARGS…`.
pub fn sublet<A: Into<OsString>>(shell: &Shell, args: impl IntoIterator<Item = A>) -> Result<Expression> {
    Ok(shell.cmd(ready(shell)?, args))
}

/// Takes it as the tests of the whole workspace had it built just now. Their features are those of all crates together, so
/// by itself it would be built again, with half of what it depends on.
pub fn built_for_tests(shell: &Shell) -> Result<()> {
    shell.once(NAME, || Ok(()))
}

/// Builds it; cargo is asked once a run.
pub fn ready(shell: &Shell) -> Result<PathBuf> {
    let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
    let build = || shell.run(&shell.cargo(["build", "--package", "sublet-cli", "--profile", profile]));
    shell.once(NAME, build).context("the command could not be built")?;
    // What cargo builds in one profile lies in one folder, and so does this program.
    let program = env::current_exe()?.with_file_name(NAME);
    ensure!(program.is_file(), "the command was built, but {} is not there", program.display());
    Ok(program)
}
