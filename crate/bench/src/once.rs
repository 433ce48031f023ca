//! What is paid once, and what a whole verdict costs.

use std::{error::Error, io::Write as _};

use bytes::Bytes;
use sublet::{Catalogue, Classifier, Host, Lang, Policy, WhatwgUrl};

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
        Ok(microseconds(first_verdict(subject, &subject.file, Catalogue::open)?))
    })?;
    row("prepared bytes", &|subject| Ok(subject.catalogue.prepare()?.len().to_string()))?;
    row("prepared bytes to first verdict", &|subject| {
        let time = first_verdict(subject, &subject.catalogue.prepare()?, Catalogue::open_prepared)?;
        Ok(format!("{} {}", microseconds(time), held(time <= 1e5)))
    })?;
    row("full verdict as JSON, a tenant", &|subject| {
        let time = json(subject)?;
        Ok(format!("{time:.0} ns {}", held(time <= 1500.0)))
    })?;
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

fn first_verdict(
    subject: &Subject,
    file: &[u8],
    open: impl Fn(Bytes) -> Result<Catalogue, sublet::Error>,
) -> Outcome<f64> {
    let file = Bytes::from(file.to_vec());
    let now = "2026-11-22T00:00:00Z".parse()?;
    assert!(subject.catalogue.info().suffixes > 0);
    Ok(timing::once(51, || {
        let classifier = open(file.clone())?.under(Policy::balanced())?;
        classifier.check("https://mallory.duckdns.org/login", &WhatwgUrl, now, Lang::En)
    }))
}

/// Nanoseconds from a text to the JSON of its verdict.
fn json(subject: &Subject) -> Outcome<f64> {
    let classifier = subject.catalogue.under(Policy::balanced())?;
    let now = "2026-11-22T00:00:00Z".parse()?;
    let mut out = Vec::new();
    let rounds = 1000;
    let time = timing::once(51, || {
        for _ in 0..rounds {
            out.clear();
            let text = std::hint::black_box("https://mallory.duckdns.org/login");
            let judgement = Host::parse(text).map(|host| classifier.judge(&host, now));
            judgement.iter().for_each(|judgement| classifier.write_json(text, judgement, Lang::En, &mut out));
        }
    });
    Ok(time / f64::from(rounds))
}
