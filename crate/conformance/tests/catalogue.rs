//! The catalogue that ships: sound in itself, and harmless when damaged.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sublet::{
    Catalogue, Classifier, Host, Lang, Policy, Standing, WhatwgUrl,
    catalogue::format::{HEADER, seal},
    risk::score,
};
use sublet_conformance::{CATALOGUE, classifier, now};

fn catalogue() -> Catalogue {
    Catalogue::open(CATALOGUE).expect("the bundled catalogue opens")
}

#[test]
fn every_class_has_the_score_its_facts_give() {
    let catalogue = catalogue();
    let mut seen = BTreeSet::new();
    for suffix in catalogue.suffixes() {
        let host = format!("x.{}", suffix.replace('*', "x"));
        let assessment = catalogue.assess(catalogue.find_name(&host));
        let Some(class) = assessment.placement.class().filter(|_| assessment.standing() == Standing::Tenant) else {
            continue;
        };
        let sum = score(&catalogue.points(&assessment));
        assert_eq!(assessment.score, sum, "{host}");
        // Asked again, it is the score that was kept.
        assert_eq!(catalogue.assess(assessment.placement).score, sum, "{host}");
        seen.insert(class);
    }
    assert!(seen.len() > 100, "{} classes", seen.len());
}

#[test]
fn index_and_table_agree_on_every_suffix_and_its_neighbours() {
    let catalogue = catalogue();
    for suffix in catalogue.suffixes() {
        let (wildcard, base) = suffix.strip_prefix("*.").map_or((false, suffix.as_str()), |base| (true, base));
        for host in
            [base.to_string(), format!("a.{base}"), format!("b.a.{base}"), format!("c.b.a.{base}"), format!("x{base}")]
        {
            assert_eq!(catalogue.find_name(&host), catalogue.find_in_index(&host), "{host}");
        }
        let below = if wildcard { format!("site-q.any-q.{base}") } else { format!("site-q.{base}") };
        let found = catalogue.find_name(&below);
        if !wildcard && found.suffix(&below) != Some(base) {
            assert!(catalogue.suffixes().contains(&format!("*.{base}")), "{below} is not under {base}");
        } else {
            assert_eq!(found.standing, Standing::Tenant, "{below}");
        }
        assert_ne!(catalogue.find_name(base).standing, Standing::Tenant, "{base} is an apex");
    }
}

#[test]
fn every_suffix_is_a_host_as_the_url_parser_writes_it() {
    for suffix in catalogue().suffixes() {
        let host = suffix.replace('*', "x");
        assert_eq!(Host::parse(&format!("https://{host}/")).map(|host| host.to_string()), Ok(host));
    }
}

#[test]
fn own_hosts_are_nobodys() {
    let catalogue = catalogue();
    for provider in catalogue.providers(Lang::En) {
        for own in &provider.own {
            for host in [own.clone(), format!("deeper.{own}")] {
                assert_eq!(catalogue.find_name(&host).standing, Standing::Provider, "{host} of {}", provider.id);
            }
        }
    }
}

#[test]
fn every_verdict_explains_itself_in_both_languages() {
    let classifier = classifier(Policy::balanced());
    let mut seen = BTreeSet::new();
    for suffix in classifier.catalogue().suffixes() {
        let host = Host::parse(&format!("tenant-q.{}", suffix.replace('*', "any-q"))).expect("a host");
        let placement = classifier.catalogue().find(&host);
        if !seen.insert(placement.class()) {
            continue;
        }
        let english = classifier.verdict("", &host, now(), Lang::En);
        let japanese = classifier.verdict("", &host, now(), Lang::Ja);
        assert!(!english.reasons.is_empty() && !english.evidence.is_empty(), "{host}");
        assert_eq!(english.reasons.len(), japanese.reasons.len());
        for (en, ja) in english.reasons.iter().zip(&japanese.reasons) {
            assert_eq!((en.code, en.points), (ja.code, ja.points));
            assert!(en.text.is_ascii() || english.provider.as_ref().is_some_and(|p| !p.name.is_ascii()), "{}", en.text);
            assert!(!ja.text.is_ascii(), "{}", ja.text);
        }
        for incident in &english.incidents {
            assert!(incident.source.starts_with("http") && !incident.what.is_empty(), "{host}");
        }
        let sum: i32 = english.reasons.iter().map(|reason| i32::from(reason.points)).sum();
        assert_eq!(i32::from(english.risk.score), sum.clamp(0, 100), "{host}");
    }
}

fn interrogate(file: Vec<u8>) {
    let Ok(catalogue) = Catalogue::open(file) else { return };
    for name in ["evil.duckdns.org", "x.gl.at.ply.gg", "a.b.run.app", "www.duckdns.org", "example.com"] {
        let _ = (catalogue.find_name(name), catalogue.find_in_index(name));
    }
    for term in ["duck", "duckdsn.org", "pages.d", "blogger"] {
        catalogue.search(term, 10);
    }
    let providers = catalogue.providers(Lang::Ja);
    let _ = (catalogue.suffixes(), catalogue.info());
    catalogue.provider(providers.first().map_or("", |provider| &provider.id), Lang::En);
    if let Ok(classifier) = Classifier::new(catalogue, Policy::strict()) {
        let _ = classifier.check("evil.duckdns.org", &WhatwgUrl, now(), Lang::En);
        let _ = classifier.batch(now()).look_up("evil.duckdns.org");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn damage_behind_a_right_checksum(changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..6)) {
        let mut file = CATALOGUE.to_vec();
        for (at, byte) in changes {
            let at = HEADER + at.index(file.len() - HEADER);
            file[at] = byte;
        }
        seal(&mut file);
        interrogate(file);
    }

    #[test]
    fn damage_is_seen(at in any::<proptest::sample::Index>(), change in 1..=u8::MAX) {
        let mut file = CATALOGUE.to_vec();
        let at = at.index(file.len());
        file[at] ^= change;
        prop_assert!(Catalogue::open(file).is_err());
    }
}
