//! Policies: what is more specific wins, exclusions run out, ties go to the stricter entry.

use proptest::prelude::*;
use sublet::{Action, Control, Exclusion, Kind, Level, Policy, Rule, Ruleset, Standing, Subject, Timestamp};

const HOST: &str = "cam.mallory.duckdns.org";
const SITE: &str = "mallory.duckdns.org";
const SUFFIX: &str = "duckdns.org";
const PROVIDER: &str = "duckdns";

fn tenant() -> Subject<'static> {
    Subject {
        host: HOST,
        standing: Standing::Tenant,
        site: Some(SITE),
        suffix: Some(SUFFIX),
        provider: Some(PROVIDER),
        kind: Some(Kind::DynamicDns),
        control: Some(Control::Full),
        level: Level::High,
    }
}

fn now() -> Timestamp {
    "2026-11-22T00:00:00Z".parse().expect("a time")
}

/// A rule with the conditions whose bits are set: host 64, site 32, suffix 16, provider 8, kind 4, control 2, level 1.
fn rule(id: &str, action: Action, conditions: u8) -> Rule {
    let list = |bit: u8, value: &str| (conditions & bit != 0).then(|| vec!["other.example".to_string(), value.into()]);
    Rule {
        id: id.into(),
        action,
        hosts: list(64, HOST),
        sites: list(32, SITE),
        suffixes: list(16, SUFFIX),
        providers: list(8, PROVIDER),
        kinds: (conditions & 4 != 0).then(|| vec![Kind::Blog, Kind::DynamicDns]),
        controls: (conditions & 2 != 0).then(|| vec![Control::Full]),
        level: (conditions & 1 != 0).then_some(Level::Medium),
    }
}

fn policy(default: Action, rules: Vec<Rule>, exclusions: Vec<Exclusion>) -> Policy {
    Policy { name: "test".into(), default, rules, exclusions }
}

fn exclusion(target: &str, value: &str, until: Option<&str>) -> Exclusion {
    let take = |name: &str| (name == target).then(|| value.to_string());
    Exclusion {
        host: take("host"),
        site: take("site"),
        suffix: take("suffix"),
        provider: take("provider"),
        who: "A. Admin".into(),
        why: "ticket 4711".into(),
        until: until.map(|until| until.parse().expect("a time")),
    }
}

fn decide(policy: &Policy, facts: Subject<'_>) -> (Action, String) {
    let ruleset = Ruleset::new(policy.clone()).expect("a valid policy");
    let decision = ruleset.decide(&facts, now());
    assert_eq!(ruleset.action(&facts, now()), decision.action);
    (decision.action, decision.rule)
}

fn any_action() -> impl Strategy<Value = Action> {
    proptest::sample::select(Action::ALL.as_slice())
}

