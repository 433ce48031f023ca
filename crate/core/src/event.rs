use serde::Serialize;

use crate::{Action, Judgement, Level};

/// A decision as it is recorded: what was judged and what came of it, without words.
///
/// Times, channels and persons are added by whoever records it.
///
/// ```
/// use sublet::{Action, Catalogue, Event, Host, Policy};
/// # let bytes = sublet::example::catalogue();
///
/// let classifier = Catalogue::open(bytes)?.under(Policy::balanced())?;
/// let now = "2026-11-22T00:00:00Z".parse().unwrap();
/// let event = Event::from(classifier.judge(&Host::parse("evil.duckdns.org")?, now));
/// assert_eq!((event.host.as_str(), event.action), ("evil.duckdns.org", Action::Warn));
/// # Ok::<(), sublet::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Event {
    /// The canonical host (an IPv6 address in brackets).
    pub host: String,
    /// The risk, 0 to 100.
    pub score: u8,
    /// The range the score falls in.
    pub level: Level,
    /// What was done.
    pub action: Action,
    /// What decided: see [`Decision::rule`](crate::Decision::rule).
    pub rule: String,
}

impl From<Judgement> for Event {
    fn from(Judgement { host, assessment, decision }: Judgement) -> Event {
        let (score, level) = (assessment.score, assessment.level());
        Event { host, score, level, action: decision.action, rule: decision.rule }
    }
}
