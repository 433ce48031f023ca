//! Completion scripts and manual pages, made from the arguments' definition.

use std::{fs, path::PathBuf};

use clap::{Args, CommandFactory, ValueHint};
use clap_complete::Shell;
use clap_mangen::Man;

use super::Cli;
use crate::term::{Exit, Problem, print};

#[derive(Args)]
pub struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

#[derive(Args)]
pub struct ManArgs {
    /// Write sublet.1 and a page for each command into this directory
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    dir: Option<PathBuf>,
}

pub fn completions(args: &CompletionsArgs) -> Result<Exit, Problem> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "sublet", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}

pub fn pages(args: &ManArgs) -> Result<Exit, Problem> {
    match args.dir.as_deref() {
        Some(dir) => {
            fs::create_dir_all(dir)
                .and_then(|()| clap_mangen::generate_to(Cli::command(), dir))
                .map_err(|error| Problem::writing(dir, error))?;
        }
        None => {
            let mut page = Vec::new();
            Man::new(Cli::command()).render(&mut page)?;
            print(&String::from_utf8_lossy(&page))?;
        }
    }
    Ok(Exit::Fine)
}
