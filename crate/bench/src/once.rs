//! What is paid once: bytes, opening, the flat table.

use std::{error::Error, fs, io::Write as _};

use bytes::Bytes;
use sublet::{Catalogue, Classifier, Lang, Policy, WhatwgUrl};

use crate::{report::held, rules::Subject, timing};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What a row says of one catalogue.
type Cell = dyn Fn(&Subject) -> Outcome<String>;

pub fn report(subjects: &[&Subject]) -> Outcome<()> {
    println!("## Paid once\n");
    println!("| | {} |", subjects.iter().map(|subject| subject.name).collect::<Vec<_>>().join(" | "));
    println!("|---|{}", "--:|".repeat(subjects.len()));
    let row = |name: &str, cell: &Cell| -> Outcome<()> {
        let cells: Outcome<Vec<String>> = subjects.iter().map(|subject| cell(subject)).collect();
        println!("| {name} | {} |", cells?.join(" | "));
        Ok(())
    };
    row("bytes on disk", &|subject| Ok(subject.file.len().to_string()))?;
    row("bytes after brotli (quality 11)", &|subject| Ok(brotli(&subject.file)?.to_string()))?;
    row("`Catalogue::open`", &|subject| Ok(microseconds(open(subject))))?;
    row("`Classifier::new`", &|subject| Ok(microseconds(classifier(subject))))?;
    row("bytes to first verdict", &|subject| {
        let time = first_verdict(subject)?;
        Ok(format!("{} {}", microseconds(time), held(time < 1e6)))
    })?;
    row("building the flat table", &|subject| Ok(microseconds(timing::once(9, || subject.catalogue.table()))))?;
    row("memory of the flat table", &|subject| Ok(format!("{} KiB", table_memory(subject)?)))?;
    println!();
    Ok(())
}

fn microseconds(nanoseconds: f64) -> String {
    format!("{:.0} µs", nanoseconds / 1e3)
}

fn brotli(file: &[u8]) -> Outcome<usize> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 24);
    writer.write_all(file)?;
    drop(writer);
    Ok(out.len())
}

fn open(subject: &Subject) -> f64 {
    let file = Bytes::from(subject.file.clone());
    timing::once(51, || Catalogue::open(file.clone()).is_ok())
}

fn classifier(subject: &Subject) -> f64 {
    timing::once(51, || Classifier::new(subject.catalogue.clone(), Policy::balanced()).is_ok())
}

fn first_verdict(subject: &Subject) -> Outcome<f64> {
    let file = Bytes::from(subject.file.clone());
    let now = "2026-11-22T00:00:00Z".parse()?;
    Ok(timing::once(51, || {
        let classifier = Classifier::new(Catalogue::open(file.clone())?, Policy::balanced())?;
        classifier.check("https://mallory.duckdns.org/login", &WhatwgUrl, now, Lang::En)
    }))
}

/// What many tables take of the process's memory, divided by their number: so many that memory which was free before
/// hardly counts.
fn table_memory(subject: &Subject) -> Outcome<usize> {
    let count = (1 << 26) / subject.file.len();
    let before = resident()?;
    let tables: Vec<_> = (0..count).map(|_| subject.catalogue.table()).collect();
    let after = resident()?;
    Ok(after.saturating_sub(before) / tables.len())
}

/// The process's resident memory in KiB.
fn resident() -> Outcome<usize> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}
