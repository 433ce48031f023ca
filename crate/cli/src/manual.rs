//! Completion scripts and manual pages, made from the arguments' definition.

use std::{fs, path::Path};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::{args::Cli, exit::Exit, problem::Problem, screen};

pub fn completions(shell: Shell) -> Result<Exit, Problem> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "sublet", &mut script);
    screen::print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}

pub fn pages(dir: Option<&Path>) -> Result<Exit, Problem> {
    match dir {
        Some(dir) => {
            fs::create_dir_all(dir)
                .and_then(|()| clap_mangen::generate_to(Cli::command(), dir))
                .map_err(|error| Problem::writing(dir, error))?;
        }
        None => {
            let mut page = Vec::new();
            Man::new(Cli::command()).render(&mut page)?;
            screen::print(&String::from_utf8_lossy(&page))?;
        }
    }
    Ok(Exit::Fine)
}
