//! The targets of the catalogue on the samples.

use sublet_conformance::samples::{BENIGN_TOP, MALICIOUS_DDNS, MALICIOUS_RENTABLE, Tally, read};

fn share(file: &str) -> Option<f64> {
    let tally = Tally::of(&read(file)?);
    println!("{file}: {} of {} names belong to tenants", tally.tenants, tally.names);
    Some(tally.share())
}

#[test]
fn malicious_names_are_found() {
    if let Some(share) = share(MALICIOUS_DDNS) {
        assert!(share >= 0.95, "under dynamic DNS: {share}");
    }
    if let Some(share) = share(MALICIOUS_RENTABLE) {
        assert!(share >= 0.85, "under rentable suffixes: {share}");
    }
}

#[test]
fn no_popular_site_is_called_a_tenant() {
    if let Some(samples) = read(BENIGN_TOP) {
        assert_eq!(Tally::of(&samples).tenants, 0);
    }
}
