//! Chromium and its driver.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};
use duct::Expression;

use super::apt;
use crate::shell::{Shell, which};

const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A browser to test in.
pub struct Browser {
    chromium: PathBuf,
    driver: PathBuf,
}

impl Browser {
    /// The browser that `SUBLET_CHROMIUM` and `CHROMEDRIVER` name or PATH has; Debian's is installed where that is possible.
    pub fn ready(shell: &Shell) -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        if !apt::usable(shell) {
            bail!(
                "Chromium and its driver are needed: put `chromium` (or `google-chrome`) and `chromedriver` on PATH, or \
                 name them in SUBLET_CHROMIUM and CHROMEDRIVER ({})",
                apt::sentence(&PACKAGES)
            );
        }
        apt::install(shell, &PACKAGES)?;
        match Self::find() {
            Some(found) => Ok(found),
            None => bail!("{} were installed, but are not on PATH", PACKAGES.join(" and ")),
        }
    }

    fn find() -> Option<Self> {
        let named = |variable| env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file());
        Some(Self {
            chromium: named("SUBLET_CHROMIUM").or_else(|| NAMES.into_iter().find_map(which))?,
            driver: named("CHROMEDRIVER").or_else(|| which("chromedriver"))?,
        })
    }

    /// Tells a command where the browser is.
    pub fn apply(&self, command: &Expression) -> Expression {
        command.env("SUBLET_CHROMIUM", &self.chromium).env("CHROMEDRIVER", &self.driver)
    }
}
