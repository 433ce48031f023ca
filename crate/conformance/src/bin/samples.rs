//! What the catalogue makes of the samples in `../shared/data`: shares, kinds, the most frequent misses, and what each
//! built-in policy would do. Counts and suffixes only; no host of a sample is printed.

use sublet::{Action, Policy};
use sublet_conformance::samples::{
    BENIGN_DDNS, BENIGN_RENTABLE, BENIGN_TOP, MALICIOUS_DDNS, MALICIOUS_RENTABLE, Tally, actions, read,
};

const MISSES: usize = 50;

fn main() {
    for file in [MALICIOUS_DDNS, MALICIOUS_RENTABLE, BENIGN_DDNS, BENIGN_RENTABLE, BENIGN_TOP] {
        let Some(samples) = read(file) else { continue };
        let tally = Tally::of(&samples);
        println!("\n{file}: {} names, {} tenants ({:.2} %)", tally.names, tally.tenants, 100.0 * tally.share());
        for (kind, count) in &tally.kinds {
            println!("  {kind:20} {count:6}");
        }
        if file != BENIGN_TOP {
            for policy in [Policy::monitor(), Policy::balanced(), Policy::strict()] {
                let name = policy.name.clone();
                let counts = actions(policy, &samples);
                let words: Vec<String> = Action::ALL
                    .iter()
                    .zip(counts)
                    .map(|(action, count)| format!("{} {count}", action.as_str()))
                    .collect();
                println!("  {name:20} {}", words.join(", "));
            }
            print_misses(&tally);
        }
    }
}

fn print_misses(tally: &Tally) {
    let mut missed: Vec<(&String, &usize)> = tally.missed.iter().collect();
    missed.sort_by_key(|&(suffix, count)| (std::cmp::Reverse(count), suffix));
    if !missed.is_empty() {
        println!("  the most frequent misses, by the collection's suffix:");
    }
    for (suffix, count) in missed.into_iter().take(MISSES) {
        println!("    {suffix:40} {count:6}");
    }
}
