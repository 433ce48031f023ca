//! The tables of look-ups.

use std::error::Error;

use sublet::{Classifier, Policy};

use crate::{
    HOSTS,
    engines::{BATCH, Engines, MAP, SINGLE, TABLE, WALK},
    hosts::workloads,
    rules::Subject,
    samples,
    timing::race,
};

const ROUNDS: usize = 31;

pub fn look_ups(subject: &Subject) -> Result<(), Box<dyn Error>> {
    let classifier = Classifier::new(subject.catalogue.clone(), Policy::balanced())?;
    let now = "2026-11-22T00:00:00Z".parse()?;
    let engines = Engines::new(subject, classifier.batch(now))?;
    let mut workloads: Vec<_> = workloads(&subject.catalogue, &subject.rules, HOSTS).into();
    workloads.extend(samples::workloads());
    println!("## {} ({} suffixes, {} rules)\n", subject.name, subject.suffix_count(), subject.rules.len());
    for workload in &workloads {
        let (same, all) = (engines.agree(&workload.hosts), workload.hosts.len());
        println!("* {}: {all} hosts; ours, `FxHashMap` and the plain walk agree on {same}", workload.name);
    }
    let list = engines.all();
    let times: Vec<Vec<f64>> = workloads.iter().map(|workload| race(&list, &workload.hosts, ROUNDS)).collect();
    let place = |name| list.iter().position(|engine| engine.name == name).unwrap_or_default();
    let batch = place(TABLE);
    print!("\n| ns a host (× ours in batches) |");
    workloads.iter().for_each(|workload| print!(" {} |", workload.name));
    println!("\n|---|{}", "--:|".repeat(workloads.len()));
    for (row, engine) in list.iter().enumerate() {
        print!("| {} |", engine.name);
        times.iter().for_each(|times| print!(" {:.1} ({:.2}) |", times[row], times[row] / times[batch]));
        println!();
    }
    let [_, hit, miss, ..] = times.as_slice() else { return Ok(()) };
    println!();
    for ours in [SINGLE, TABLE, BATCH] {
        let ratio = miss[place(ours)] / miss[place(MAP)];
        println!("* a miss, {ours}: {ratio:.2} of `FxHashMap` (target: below 1) {}", held(ratio < 1.0));
    }
    for ours in [TABLE, BATCH] {
        let ratio = hit[place(ours)] / hit[place(WALK)];
        println!("* a hit, {ours}: {ratio:.2} of the plain walk (target: below 0.5) {}", held(ratio < 0.5));
    }
    println!();
    Ok(())
}

pub fn held(is_held: bool) -> &'static str {
    if is_held { "held" } else { "**missed**" }
}
