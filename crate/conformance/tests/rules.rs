//! The rules of a browser and the classifier, over millions of hosts of the bundled catalogue.

#[path = "../../feeds/tests/common/oracle.rs"]
mod oracle;

use oracle::{Clash, Oracle};
use sublet::{Action, Classifier, Exclusion, Kind, Policy, Rule, canonical};
use sublet_conformance::{classifier, now};
use sublet_feeds::dnr::{self, Browser};

/// Labels in front of a name, from none to many.
const FRONTS: [&str; 12] =
    ["", "w.", "x-1.", "www.", "mail.", "a.b.", "www.a.", "a.www.", "a.b.c.", "1.2.3.4.", "xn--p1ai.", "_x.y."];
/// Ends of labels that make another name of a suffix.
const GLUED: [&str; 2] = ["not", "x-"];

/// A policy with entries of every sort, among them some that contradict each other.
fn knotty() -> Policy {
    let list = |names: &[&str]| Some(names.iter().map(|name| name.to_string()).collect());
    let rule = |id: &str, action| Rule { id: id.into(), action, ..Rule::default() };
    let exclusion = || Exclusion { who: "A. Admin".into(), why: "ticket 4711".into(), ..Exclusion::default() };
    Policy {
        rules: vec![
            Rule { kinds: Some(vec![Kind::Tunnel]), ..rule("tunnels", Action::Block) },
            Rule { suffixes: list(&["pages.dev", "w.compute.amazonaws.com"]), ..rule("suffixes", Action::Allow) },
            Rule { sites: list(&["w.pages.dev", "www.blogspot.com"]), ..rule("sites", Action::Block) },
            Rule { hosts: list(&["w.w.pages.dev", "duckdns.org", "www.duckdns.org"]), ..rule("hosts", Action::Warn) },
            Rule { providers: list(&["duckdns"]), ..rule("providers", Action::Log) },
        ],
        exclusions: vec![
            Exclusion { host: Some("www.a.pages.dev".into()), ..exclusion() },
            Exclusion { site: Some("w.ddns.net".into()), ..exclusion() },
            Exclusion { suffix: Some("mooo.com".into()), ..exclusion() },
            Exclusion { provider: Some("no-ip".into()), ..exclusion() },
        ],
        ..Policy::strict()
    }
}

/// Every suffix with all sorts of names around it.
fn hosts(classifier: &Classifier) -> impl Iterator<Item = String> {
    let suffixes = classifier.catalogue().suffixes();
    suffixes.into_iter().flat_map(|suffix| {
        let names = match suffix.strip_prefix("*.") {
            Some(base) => vec![base.to_string(), format!("w.{base}"), format!("www.{base}")],
            None => vec![suffix],
        };
        names.into_iter().flat_map(|name| {
            let fronts = FRONTS.iter().flat_map(|front| {
                (0..12)
                    .map(move |n| if n == 0 || front.is_empty() { front.to_string() } else { format!("h{n}.{front}") })
            });
            let fronted: Vec<String> = fronts.map(|front| front + &name).collect();
            let glued = GLUED.iter().flat_map(|glue| [format!("{glue}{name}"), format!("w.{glue}{name}")]);
            let parents = name.match_indices('.').map(|(dot, _)| format!("w.{}", &name[dot + 1..]));
            glued.chain(parents).chain(fronted.iter().cloned()).collect::<Vec<_>>()
        })
    })
}

fn agree(policy: Policy) -> (usize, usize) {
    let classifier = classifier(policy);
    let compiled = dnr::compile(&classifier, &Browser::page("warn.html?u="), now());
    assert!(compiled.rules.len() <= 8, "{} rules", compiled.rules.len());
    let oracle = Oracle::new(&compiled);
    let batch = classifier.batch(now());
    let (mut seen, mut stopped) = (0, 0);
    for host in hosts(&classifier).filter(|host| canonical(host).is_some()) {
        let expected = batch.look_up(&host).1.action >= Action::Warn;
        let url = format!("http://{host}/");
        for clash in [Clash::Excluded, Clash::Longest] {
            assert_eq!(oracle.stops(&url, &host, clash), expected, "{host} {clash:?}");
        }
        (seen, stopped) = (seen + 1, stopped + usize::from(expected));
    }
    println!("{}: {seen} hosts, {stopped} stopped, {} rules", classifier.policy().name, compiled.rules.len());
    (seen, stopped)
}

#[test]
fn monitor_agrees() {
    let (seen, stopped) = agree(Policy::monitor());
    assert!(seen > 500_000 && stopped == 0, "{seen} {stopped}");
}

#[test]
fn balanced_agrees() {
    let (seen, stopped) = agree(Policy::balanced());
    assert!(stopped > 50_000 && stopped < seen, "{seen} {stopped}");
}

#[test]
fn strict_agrees() {
    let (seen, stopped) = agree(Policy::strict());
    assert!(stopped > 200_000 && stopped < seen, "{seen} {stopped}");
}

#[test]
fn a_knotty_policy_agrees() {
    let (seen, stopped) = agree(knotty());
    assert!(stopped > 100_000 && stopped < seen, "{seen} {stopped}");
}
