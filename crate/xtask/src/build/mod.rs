//! What is made: each artefact by a function that does nothing when it is there already.

pub mod command;
pub mod extension;
pub mod package;
pub mod size;
mod stamp;
pub mod wasm;
pub mod web;
pub mod worker;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::shell::Shell;

/// Writes a file, unless these are its bytes already.
fn write(shell: &Shell, file: impl AsRef<Path>, bytes: &[u8]) -> Result<()> {
    let file = shell.path(file);
    if fs::read(&file).is_ok_and(|kept| kept == bytes) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))
}

/// Copies a file, unless the copy is as it is already.
fn copy(shell: &Shell, from: impl AsRef<Path>, to: impl AsRef<Path>) -> Result<()> {
    let from = shell.path(from);
    let bytes = fs::read(&from).with_context(|| format!("cannot read {}", from.display()))?;
    write(shell, to, &bytes)
}
