//! Whether a catalogue that opens also holds together.

use sublet::{Catalogue, Host, Lang, Placement, Standing, WhatwgUrl};

/// A label that no rule names.
const STRANGER: &str = "sublet-verify-0";

/// What does not hold together, in sentences; at most so many.
pub fn faults(catalogue: &Catalogue, most: usize) -> Vec<String> {
    let mut check = Check { catalogue, faults: Vec::new(), most };
    let suffixes = catalogue.suffixes();
    for suffix in &suffixes {
        check.suffix(suffix);
    }
    for provider in catalogue.providers(Lang::En) {
        for own in &provider.own {
            check.parses(own);
            check.expect(own, |placement| placement.standing == Standing::Provider, "is not the provider's own");
        }
    }
    let counted = catalogue.info().suffixes as usize;
    if counted != suffixes.len() {
        check.fault(format!("the header counts {counted} suffixes, and the index holds {}", suffixes.len()));
    }
    check.faults
}

struct Check<'c> {
    catalogue: &'c Catalogue,
    faults: Vec<String>,
    most: usize,
}

impl Check<'_> {
    /// Looks at the suffix itself, a tenant, and a host of the tenant's.
    fn suffix(&mut self, rule: &str) {
        let suffix = rule.strip_prefix("*.").map_or_else(|| rule.into(), |base| format!("{STRANGER}.{base}"));
        self.parses(&suffix);
        self.expect(&suffix, |placement| placement.standing == Standing::Provider, "is an apex and taken for a tenant");
        let site = format!("{STRANGER}.{suffix}");
        let is_tenant =
            |placement: &Placement| placement.standing == Standing::Tenant && placement.suffix(&site) == Some(&suffix);
        // Below a wildcard of the same base, one label more is the next suffix.
        let is_apex = |placement: &Placement| {
            placement.standing == Standing::Provider && placement.suffix(&site) == Some(site.as_str())
        };
        self.expect(&site, |placement| is_tenant(placement) || is_apex(placement), "is not found as a tenant");
        self.expect(
            &format!("cam.{site}"),
            |placement| placement.standing == Standing::Tenant,
            "is not found as a tenant",
        );
    }

    fn parses(&mut self, name: &str) {
        match Host::parse_with(name, &WhatwgUrl) {
            Ok(host) if host.name() == Some(name) => {}
            Ok(host) => self.fault(format!("{name} is not canonical: it reads as {host}")),
            Err(error) => self.fault(format!("{name} is no host: {error}")),
        }
    }

    fn expect(&mut self, name: &str, holds: impl Fn(&Placement) -> bool, otherwise: &str) {
        let placement = self.catalogue.find_name(name);
        if placement != self.catalogue.find_in_index(name) {
            self.fault(format!("index and table disagree about {name}"));
        }
        if !holds(&placement) {
            self.fault(format!("{name} {otherwise}"));
        }
    }

    fn fault(&mut self, sentence: String) {
        if self.faults.len() < self.most {
            self.faults.push(sentence);
        }
    }
}
