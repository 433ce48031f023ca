//! Firefox ESR and its driver.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};
use duct::Expression;

use super::{apt, tools};
use crate::shell::{Shell, which};

const PACKAGE: &str = "firefox-esr";

/// A Firefox to test in: an ESR, because the release refuses add-ons that nobody signed.
pub struct Firefox {
    firefox: PathBuf,
    driver: PathBuf,
}

impl Firefox {
    /// What `SUBLET_FIREFOX` and `GECKODRIVER` name or PATH has; Debian's Firefox is installed where that is possible,
    /// and the driver is built once.
    pub fn ready(shell: &Shell) -> Result<Self> {
        let firefox = match Self::find() {
            Some(found) => found,
            None => Self::install(shell)?,
        };
        let driver = match named("GECKODRIVER").or_else(|| which("geckodriver")) {
            Some(found) => found,
            None => tools::geckodriver(shell)?,
        };
        Ok(Self { firefox, driver })
    }

    fn find() -> Option<PathBuf> {
        named("SUBLET_FIREFOX").or_else(|| which(PACKAGE))
    }

    fn install(shell: &Shell) -> Result<PathBuf> {
        if !apt::usable(shell) {
            bail!(
                "Firefox ESR is needed: put `{PACKAGE}` on PATH, or name it in SUBLET_FIREFOX ({})",
                apt::sentence(&[PACKAGE])
            );
        }
        apt::install(shell, &[PACKAGE])?;
        match Self::find() {
            Some(found) => Ok(found),
            None => bail!("{PACKAGE} was installed, but is not on PATH"),
        }
    }

    /// Tells a command where the browser is.
    pub fn apply(&self, command: &Expression) -> Expression {
        command.env("SUBLET_FIREFOX", &self.firefox).env("GECKODRIVER", &self.driver)
    }
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}
