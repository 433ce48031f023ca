//! A tiny catalogue for the examples in the documentation.

use std::collections::BTreeMap;

use crate::{
    Approval, CatalogueBuilder, Control, IncidentRecord, Kind, Listing, ProviderRecord, Role, SignUp, Source,
    SuffixRule, Traits,
};

/// The bytes of a catalogue with Duck DNS and Blogger in it.
pub fn catalogue() -> Vec<u8> {
    let provider = |id: &str, name: &str, kind, control| ProviderRecord {
        id: id.into(),
        name: name.into(),
        homepage: "https://example.org/".into(),
        kind: Some(kind),
        control: Some(control),
        own: Vec::new(),
        name_servers: Vec::new(),
        abuse: None,
        sign_up: SignUp::default(),
        incidents: vec![IncidentRecord {
            actor: "An example".into(),
            year: 2025,
            technique: Some("T1583.001".into()),
            what: "An example used a name of this provider.".into(),
            what_ja: "例として、この事業者の名前が使われました。".into(),
            source: "https://example.org/report".into(),
        }],
        sources: vec!["https://example.org/".into()],
    };
    let providers = vec![
        provider("blogger", "Blogger", Kind::Blog, Control::Limited),
        provider("duckdns", "Duck DNS", Kind::DynamicDns, Control::Full),
    ];
    let rule = |role, index: u16| {
        let provider = &providers[usize::from(index)];
        let traits = Traits {
            role,
            provider: Some(index),
            kind: provider.kind,
            control: provider.control,
            approval: Approval::Open,
        };
        SuffixRule { traits, evidence: vec![Listing::undated(0)] }
    };
    let rules = BTreeMap::from([
        ("blogspot.com".to_string(), rule(Role::Suffix, 0)),
        ("duckdns.org".to_string(), rule(Role::Suffix, 1)),
        ("www.duckdns.org".to_string(), rule(Role::Own, 1)),
    ]);
    let source = Source { name: "example".into(), licence: "CC0-1.0".into(), version: "1".into(), count: 2 };
    let created = 1_767_225_600;
    let builder = CatalogueBuilder { serial: 1, created, sources: vec![source], providers: providers.clone(), rules };
    builder.encode().unwrap_or_default()
}
