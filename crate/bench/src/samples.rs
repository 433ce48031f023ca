use std::{fs, path::Path};

use crate::hosts::Workload;

/// Real hosts, where the collection beside the checkout is there: names seen in malicious lists under rented suffixes,
/// and the most popular names.
pub fn workloads() -> Vec<Workload> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/samples");
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap_or_default();
    let first = |line: &str| sublet::canonical(line.split('\t').next()?).map(String::from);
    let hosts = |files: &[&str]| -> Vec<String> {
        files.iter().flat_map(|file| read(file).lines().filter_map(first).collect::<Vec<_>>()).collect()
    };
    let lists = [
        Workload::new("seen in malicious lists", &hosts(&["malicious_under_ddns.tsv", "malicious_under_rentable.tsv"])),
        Workload::new("most popular", &hosts(&["benign_top.txt"])),
    ];
    lists.into_iter().filter(|list| list.hosts.len() > 1).collect()
}
