//! `cargo xtask bench`.

use anyhow::{Result, bail};
use clap::Args;

use crate::shell::Shell;

#[derive(Args)]
pub struct Options {}

pub fn run(_shell: &Shell, _options: &Options) -> Result<()> {
    bail!("there is no bench here yet")
}