proptest! {
    #[test]
    fn the_more_specific_rule_wins_and_ties_go_to_the_stricter(
        entries in proptest::collection::vec((1..128_u8, any_action()), 1..8),
        default in any_action(),
    ) {
        let rules: Vec<Rule> =
            entries.iter().enumerate().map(|(at, (bits, action))| rule(&format!("r{at}"), *action, *bits)).collect();
        let (action, name) = decide(&policy(default, rules, Vec::new()), tenant());
        let best = entries.iter().max().expect("there is a rule");
        prop_assert_eq!(action, best.1);
        let at = entries.iter().position(|entry| entry == best).unwrap_or_default();
        prop_assert_eq!(name, format!("test/r{at}"), "of equal rules the first one is named");
    }

    #[test]
    fn the_order_of_the_entries_changes_no_action(
        entries in proptest::collection::vec((1..128_u8, any_action()), 0..8),
        excluded in proptest::sample::subsequence(vec!["host", "site", "suffix", "provider"], 0..4),
    ) {
        let rules: Vec<Rule> =
            entries.iter().enumerate().map(|(at, (bits, action))| rule(&format!("r{at}"), *action, *bits)).collect();
        let target = |name: &&str| match *name { "host" => HOST, "site" => SITE, "suffix" => SUFFIX, _ => PROVIDER };
        let exclusions: Vec<Exclusion> = excluded.iter().map(|name| exclusion(name, target(name), None)).collect();
        let forward = policy(Action::Log, rules.clone(), exclusions.clone());
        let backward = policy(
            Action::Log, rules.into_iter().rev().collect(), exclusions.into_iter().rev().collect(),
        );
        prop_assert_eq!(decide(&forward, tenant()).0, decide(&backward, tenant()).0);
    }

    #[test]
    fn a_rule_that_does_not_match_changes_nothing(bits in 1..128_u8, wrong in 0..7_u8, action in any_action()) {
        let bits = bits | 1 << wrong;
        let mut rule = rule("r", action, bits);
        let nobody = || Some(vec!["nobody.example".to_string()]);
        match wrong {
            0 => rule.level = Some(Level::Critical),
            1 => rule.controls = Some(vec![Control::Limited]),
            2 => rule.kinds = Some(vec![Kind::Tunnel]),
            3 => rule.providers = nobody(),
            4 => rule.suffixes = nobody(),
            5 => rule.sites = nobody(),
            _ => rule.hosts = nobody(),
        }
        prop_assert_eq!(decide(&policy(Action::Log, vec![rule], Vec::new()), tenant()), (Action::Log, "test/default".into()));
    }

    #[test]
    fn files_keep_a_policy(
        entries in proptest::collection::vec((1..128_u8, any_action()), 0..5),
        default in any_action(),
        until in proptest::option::of(0..4_000_000_000_i64),
        targets in proptest::sample::subsequence(vec!["host", "site", "suffix", "provider"], 0..4),
    ) {
        let rules = entries.iter().enumerate().map(|(at, (bits, action))| rule(&format!("r{at}"), *action, *bits)).collect();
        let until = until.map(|seconds| Timestamp::from_second(seconds).to_string());
        let exclusions = targets.iter().map(|target| exclusion(target, "x.example", until.as_deref())).collect();
        let policy = policy(default, rules, exclusions);
        let json = serde_json::to_string(&policy).expect("JSON");
        prop_assert_eq!(&serde_json::from_str::<Policy>(&json).expect("its own JSON"), &policy);
        let toml = toml::to_string(&policy).expect("TOML");
        prop_assert_eq!(&toml::from_str::<Policy>(&toml).expect("its own TOML"), &policy, "{}", toml);
    }

    #[test]
    fn no_text_makes_reading_a_policy_panic(text in any::<String>()) {
        let _ = serde_json::from_str::<Policy>(&text).map(|policy| policy.validate());
        let _ = toml::from_str::<Policy>(&text).map(|policy| policy.validate());
    }
}

#[test]
fn exclusions_against_rules() {
    use Action::{Allow, Block, Warn};
    let host = |until| exclusion("host", HOST, until);
    for (what, rules, exclusions, expected) in [
        ("strict, and a host let through", vec![], vec![host(None)], (Allow, "test/exclusion:cam.mallory.duckdns.org")),
        (
            "it still holds",
            vec![],
            vec![host(Some("2026-11-22T00:00:01Z"))],
            (Allow, "test/exclusion:cam.mallory.duckdns.org"),
        ),
        ("it ends this very second", vec![], vec![host(Some("2026-11-22T00:00:00Z"))], (Block, "test/default")),
        ("it has ended", vec![], vec![host(Some("2026-11-21T23:59:59Z"))], (Block, "test/default")),
        (
            "a date lasts to its end",
            vec![],
            vec![host(Some("2026-11-22"))],
            (Allow, "test/exclusion:cam.mallory.duckdns.org"),
        ),
        ("yesterday is over", vec![], vec![host(Some("2026-11-21"))], (Block, "test/default")),
        ("an offset counts", vec![], vec![host(Some("2026-11-22T08:59:59+09:00"))], (Block, "test/default")),
        (
            "as specific as the rule",
            vec![rule("r", Block, 16)],
            vec![exclusion("suffix", SUFFIX, None)],
            (Allow, "test/exclusion:duckdns.org"),
        ),
        (
            "as specific as the rule, but over",
            vec![rule("r", Warn, 16)],
            vec![exclusion("suffix", SUFFIX, Some("2026-11-21"))],
            (Warn, "test/r"),
        ),
        (
            "less specific than the rule",
            vec![rule("r", Block, 32)],
            vec![exclusion("suffix", SUFFIX, None)],
            (Block, "test/r"),
        ),
        (
            "a provider weighs more than kind, control and level together",
            vec![rule("r", Block, 7)],
            vec![exclusion("provider", PROVIDER, None)],
            (Allow, "test/exclusion:duckdns"),
        ),
        (
            "a rule with a condition more",
            vec![rule("r", Block, 9)],
            vec![exclusion("provider", PROVIDER, None)],
            (Block, "test/r"),
        ),
        (
            "the one that has ended does not hide the one that holds",
            vec![],
            vec![exclusion("host", HOST, Some("2020-01-01")), exclusion("site", SITE, None)],
            (Allow, "test/exclusion:mallory.duckdns.org"),
        ),
        ("somebody else's", vec![], vec![exclusion("site", "eve.duckdns.org", None)], (Block, "test/default")),
    ] {
        let (action, rule) = decide(&policy(Block, rules, exclusions), tenant());
        assert_eq!((action, rule.as_str()), expected, "{what}");
    }
}

