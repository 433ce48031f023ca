//! The same catalogues and hosts as files, for the benches of the other surfaces.

use std::{
    error::Error,
    fs,
    io::{self, BufWriter, Write},
    path::Path,
};

use crate::{HOSTS, hosts, random::Random, rules::Subject};

/// `NAME.bin`, `NAME.suffixes.txt` and a file of hosts for each workload.
pub fn write(folder: &Path, subjects: &[&Subject]) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for subject in subjects {
        let file = |rest: &str| folder.join(format!("{}.{rest}", subject.short));
        fs::write(file("bin"), &subject.file)?;
        fs::write(file("suffixes.txt"), subject.catalogue.suffixes().join("\n") + "\n")?;
        for workload in hosts::workloads(&subject.catalogue, &subject.rules, HOSTS) {
            fs::write(file(&format!("{}.txt", workload.name)), workload.hosts.join("\n") + "\n")?;
        }
    }
    Ok(())
}

/// Hosts without end, drawn from many: one tenant in ten.
pub fn hosts(subject: &Subject, count: usize) -> Result<(), Box<dyn Error>> {
    let [_, hits, misses] = hosts::workloads(&subject.catalogue, &subject.rules, HOSTS);
    let mut random = Random::new(0x10);
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    for number in 0..count {
        let from = if number % 10 == 0 { &hits.hosts } else { &misses.hosts };
        // A number in the first label makes nearly every line another host.
        writeln!(out, "{}{}", random.below(10_000_000), random.pick(from))?;
    }
    Ok(out.flush()?)
}
