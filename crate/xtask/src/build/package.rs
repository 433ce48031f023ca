//! The extension for each browser, packed, and the source it was built from.

use std::fs;

use anyhow::{Context, Result, ensure};

use super::extension;
use crate::shell::Shell;
use crate::tool::archive::{self, Files};

const FOLDER: &str = "target/packages";
/// The most bytes that a package for a browser may have.
const BUDGET: usize = 1_500_000;

/// Packs them all.
pub fn write(shell: &Shell) -> Result<()> {
    extension::build(shell)?;
    for (name, folder) in [("sublet-chromium.zip", extension::CHROMIUM), ("sublet-firefox.zip", extension::FIREFOX)] {
        pack(shell, name, &archive::folder(&shell.path(folder))?, Some(BUDGET))?;
    }
    if !shell.path(".git").exists() {
        println!("sublet-source.zip: left out, because this is no Git checkout");
        return Ok(());
    }
    let list = shell.read(&shell.cmd("git", ["-c", "core.quotePath=off", "ls-files", "--cached"]))?;
    pack(shell, "sublet-source.zip", &archive::listed(&shell.path(""), &list)?, None)
}

fn pack(shell: &Shell, name: &str, files: &Files, budget: Option<usize>) -> Result<()> {
    let bytes = archive::zip(files).with_context(|| format!("{name} could not be packed"))?;
    let told = judge(name, files.len(), bytes.len(), budget)?;
    fs::create_dir_all(shell.path(FOLDER))?;
    fs::write(shell.path(FOLDER).join(name), bytes).with_context(|| format!("cannot write {FOLDER}/{name}"))?;
    println!("{told}");
    Ok(())
}

fn judge(name: &str, files: usize, bytes: usize, budget: Option<usize>) -> Result<String> {
    if let Some(budget) = budget {
        ensure!(bytes <= budget, "{name} is too heavy: {bytes} bytes of {budget}");
    }
    Ok(format!("{FOLDER}/{name:20} {files:4} files {bytes:8} bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_itself_is_still_allowed() {
        assert!(judge("a.zip", 1, BUDGET, Some(BUDGET)).unwrap().contains("1500000 bytes"));
        assert!(judge("a.zip", 1, BUDGET + 1, Some(BUDGET)).unwrap_err().to_string().contains("a.zip is too heavy"));
        assert!(judge("a.zip", 1, BUDGET + 1, None).is_ok());
    }
}
