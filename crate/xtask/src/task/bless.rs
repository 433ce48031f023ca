use crate::shell::Shell;
use anyhow::Result;
pub fn run(_: &Shell) -> Result<()> {
    Ok(())
}
