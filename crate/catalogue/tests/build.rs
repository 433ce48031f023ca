//! The bundled texts compile, always to the same bytes, into a catalogue that knows what they say.

use std::collections::HashSet;

use sublet::{Catalogue, Host, Lang, Placement, Role, Standing};
use sublet_catalogue::{Inputs, private_rules};

fn catalogue() -> Catalogue {
    Catalogue::open(Inputs::bundled().build().expect("the bundled texts are valid")).expect("what we write we can read")
}

fn find(catalogue: &Catalogue, text: &str) -> (Host, Placement) {
    let host = Host::parse(text).expect("a host");
    let placement = catalogue.find(&host);
    (host, placement)
}

#[test]
fn the_same_texts_give_the_same_bytes() {
    assert_eq!(Inputs::bundled().build().unwrap(), Inputs::bundled().build().unwrap());
}

#[test]
fn a_folder_gives_what_the_bundle_gives() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(Inputs::from_folder(folder).unwrap().build().unwrap(), Inputs::bundled().build().unwrap());
}

#[test]
fn there_are_at_least_120_providers_with_suffixes_and_sources() {
    let providers = catalogue().providers(Lang::En);
    assert!(providers.len() >= 120);
    for provider in &providers {
        assert!(!provider.sources.is_empty(), "{}", provider.id);
        assert!(!provider.suffixes.is_empty(), "{}", provider.id);
    }
}

#[test]
fn every_suffix_is_found_as_apex_and_as_tenant() {
    let catalogue = catalogue();
    let suffixes: HashSet<String> = catalogue.suffixes().into_iter().collect();
    for suffix in &suffixes {
        let name = suffix.replacen("*.", "wild.", 1);
        let apex = catalogue.find_name(&name);
        assert_eq!(apex.standing, Standing::Provider, "{name}");
        if suffixes.contains(&format!("*.{suffix}")) {
            continue; // The label below is a region or zone of the provider; the wildcard's own turn checks it.
        }
        let tenant = format!("somebody-else.{name}");
        let placement = catalogue.find_name(&tenant);
        assert_eq!(placement.standing, Standing::Tenant, "{tenant}");
        assert_eq!(placement.suffix(&tenant), Some(name.as_str()));
        assert_eq!(placement.site(&tenant), Some(tenant.as_str()));
    }
}

#[test]
fn own_hosts_are_the_providers() {
    let catalogue = catalogue();
    for provider in catalogue.providers(Lang::En) {
        for own in &provider.own {
            for host in [own.clone(), format!("deep.below.{own}")] {
                let placement = catalogue.find_name(&host);
                assert_eq!(placement.standing, Standing::Provider, "{host}");
            }
        }
    }
}

#[test]
fn internationalised_rules_match_their_a_labels() {
    let catalogue = catalogue();
    let rule = private_rules().find(|rule| !rule.is_ascii() && !rule.contains(['*', '!'])).expect("the list has some");
    let (host, placement) = find(&catalogue, &format!("http://shop.{rule}/"));
    assert_eq!(placement.standing, Standing::Tenant, "{host}");
    assert!(catalogue.suffixes().iter().all(|suffix| suffix.is_ascii()));
}

#[test]
fn what_the_table_puts_out_is_not_listed() {
    let catalogue = catalogue();
    for host in ["d1234.cloudfront.net", "e1.a.akamaiedge.net", "my-elb-1.us-east-1.elb.amazonaws.com"] {
        assert_ne!(find(&catalogue, host).1.standing, Standing::Tenant, "{host}");
    }
}

#[test]
fn both_sources_are_named_with_their_counts() {
    let info = catalogue().info();
    let names: Vec<&str> = info.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["sublet-providers", "psl-private"]);
    assert!(info.sources.iter().all(|source| source.count > 2000 && !source.licence.is_empty()));
    let catalogue = catalogue();
    let (_, placement) = find(&catalogue, "x.duckdns.org");
    assert_eq!(catalogue.assess(placement).traits.map(|traits| traits.role), Some(Role::Suffix));
    assert_eq!(catalogue.evidence(&placement).map(|listing| listing.source).collect::<Vec<_>>(), [0, 1]);
}
