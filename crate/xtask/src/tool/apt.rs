//! Debian packages, when this is Debian and we are root there.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Result;

use crate::shell::{Shell, which};

static UPDATED: AtomicBool = AtomicBool::new(false);

/// Whether packages can be installed here: Debian (or a relative of it) and root.
pub fn usable(shell: &Shell) -> bool {
    Path::new("/etc/debian_version").exists()
        && which("apt-get").is_some()
        && shell.read(&shell.cmd("id", ["-u"])).is_ok_and(|id| id.trim() == "0")
}

/// Whether every one of `packages` is installed.
pub fn installed(shell: &Shell, packages: &[&str]) -> bool {
    packages.iter().all(|package| {
        let query = shell.cmd("dpkg-query", ["-W", "-f=${db:Status-Abbrev}", package]).stderr_null();
        shell.read(&query).is_ok_and(|status| status.starts_with("ii"))
    })
}

/// Installs `packages`; the lists are brought up to date once a run.
pub fn install(shell: &Shell, packages: &[&str]) -> Result<()> {
    if !UPDATED.swap(true, Ordering::Relaxed) {
        shell.quietly("bringing Debian's package lists up to date", &shell.cmd("apt-get", ["update"]))?;
    }
    let args = ["install", "-y", "--no-install-recommends"].iter().chain(packages);
    let command = shell.cmd("apt-get", args).env("DEBIAN_FRONTEND", "noninteractive");
    shell.quietly(&format!("installing Debian's {}", packages.join(" ")), &command)
}

/// What to type when we may not install by ourselves.
pub fn sentence(packages: &[&str]) -> String {
    format!("on Debian, as root: apt-get install --no-install-recommends {}", packages.join(" "))
}
