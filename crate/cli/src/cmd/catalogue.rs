//! `sublet catalogue`.

use std::{
    fmt::Write as _,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use clap::{Subcommand, ValueHint};
use sublet::{Catalogue, Info};
use sublet_catalogue::Inputs;

use super::{options::Plain, verify};
use crate::{
    input::catalogue::open,
    out::pretty,
    term::{Exit, Problem, pad, print, widest},
};

#[derive(Subcommand)]
pub enum CatalogueCommand {
    /// Compile provider files and the Public Suffix List's private section into a catalogue
    Build {
        /// Directory of provider files (*.toml) [default: the ones built in]
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
        providers: Option<PathBuf>,
        /// Classification of the Public Suffix List's private rules [default: the one built in]
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        psl_table: Option<PathBuf>,
        /// Where to write it; - for standard output
        #[arg(long, short, value_name = "FILE", default_value = "catalogue.bin", value_hint = ValueHint::FilePath)]
        output: PathBuf,
    },
    /// Show what a catalogue holds [default: the built-in one]
    Info {
        /// A catalogue file
        #[arg(value_hint = ValueHint::FilePath)]
        file: Option<PathBuf>,
        /// How to write the answer
        #[arg(long, value_enum, default_value_t = Plain::Text)]
        format: Plain,
    },
    /// Write every suffix of a catalogue, one a line [default: the built-in one]
    List {
        /// A catalogue file
        #[arg(value_hint = ValueHint::FilePath)]
        file: Option<PathBuf>,
    },
    /// Check that a catalogue file is whole and that its indices agree
    Verify {
        /// A catalogue file
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
}

/// More faults than this say nothing more.
const FAULTS_SHOWN: usize = 50;

pub fn run(command: &CatalogueCommand) -> Result<Exit, Problem> {
    match command {
        CatalogueCommand::Build { providers, psl_table, output } => {
            build(providers.as_deref(), psl_table.as_deref(), output)
        }
        CatalogueCommand::Info { file, format } => info(file.as_deref(), *format),
        CatalogueCommand::List { file } => list(file.as_deref()),
        CatalogueCommand::Verify { file } => verify(file),
    }
}

fn build(providers: Option<&Path>, psl_table: Option<&Path>, output: &Path) -> Result<Exit, Problem> {
    let mut inputs = Inputs::bundled();
    if let Some(directory) = providers {
        inputs.providers = provider_files(directory)?;
    }
    if let Some(file) = psl_table {
        inputs.psl_table = (file.display().to_string(), read(file)?);
    }
    let bytes = inputs.build()?;
    if output.as_os_str() == "-" {
        let mut out = io::stdout().lock();
        out.write_all(&bytes)?;
        out.flush()?;
        return Ok(Exit::Fine);
    }
    let info = Catalogue::open(bytes.clone())?.info();
    fs::write(output, bytes).map_err(|error| Problem::writing(output, error))?;
    let (path, Info { suffixes, providers, bytes, .. }) = (output.display(), info);
    anstream::eprintln!("{path}: {suffixes} suffixes, {providers} providers, {bytes} bytes");
    Ok(Exit::Fine)
}

/// Names and texts of the provider files in a directory, in order.
fn provider_files(directory: &Path) -> Result<Vec<(String, String)>, Problem> {
    let unreadable = |error| Problem::reading(directory, error);
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, read(&path)?));
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Problem::NoProviderFiles { path: directory.display().to_string() });
    }
    Ok(files)
}

fn read(file: &Path) -> Result<String, Problem> {
    fs::read_to_string(file).map_err(|error| Problem::reading(file, error))
}

fn info(file: Option<&Path>, format: Plain) -> Result<Exit, Problem> {
    let info = open(file)?.info();
    print(&if format == Plain::Json { pretty(&info) } else { text(&info) })?;
    Ok(Exit::Fine)
}

fn list(file: Option<&Path>) -> Result<Exit, Problem> {
    let mut out = String::new();
    open(file)?.for_each_suffix(|suffix, _| {
        out.push_str(suffix);
        out.push('\n');
    });
    print(&out)?;
    Ok(Exit::Fine)
}

fn text(info: &Info) -> String {
    let mut out = String::new();
    let rows = [
        ("serial", info.serial.to_string()),
        ("created", info.created.clone()),
        ("suffixes", info.suffixes.to_string()),
        ("providers", info.providers.to_string()),
        ("bytes", info.bytes.to_string()),
        ("format", info.format.to_string()),
    ];
    for (label, value) in rows {
        let _ = writeln!(out, "{}{value}", pad(label, 11));
    }
    let names = widest(info.sources.iter().map(|source| source.name.as_str()));
    for (at, source) in info.sources.iter().enumerate() {
        let label = pad(if at == 0 { "sources" } else { "" }, 11);
        let name = pad(&source.name, names);
        let _ = writeln!(out, "{label}{name}  {} rules, version {}, {}", source.count, source.version, source.licence);
    }
    out
}

fn verify(file: &Path) -> Result<Exit, Problem> {
    let catalogue = open(Some(file))?;
    let faults = verify::faults(&catalogue, FAULTS_SHOWN);
    for fault in &faults {
        anstream::eprintln!("{}: {fault}", file.display());
    }
    if !faults.is_empty() {
        return Ok(Exit::Reached);
    }
    let Info { suffixes, providers, serial, .. } = catalogue.info();
    print(&format!("{}: whole; {suffixes} suffixes, {providers} providers, serial {serial}\n", file.display()))?;
    Ok(Exit::Fine)
}
