//! Sublet's look-ups beside other people's, in one run on one core. Prints Markdown.
//!
//! `sublet-bench files FOLDER` writes the catalogues and the hosts instead, for the benches of the other surfaces;
//! `sublet-bench hosts COUNT` writes hosts to standard output, one a line: one tenant in ten.

mod engines;
mod files;
mod found;
mod hosts;
mod map;
mod once;
mod random;
mod report;
mod rules;
mod samples;
mod timing;
mod urls;
mod walk;
mod words;

use std::{env, error::Error, path::Path};

use rules::Subject;
use sublet_catalogue::Inputs;

/// Hosts in a workload.
const HOSTS: usize = 50_000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let embedded = Subject::new("The embedded catalogue", "embedded", Inputs::bundled().build()?)?;
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => {}
        ["files", folder] => {
            let grown = embedded.grown(100_000)?;
            return files::write(Path::new(folder), &[&embedded, &grown]);
        }
        ["hosts", count] => return files::hosts(&embedded, count.parse()?),
        _ => return Err("usage: sublet-bench [files FOLDER | hosts COUNT]".into()),
    }
    let grown = embedded.grown(100_000)?;
    for subject in [&embedded, &grown] {
        report::look_ups(subject)?;
    }
    urls::report(&embedded)?;
    once::report(&[&embedded, &grown])
}
