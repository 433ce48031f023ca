//! The tables of look-ups.

use std::error::Error;

use sublet::{Classifier, Policy};

use crate::{
    HOSTS,
    engines::{BATCH, Engines, MAP, SINGLE},
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
    let batch = place(BATCH);
    print!("\n| ns a host (× ours in batches) |");
    workloads.iter().for_each(|workload| print!(" {} |", workload.name));
    println!("\n|---|{}", "--:|".repeat(workloads.len()));
    for (row, engine) in list.iter().enumerate() {
        print!("| {} |", engine.name);
        times.iter().for_each(|times| print!(" {:.1} ({:.2}) |", times[row], times[row] / times[batch]));
        println!();
    }
    println!();
    for (ours, targets) in [(SINGLE, [1.0, 1.0, 0.6]), (BATCH, [0.5; 3])] {
        for (workload, (times, target)) in workloads.iter().zip(times.iter().zip(targets)) {
            let ratio = times[place(ours)] / times[place(MAP)];
            let held = held(ratio <= target);
            println!("* {}, {ours}: {ratio:.2} of `FxHashMap` (target: {target} at most) {held}", workload.name);
        }
    }
    println!();
    Ok(())
}

pub fn held(is_held: bool) -> &'static str {
    if is_held { "held" } else { "**missed**" }
}