#[test]
fn only_hosts_reach_beyond_tenants() {
    let unlisted = Subject {
        standing: Standing::Unlisted,
        site: None,
        suffix: None,
        provider: None,
        kind: None,
        control: None,
        level: Level::None,
        ..tenant()
    };
    let own = Subject { standing: Standing::Provider, site: None, level: Level::None, ..tenant() };
    for facts in [unlisted, own] {
        for bits in 1..64 {
            let policy = policy(Action::Block, vec![rule("r", Action::Block, bits)], Vec::new());
            assert_eq!(decide(&policy, facts), (Action::Allow, "not-a-tenant".into()), "{bits}");
        }
        let by_host = policy(Action::Block, vec![rule("r", Action::Warn, 64)], Vec::new());
        assert_eq!(decide(&by_host, facts), (Action::Warn, "test/r".into()));
        let strict = Policy::strict();
        assert_eq!(decide(&strict, facts).1, "not-a-tenant");
    }
}

#[test]
fn the_built_in_policies() {
    use Action::{Block, Log, Warn};
    let limited = Subject { control: Some(Control::Limited), level: Level::Low, ..tenant() };
    let content = Subject { control: Some(Control::Content), level: Level::Medium, ..tenant() };
    let risky = Subject { control: Some(Control::Content), level: Level::High, ..tenant() };
    let worst = Subject { control: None, level: Level::Critical, ..tenant() };
    for (facts, monitor, balanced, rule) in [
        (tenant(), Log, Warn, "balanced/full-control"),
        (limited, Log, Log, "balanced/default"),
        (content, Log, Log, "balanced/default"),
        (risky, Log, Warn, "balanced/high-risk"),
        (worst, Log, Warn, "balanced/high-risk"),
    ] {
        assert_eq!(decide(&Policy::monitor(), facts), (monitor, "monitor/default".into()));
        assert_eq!(decide(&Policy::balanced(), facts), (balanced, rule.into()));
        assert_eq!(decide(&Policy::strict(), facts), (Block, "strict/default".into()));
    }
    for name in ["monitor", "balanced", "strict"] {
        assert_eq!(Policy::builtin(name).map(|policy| policy.name), Ok(name.into()));
    }
    assert_eq!(Policy::builtin("lax").map_err(|error| error.code()), Err("unknown-policy"));
    assert_eq!(Policy::default(), Policy::balanced());
}

#[test]
fn contradictions_are_named() {
    for (text, word) in [
        ("name = ' '", "no name"),
        ("name = 'p'\n[[rules]]\nid = ''\naction = 'log'\nlevel = 'low'", "rule 1"),
        ("name = 'p'\n[[rules]]\nid = 'a'\naction = 'log'", "'a' has no condition"),
        (
            "name = 'p'\n[[rules]]\nid = 'a'\naction = 'log'\nlevel = 'low'\n[[rules]]\nid = 'a'\naction = 'log'\nlevel = 'low'",
            "twice",
        ),
        ("name = 'p'\n[[exclusions]]\nwho = 'w'\nwhy = 'y'", "exactly one"),
        ("name = 'p'\n[[exclusions]]\nhost = 'h'\nsite = 's'\nwho = 'w'\nwhy = 'y'", "exactly one"),
        ("name = 'p'\n[[exclusions]]\nhost = 'h'\nwho = ''\nwhy = 'y'", "who"),
        ("name = 'p'\n[[exclusions]]\nhost = 'h'\nwho = 'w'\nwhy = ' '", "why"),
    ] {
        let policy: Policy = toml::from_str(text).expect(text);
        let error = policy.validate().expect_err(text);
        assert_eq!(error.code(), "bad-policy");
        assert!(error.to_string().contains(word), "{error}");
    }
    for text in [
        "name = 'p'\ncolour = 'red'",
        "name = 'p'\n[[rules]]\nid = 'a'\naction = 'stop'",
        "[[rules]]",
        "name = 'p'\n[[exclusions]]\nhost = 'h'\nwho = 'w'\nwhy = 'y'\nuntil = 'soon'",
    ] {
        assert!(toml::from_str::<Policy>(text).is_err(), "{text}");
    }
}
