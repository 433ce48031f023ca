//! Which Rust toolchain builds for Wasm.
//!
//! A rustup toolchain that has the wasm target is used as it is. Where it lacks the target and cannot fetch it, Debian's
//! own `rustc-web` builds the standard library from `rust-web-src`. rustup's settings are left as they are found.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Result, bail};
use duct::Expression;

use super::apt;
use crate::shell::{Shell, path_with};

/// The target everything in the browser is built for.
pub const TARGET: &str = "wasm32-unknown-unknown";
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_BIN: &str = "/usr/bin";
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
const ENCODED_FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";
/// Without it, a higher `opt-level` for the look-up's crates adds 1.2 KB brotli and makes nothing faster.
const INLINE_LITTLE: &str = "-Cllvm-args=-inline-threshold=20";
const HELP: &str = "this Rust toolchain cannot build for the browser: run `rustup target add wasm32-unknown-unknown`";

/// What a machine offers.
#[derive(Clone, Copy)]
struct Machine {
    target: bool,
    packages: bool,
    apt: bool,
}

#[derive(Debug, PartialEq)]
enum Choice {
    Plain,
    Debian,
    InstallThenDebian,
    Impossible,
}

fn choose(machine: Machine) -> Choice {
    match machine {
        Machine { target: true, .. } => Choice::Plain,
        Machine { packages: true, .. } => Choice::Debian,
        Machine { apt: true, .. } => Choice::InstallThenDebian,
        _ => Choice::Impossible,
    }
}

/// A toolchain that can build for Wasm.
pub enum Toolchain {
    /// The one that is active has the target.
    Plain,
    /// Debian's, with this linker.
    Debian { linker: OsString },
}

impl Toolchain {
    /// Finds one, once a run, installing Debian's where that is possible.
    pub fn ready(shell: &Shell) -> Result<&'static Self> {
        static FOUND: OnceLock<Toolchain> = OnceLock::new();
        if let Some(found) = FOUND.get() {
            return Ok(found);
        }
        let found = Self::find(shell)?;
        Ok(FOUND.get_or_init(|| found))
    }

    fn find(shell: &Shell) -> Result<Self> {
        let target = target_folder(shell).is_some_and(|folder| folder.is_dir());
        let choice = choose(Machine {
            target,
            packages: !target && apt::installed(shell, &PACKAGES),
            apt: !target && apt::usable(shell),
        });
        match choice {
            Choice::Plain => return Ok(Self::Plain),
            Choice::Debian => {}
            Choice::InstallThenDebian => apt::install(shell, &PACKAGES)?,
            Choice::Impossible => bail!("{HELP} ({})", apt::sentence(&PACKAGES)),
        }
        match linker(Path::new(DEBIAN_BIN)) {
            Some(linker) => Ok(Self::Debian { linker }),
            None => bail!("lld-22 is installed but there is no wasm-ld in {DEBIAN_BIN}"),
        }
    }

    /// Puts a command that calls cargo on this toolchain, with its own target folder and `tools` in front of PATH.
    pub fn apply(&self, shell: &Shell, command: &Expression, tools: &[PathBuf]) -> Result<Expression> {
        let mut folders = tools.to_vec();
        let mut command = command.env("CARGO_TARGET_DIR", shell.path("target/web"));
        if let Self::Debian { linker } = self {
            folders.push(DEBIAN_BIN.into());
            for name in ["RUSTUP_TOOLCHAIN", "RUSTC", "RUSTDOC", "CARGO", "LD_LIBRARY_PATH"] {
                command = command.env_remove(name);
            }
            command = command
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        Ok(command.env("PATH", path_with(folders)?))
    }

    /// `cargo ARGS…` for the Wasm target.
    pub fn cargo(&self, shell: &Shell, args: &[&str], tools: &[PathBuf]) -> Result<Expression> {
        let program = match self {
            Self::Plain => env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
            Self::Debian { .. } => Path::new(DEBIAN_BIN).join("cargo").into(),
        };
        self.apply(shell, &shell.cmd(program, args), tools)
    }

    /// Has the command build the package: small, without anybody's home folder in it, and without the texts of panics
    /// where the standard library is built too.
    pub fn pack(&self, command: &Expression) -> Expression {
        let command = command.env_remove("RUSTFLAGS");
        match self {
            Self::Plain => {
                let anywhere = cargo_home().map(|home| format!("--remap-path-prefix={}=cargo", home.display()));
                let flags = [INLINE_LITTLE.to_owned()].into_iter().chain(anywhere);
                // Encoded flags may hold blanks, as home folders may.
                command.env(ENCODED_FLAGS, flags.collect::<Vec<_>>().join("\x1f"))
            }
            Self::Debian { .. } => command
                .env(
                    FLAGS,
                    format!("{INLINE_LITTLE} -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none"),
                )
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
        }
    }

    /// wasm-pack's `--mode`: its own look at the toolchain refuses any but rustup's.
    pub fn wasm_pack_mode(&self) -> &'static str {
        match self {
            Self::Plain => "no-install",
            Self::Debian { .. } => "force",
        }
    }

    /// What its compiler says of itself, for digests.
    pub fn version(&self, shell: &Shell) -> Result<String> {
        let program = match self {
            Self::Plain => "rustc".into(),
            Self::Debian { .. } => Path::new(DEBIAN_BIN).join("rustc"),
        };
        shell.read(&self.apply(shell, &shell.cmd(program, ["--verbose", "--version"]), &[])?)
    }
}

/// Where cargo keeps its settings and what it fetched.
pub fn cargo_home() -> Option<PathBuf> {
    let named = env::var_os("CARGO_HOME").map(PathBuf::from);
    named.or_else(|| Some(env::home_dir()?.join(".cargo")))
}

fn target_folder(shell: &Shell) -> Option<PathBuf> {
    let query = shell.cmd("rustc", ["--print", "target-libdir", "--target", TARGET]).stderr_null();
    shell.read(&query).ok().map(PathBuf::from)
}

/// The newest `wasm-ld-N` of a folder.
fn linker(folder: &Path) -> Option<OsString> {
    let number = |name: &OsString| name.to_str()?.strip_prefix("wasm-ld-")?.parse::<u32>().ok();
    let names = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.file_name());
    names.filter(|name| number(name).is_some()).max_by_key(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_toolchain_with_the_target_is_used_as_it_is() {
        for (packages, apt) in [(false, false), (true, true)] {
            assert_eq!(choose(Machine { target: true, packages, apt }), Choice::Plain);
        }
    }

    #[test]
    fn without_the_target_debian_helps_where_it_can() {
        let machine = |packages, apt| Machine { target: false, packages, apt };
        assert_eq!(choose(machine(true, false)), Choice::Debian);
        assert_eq!(choose(machine(true, true)), Choice::Debian);
        assert_eq!(choose(machine(false, true)), Choice::InstallThenDebian);
        assert_eq!(choose(machine(false, false)), Choice::Impossible);
    }

    #[test]
    fn the_newest_linker_is_taken_by_number() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(linker(folder.path()), None);
        for name in ["wasm-ld-9", "wasm-ld-22", "wasm-ld", "wasm-ld-x"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        assert_eq!(linker(folder.path()), Some("wasm-ld-22".into()));
    }
}
