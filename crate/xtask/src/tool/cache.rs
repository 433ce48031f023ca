//! The folder that holds what was installed once: `${XDG_CACHE_HOME:-~/.cache}/sublet/<tool>-<version>/bin`.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// This user's cache folder.
pub fn folder() -> Result<PathBuf> {
    under(env::var_os("XDG_CACHE_HOME"), env::home_dir()).context(
        "neither XDG_CACHE_HOME nor a home folder is known: set XDG_CACHE_HOME to a folder that can be written",
    )
}

fn under(xdg: Option<OsString>, home: Option<PathBuf>) -> Option<PathBuf> {
    let absolute = xdg.map(PathBuf::from).filter(|path| path.is_absolute());
    Some(absolute.or_else(|| Some(home?.join(".cache")))?.join("sublet"))
}

/// The folder of one tool in one version.
pub fn tool(name: &str, version: &str) -> Result<PathBuf> {
    Ok(folder()?.join(format!("{name}-{version}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xdg_wins_over_home_and_must_be_absolute() {
        let home = || Some(PathBuf::from("/home/a"));
        assert_eq!(under(Some("/x".into()), home()), Some("/x/sublet".into()));
        assert_eq!(under(Some("x".into()), home()), Some("/home/a/.cache/sublet".into()));
        assert_eq!(under(None, home()), Some("/home/a/.cache/sublet".into()));
        assert_eq!(under(None, None), None);
    }

    #[test]
    fn a_tool_has_a_folder_per_version() {
        assert!(tool("typos", "1.2.3").unwrap().ends_with("sublet/typos-1.2.3"));
    }
}
