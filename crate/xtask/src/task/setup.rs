//! `cargo xtask setup`: everything that a fresh machine lacks for the demo and the tests.

use anyhow::Result;

use crate::shell::Shell;
use crate::tool::{browser::Browser, cache, firefox::Firefox, npm, toolchain::Toolchain, tools};

pub fn run(shell: &Shell) -> Result<()> {
    Toolchain::ready(shell)?;
    tools::nextest(shell)?;
    tools::wasm_pack(shell)?;
    tools::wasm_bindgen(shell)?;
    tools::wasm_opt(shell)?;
    tools::esbuild(shell)?;
    tools::web_ext(shell)?;
    tools::typos(shell)?;
    tools::schemathesis(shell)?;
    tools::cargo_fuzz(shell)?;
    Browser::ready(shell)?;
    Firefox::ready(shell)?;
    npm::packages(shell)?;
    eprintln!("xtask: everything is there ({})", cache::folder()?.display());
    Ok(())
}
