//! Node, and the npm packages that are locked.

use anyhow::{Result, bail};

use crate::shell::{Shell, which};

const NODE: u32 = 20;

/// Node as the npm side needs it.
pub fn node(shell: &Shell) -> Result<()> {
    shell.once("node", || {
        let version = match which("node").and(which("npm")) {
            Some(_) => shell.read(&shell.cmd("node", ["--version"]))?,
            None => bail!("Node {NODE} or newer with npm is needed, and one of them is not on PATH"),
        };
        match major(&version) {
            Some(major) if major >= NODE => Ok(()),
            _ => bail!("Node {NODE} or newer is needed, here is {version}"),
        }
    })
}

/// `npm ci`, unless node_modules already holds what package-lock.json asks for.
pub fn packages(shell: &Shell) -> Result<()> {
    node(shell)?;
    shell.once("npm packages", || {
        let installed = shell.cmd("node", [shell.path("crate/xtask/js/installed.mjs")]);
        if shell.read(&installed).is_ok() {
            return Ok(());
        }
        shell.quietly("installing npm packages", &shell.cmd("npm", ["ci", "--no-audit", "--no-fund"]))
    })
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_are_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.1.0"), Some(8));
        assert_eq!(major("20.20.2"), None);
        assert_eq!(major("v"), None);
    }
}
