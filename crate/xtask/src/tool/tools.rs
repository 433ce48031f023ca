//! Tools that are installed once, each in a folder of its own version.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::{cache, lock, npm};
use crate::shell::{Shell, which};

const WASM_PACK: Tool = tool("wasm-pack", "0.15.1", "wasm-pack", "about 3 minutes");
const CARGO_FUZZ: Tool = tool("cargo-fuzz", "0.13.2", "cargo-fuzz", "about 1 minute");
const NEXTEST: Tool = tool("cargo-nextest", "0.9.151", "cargo-nextest", "about 6 minutes");
const GECKODRIVER: Tool = tool("geckodriver", "0.37.1", "geckodriver", "about 2 minutes");
const BINARYEN: Tool = tool("binaryen", "132.0.0", "wasm-opt", "some seconds");
const ESBUILD: Tool = tool("esbuild", "0.28.2", "esbuild", "some seconds");
const WEB_EXT: Tool = tool("web-ext", "10.7.0", "web-ext", "about 1 minute");
const TYPOS: Tool = tool("typos", "1.52.0", "typos", "some seconds");
const SCHEMATHESIS: Tool = tool("schemathesis", "4.32.5", "schemathesis", "some seconds");
/// A tool runs a few times: building it costs more than it could ever win back.
const CHEAP: [&str; 4] = [
    "profile.release.opt-level=1",
    "profile.release.lto=\"off\"",
    "profile.release.codegen-units=16",
    "profile.release.debug=0",
];

/// A tool from one of the package registries.
struct Tool<'a> {
    package: &'a str,
    version: &'a str,
    program: &'a str,
    takes: &'a str,
}

const fn tool<'a>(package: &'a str, version: &'a str, program: &'a str, takes: &'a str) -> Tool<'a> {
    Tool { package, version, program, takes }
}

impl Tool<'_> {
    fn ready(&self, shell: &Shell, install: impl FnOnce(&PathBuf) -> duct::Expression) -> Result<PathBuf> {
        let folder = cache::tool(self.package, self.version)?;
        let program = folder.join("bin").join(self.program);
        if program.is_file() {
            return Ok(program);
        }
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let what = format!("installing {} {} (once, {})", self.package, self.version, self.takes);
        shell.quietly(&what, &install(&folder))?;
        if !program.is_file() {
            bail!("{} {} was installed, but {} is not there", self.package, self.version, program.display());
        }
        Ok(program)
    }

    fn by_cargo(&self, shell: &Shell, locked: bool) -> Result<PathBuf> {
        self.ready(shell, |folder| {
            let mut args = vec!["install", "--quiet", self.package, "--version", self.version];
            args.extend(CHEAP.iter().flat_map(|setting| ["--config", setting]));
            if locked {
                args.push("--locked");
            }
            let command = shell.cargo(args);
            command.env("CARGO_INSTALL_ROOT", folder).env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS")
        })
    }
}

/// wasm-pack; a note where it keeps the time of its last look for a newer version stops it from looking.
pub fn wasm_pack(shell: &Shell) -> Result<PathBuf> {
    let program = WASM_PACK.by_cargo(shell, true)?;
    fs::write(program.with_extension("stamp"), "no look for newer versions\n")?;
    Ok(program)
}

/// `wasm-bindgen` in the version that Cargo.lock gives the library; the test runner stands beside it.
pub fn wasm_bindgen(shell: &Shell) -> Result<PathBuf> {
    let file = shell.path("Cargo.lock");
    let lock = fs::read_to_string(&file);
    let lock = lock.with_context(|| format!("cannot read {}", file.display()))?;
    let version = lock::version(&lock, "wasm-bindgen")?;
    tool("wasm-bindgen-cli", &version, "wasm-bindgen", "about 5 minutes").by_cargo(shell, false)
}

pub fn cargo_fuzz(shell: &Shell) -> Result<PathBuf> {
    CARGO_FUZZ.by_cargo(shell, true)
}

/// cargo-nextest as it is on PATH, else our own.
pub fn nextest(shell: &Shell) -> Result<PathBuf> {
    match which("cargo-nextest") {
        Some(found) => Ok(found),
        None => NEXTEST.by_cargo(shell, true),
    }
}

pub fn geckodriver(shell: &Shell) -> Result<PathBuf> {
    GECKODRIVER.by_cargo(shell, true)
}

pub fn wasm_opt(shell: &Shell) -> Result<PathBuf> {
    by_npm(shell, &BINARYEN)
}

pub fn esbuild(shell: &Shell) -> Result<PathBuf> {
    by_npm(shell, &ESBUILD)
}

pub fn web_ext(shell: &Shell) -> Result<PathBuf> {
    by_npm(shell, &WEB_EXT)
}

fn by_npm(shell: &Shell, tool: &Tool) -> Result<PathBuf> {
    npm::node(shell)?;
    tool.ready(shell, |folder| {
        let package = format!("{}@{}", tool.package, tool.version);
        let args = ["install", "--global", "--no-audit", "--no-fund", &package];
        shell.cmd("npm", args).env("npm_config_prefix", folder)
    })
}

pub fn typos(shell: &Shell) -> Result<PathBuf> {
    by_pip(shell, &TYPOS)
}

/// A Python program: it finds its packages by `PYTHONPATH`.
pub fn schemathesis(shell: &Shell) -> Result<PathBuf> {
    by_pip(shell, &SCHEMATHESIS)
}

fn by_pip(shell: &Shell, tool: &Tool) -> Result<PathBuf> {
    tool.ready(shell, |folder| {
        let package = format!("{}=={}", tool.package, tool.version);
        let args = ["-m", "pip", "install", "--disable-pip-version-check", &package];
        shell.cmd("python3", args).env("PIP_TARGET", folder)
    })
}
