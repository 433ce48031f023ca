//! What Sublet says of a link.

use serde::{Deserialize, Serialize};
use sublet::{Action, Classifier, Decision, Error, Host, Lang, Timestamp, UrlParser, Verdict};

use crate::unwrap;

/// Where a URL leads behind the redirectors that are known, without asking any of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Unwrapped {
    /// Where it leads.
    pub url: String,
    /// The redirectors on the way, the outermost first.
    pub through: Vec<Step>,
}

/// One redirector on the way of a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Step {
    /// Which redirector: a stable lower-case word (`safelinks`).
    pub redirector: String,
    /// The URL at the redirector.
    pub url: String,
}

/// What a policy makes of a link or a message: the strictest decision on one of its hosts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MailDecision {
    /// What to do.
    pub action: Action,
    /// The rule that did it, as in the verdict on the host; `no-host` where there is none.
    pub rule: String,
    /// The host that decided.
    pub host: Option<String>,
}

/// What Sublet says of a link: of where it leads, and of the redirectors it goes through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LinkReport {
    /// Where it leads behind the redirectors.
    pub url: String,
    /// The redirectors on the way, the outermost first.
    pub through: Vec<Step>,
    /// The verdict on each host: where it leads first, then the redirectors, a host once.
    pub hosts: Vec<Verdict>,
    /// The strictest decision on one of them.
    pub decision: MailDecision,
}

/// The report on a link, by its text alone: nothing is contacted.
///
/// # Errors
/// Those of [`Host::parse_with`], where the link or what it leads to names no host.
///
/// ```
/// use sublet::{Catalogue, Classifier, Lang, Policy, WhatwgUrl};
/// use sublet_links::judge_link;
///
/// # fn check(catalogue: Catalogue) -> Result<(), sublet::Error> {
/// let classifier = Classifier::new(catalogue, Policy::balanced())?;
/// let link = "https://www.google.com/url?q=https%3A%2F%2Fevil.duckdns.org%2F";
/// let report = judge_link(link, &classifier, &WhatwgUrl, "2026-11-23T00:00:00Z".parse()?, Lang::En)?;
/// assert_eq!(report.decision.host.as_deref(), Some("evil.duckdns.org"));
/// # Ok(())
/// # }
/// ```
pub fn judge_link(
    link: &str,
    classifier: &Classifier,
    parser: &impl UrlParser,
    now: Timestamp,
    lang: Lang,
) -> Result<LinkReport, Error> {
    let Unwrapped { url, through } = unwrap(link);
    let mut hosts: Vec<Verdict> = Vec::with_capacity(1 + through.len());
    for url in [&url].into_iter().chain(through.iter().map(|step| &step.url)) {
        let host = Host::parse_with(url, parser)?;
        let name = host.to_string();
        if hosts.iter().all(|verdict| verdict.host != name) {
            hosts.push(classifier.verdict(&name, &host, now, lang));
        }
    }
    let decision = MailDecision::strictest(&hosts);
    Ok(LinkReport { url, through, hosts, decision })
}

impl MailDecision {
    /// The strictest decision on one of these hosts; the first of equals.
    pub fn strictest<'v>(verdicts: impl IntoIterator<Item = &'v Verdict>) -> MailDecision {
        let mut strictest = MailDecision { action: Action::Allow, rule: "no-host".into(), host: None };
        for Verdict { host, decision: Decision { action, rule }, .. } in verdicts {
            if strictest.host.is_none() || *action > strictest.action {
                strictest = MailDecision { action: *action, rule: rule.clone(), host: Some(host.clone()) };
            }
        }
        strictest
    }
}
