//! The Public Suffix List: its own tests, and the `psl` crate as an oracle over the private section.

use std::{collections::BTreeMap, sync::LazyLock};

use proptest::prelude::*;
use sublet::{Approval, Catalogue, CatalogueBuilder, Host, Listing, Role, Source, Standing, SuffixRule, Traits};
use sublet_catalogue::private_rules;
use sublet_conformance::data::shared;

const SUFFIX: Traits =
    Traits { role: Role::Suffix, provider: None, kind: None, control: None, approval: Approval::Open };

/// A catalogue of rules as the list writes them.
fn compile<'r>(rules: impl Iterator<Item = &'r str>) -> Catalogue {
    let rule = |rule: &str| {
        let (wildcard, role, name) = match (rule.strip_prefix("*."), rule.strip_prefix('!')) {
            (Some(base), _) => ("*.", Role::Suffix, base),
            (None, Some(name)) => ("", Role::Exception, name),
            (None, None) => ("", Role::Suffix, rule),
        };
        let host = Host::parse(name).expect("a rule is about a host");
        (
            format!("{wildcard}{host}"),
            SuffixRule { traits: Traits { role, ..SUFFIX }, evidence: vec![Listing::undated(0)] },
        )
    };
    let rules: BTreeMap<String, SuffixRule> = rules.map(rule).collect();
    let source = Source { name: "psl".into(), licence: "MPL-2.0".into(), version: "1".into(), count: 1 };
    let builder = CatalogueBuilder { serial: 1, created: 0, sources: vec![source], providers: Vec::new(), rules };
    Catalogue::open(builder.encode().expect("the rules fit the format")).expect("what was encoded opens")
}

static PRIVATE: LazyLock<Catalogue> = LazyLock::new(|| compile(private_rules()));
static RULES: LazyLock<Vec<&str>> = LazyLock::new(|| private_rules().collect());

/// Bases of wildcards that are no rules themselves: the list knows nothing of them, we know they are the provider's.
fn is_wildcard_base(host: &str) -> bool {
    let rule = format!("*.{host}");
    RULES.binary_search(&rule.as_str()).is_ok() || RULES.contains(&rule.as_str())
}

/// What the `psl` crate says, where the rule that counts is a private one.
fn oracle(host: &str) -> Option<&str> {
    let suffix = psl::suffix(host.as_bytes()).filter(|suffix| suffix.typ() == Some(psl::Type::Private))?;
    std::str::from_utf8(suffix.as_bytes()).ok()
}

fn agree(host: &str) {
    let placement = PRIVATE.find_name(host);
    assert_eq!(placement, PRIVATE.find_in_index(host), "{host}");
    let Some(suffix) = oracle(host).filter(|_| !is_wildcard_base(host)) else { return };
    assert_eq!(placement.suffix(host), Some(suffix), "{host}");
    let expected = if host == suffix { Standing::Provider } else { Standing::Tenant };
    assert_eq!(placement.standing, expected, "{host}");
    let label = host[..host.len() - suffix.len()].trim_end_matches('.').rsplit('.').next();
    let site = label.filter(|label| !label.is_empty()).map(|label| format!("{label}.{suffix}"));
    assert_eq!(placement.site(host), site.as_deref(), "{host}");
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?", Just("www".to_string()), Just("xn--p1ai".to_string())]
}

proptest! {
    #[test]
    fn names_below_private_rules(
        index in any::<proptest::sample::Index>(),
        labels in proptest::collection::vec(label(), 0..4),
        glue in proptest::sample::select(vec![".", ".", ".", "", "-"]),
    ) {
        let rule = index.get(&RULES);
        let base = rule.trim_start_matches("*.").trim_start_matches('!');
        let base = Host::parse(base).expect("a rule is about a host").to_string();
        let text = if labels.is_empty() { base } else { format!("{}{glue}{base}", labels.join(".")) };
        if let Ok(host) = Host::parse(&text) {
            agree(&host.to_string());
        }
    }
}

#[test]
fn every_private_rule_and_its_neighbours() {
    for rule in RULES.iter() {
        let base = Host::parse(rule.trim_start_matches("*.").trim_start_matches('!')).expect("a host").to_string();
        for host in
            [base.clone(), format!("a.{base}"), format!("b.a.{base}"), format!("c.b.a.{base}"), format!("x{base}")]
        {
            assert_eq!(PRIVATE.find_name(&host), PRIVATE.find_in_index(&host), "{host}");
            if let Some(suffix) = oracle(&host).filter(|_| !is_wildcard_base(&host)) {
                assert_eq!(PRIVATE.find_in_index(&host).suffix(&host), Some(suffix), "{host}");
            }
        }
    }
}

/// The rules of two labels or more that the list's own tests touch, of both sections.
const TESTED: [&str; 10] = [
    "uk.com",
    "ac.jp",
    "kyoto.jp",
    "ide.kyoto.jp",
    "*.kobe.jp",
    "!city.kobe.jp",
    "ak.us",
    "k12.ak.us",
    "com.cn",
    "公司.cn",
];

/// A catalogue holds no rules about one label, so none like `*.mm`.
const ONE_LABEL_WILDCARDS: [&str; 2] = [".mm", ".ck"];

/// The list's tests: `tests.txt` writes `host registrable`, `test_psl.txt` calls a function with the two.
fn published(text: &str) -> Vec<(String, Option<String>)> {
    let rows = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    let row = |line: &str| {
        let line = line.trim_start_matches("checkPublicSuffix(").trim_end_matches(");").replace(['\'', ','], " ");
        let mut words = line.split_whitespace().map(String::from);
        Some((words.next()?, words.next().filter(|word| word != "null")))
    };
    rows.filter_map(row).collect()
}

#[test]
fn the_lists_own_tests() {
    let catalogue = compile(TESTED.into_iter());
    for file in ["conformance/psl/tests.txt", "conformance/psl/test_psl.txt"] {
        let Some(text) = shared(file) else { continue };
        let (mut ours, mut private) = (0, 0);
        for (input, registrable) in published(&text) {
            let Ok(host) = Host::parse(&input) else {
                assert!(registrable.is_none(), "{input}");
                continue;
            };
            let host = host.to_string();
            let suffix = psl::suffix(host.as_bytes()).expect("every name has a suffix");
            let suffix = std::str::from_utf8(suffix.as_bytes()).expect("a name is text");
            let registrable = registrable.map(|name| Host::parse(&name).expect("a host").to_string());
            let placement = catalogue.find_name(&host);
            if suffix.contains('.') && !ONE_LABEL_WILDCARDS.iter().any(|top| host.ends_with(top)) {
                ours += 1;
                assert_eq!(placement.site(&host), registrable.as_deref(), "{file}: {input}");
                assert_eq!(placement.suffix(&host), Some(suffix), "{file}: {input}");
            } else {
                assert_ne!(placement.standing, Standing::Tenant, "{file}: {input}");
            }
            if oracle(&host).is_some() {
                private += 1;
                assert_eq!(PRIVATE.find_name(&host).site(&host), registrable.as_deref(), "{file}: {input}");
            }
        }
        println!("{file}: {ours} cases under suffixes of two labels or more, {private} of them private");
        assert!(ours >= 20 && private >= 4, "{file}");
    }
}
