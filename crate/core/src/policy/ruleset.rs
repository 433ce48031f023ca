use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use rustc_hash::FxHasher;

use super::{Exclusion, Policy, rule::Names, subject::Subject};
use crate::{Action, Decision, Error, Standing, Timestamp};

/// A checked policy, its entries filed by the names they name: how long it takes to decide does not depend on how many
/// hosts, sites, suffixes or providers the policy lists.
///
/// ```
/// use sublet::{Action, Policy, Ruleset, Standing, Subject, Timestamp};
///
/// let ruleset = Ruleset::new(Policy::strict())?;
/// let subject = Subject {
///     host: "mallory.duckdns.org",
///     standing: Standing::Tenant,
///     site: Some("mallory.duckdns.org"),
///     suffix: Some("duckdns.org"),
///     provider: Some("duckdns"),
///     kind: None,
///     control: None,
///     level: sublet::Level::Medium,
/// };
/// let decision = ruleset.decide(&subject, "2026-11-22T00:00:00Z".parse()?);
/// assert_eq!((decision.action, decision.rule.as_str()), (Action::Block, "strict/default"));
/// # Ok::<(), sublet::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Ruleset {
    policy: Policy,
    /// Entries by name, one map a sort of name, in the order of [`Names::ALL`].
    filed: [Filed; Names::ALL.len()],
    /// Rules without a list of names.
    loose: Vec<u32>,
    names_providers: bool,
    /// Whether an exclusion runs out some day, and whether one of a provider does.
    has_ends: bool,
    provider_has_ends: bool,
}

type Filed = HashMap<Box<str>, Vec<u32>, BuildHasherDefault<FxHasher>>;

/// An entry that matches, and how it stands beside others: the more specific wins, then an exclusion, then the stricter
/// rule, then the one written first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    rank: (u8, u8),
    /// Rules are counted first, then exclusions; `DEFAULT` comes behind all of them.
    entry: u32,
    pub(crate) action: Action,
}

const DEFAULT: u32 = u32::MAX;
const NOT_A_TENANT: u32 = u32::MAX - 1;
/// Above every rule's strictness.
const EXCLUSION: u8 = u8::MAX;

impl Candidate {
    fn or(self, other: Candidate) -> Candidate {
        if (other.rank, self.entry) > (self.rank, other.entry) { other } else { self }
    }
}

impl Ruleset {
    /// Checks a policy and files its entries.
    ///
    /// # Errors
    /// [`Error::BadPolicy`].
    pub fn new(policy: Policy) -> Result<Ruleset, Error> {
        policy.validate()?;
        let mut filed: [Filed; Names::ALL.len()] = Default::default();
        for (filed, names) in filed.iter_mut().zip(Names::ALL) {
            let exclusions = policy.exclusions.iter().filter_map(Exclusion::filed);
            filed.reserve(exclusions.filter(|&(sort, _)| sort as usize == names as usize).count());
        }
        let mut file = |names: Names, name: &str, entry: usize| {
            let entries = filed[names as usize].entry(name.into()).or_default();
            if entries.last() != Some(&(entry as u32)) {
                entries.push(entry as u32);
            }
        };
        let mut loose = Vec::new();
        for (entry, rule) in policy.rules.iter().enumerate() {
            match rule.filed() {
                Some(names) => rule.names(names).iter().for_each(|name| file(names, name, entry)),
                None => loose.push(entry as u32),
            }
        }
        for (at, exclusion) in policy.exclusions.iter().enumerate() {
            if let Some((names, target)) = exclusion.filed() {
                file(names, target, policy.rules.len() + at);
            }
        }
        let names_providers =
            !filed[Names::Providers as usize].is_empty() || policy.rules.iter().any(|rule| rule.providers.is_some());
        let mut ending = policy.exclusions.iter().filter(|exclusion| exclusion.until.is_some()).peekable();
        let has_ends = ending.peek().is_some();
        let provider_has_ends = ending.any(|exclusion| exclusion.provider.is_some());
        Ok(Ruleset { policy, filed, loose, names_providers, has_ends, provider_has_ends })
    }

    /// The policy.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Decides about a host at a moment (exclusions run out).
    pub fn decide(&self, subject: &Subject<'_>, now: Timestamp) -> Decision {
        let Candidate { action, entry, .. } = self.winner(subject, now);
        let name = &self.policy.name;
        let rule = match entry {
            NOT_A_TENANT => "not-a-tenant".to_string(),
            DEFAULT => format!("{name}/default"),
            _ => match self.policy.rules.get(entry as usize) {
                Some(rule) => format!("{name}/{}", rule.id),
                None => {
                    let exclusion = self.policy.exclusions.get(entry as usize - self.policy.rules.len());
                    format!(
                        "{name}/exclusion:{}",
                        exclusion.and_then(|exclusion| exclusion.target()).unwrap_or_default()
                    )
                }
            },
        };
        Decision { action, rule }
    }

    /// Only the action, without naming the rule.
    pub fn action(&self, subject: &Subject<'_>, now: Timestamp) -> Action {
        self.winner(subject, now).action
    }

    fn winner(&self, subject: &Subject<'_>, now: Timestamp) -> Candidate {
        self.by_name(subject, now, self.by_traits(subject, now))
    }

    /// Whether an entry names a provider: only then a subject's provider matters.
    pub(crate) fn names_providers(&self) -> bool {
        self.names_providers
    }

    /// Whether what it decides depends on the moment: an exclusion runs out some day.
    pub(crate) fn depends_on_time(&self) -> bool {
        self.has_ends
    }

    /// Whether what [`by_traits`](Ruleset::by_traits) answers depends on the moment.
    #[inline]
    pub(crate) fn traits_depend_on_time(&self) -> bool {
        self.provider_has_ends
    }

    /// Whether an entry names a host, a site or a suffix.
    #[inline]
    pub(crate) fn names_hosts(&self) -> bool {
        self.filed[..Names::Providers as usize].iter().any(|filed| !filed.is_empty())
    }

    /// Whether an entry names this host, its site or its suffix.
    #[inline]
    pub(crate) fn is_named(&self, host: &str, site: Option<&str>, suffix: Option<&str>) -> bool {
        let has = |names: Names, name: &str| {
            let filed = &self.filed[names as usize];
            !filed.is_empty() && filed.contains_key(name)
        };
        has(Names::Hosts, host)
            || site.is_some_and(|site| has(Names::Sites, site))
            || suffix.is_some_and(|suffix| has(Names::Suffixes, suffix))
    }

    /// The best entry of those that name no host, site or suffix: the same for all tenants of a class.
    pub(crate) fn by_traits(&self, subject: &Subject<'_>, now: Timestamp) -> Candidate {
        if subject.standing != Standing::Tenant {
            return Candidate { rank: (0, 0), entry: NOT_A_TENANT, action: Action::Allow };
        }
        let default = Candidate { rank: (0, 0), entry: DEFAULT, action: self.policy.default };
        let best = self.best(self.loose.iter(), Names::Providers, subject, now, default);
        self.filed_under(Names::Providers, subject, now, best)
    }

    /// The better of `best` and the entries that name this host, site or suffix.
    #[inline]
    pub(crate) fn by_name(&self, subject: &Subject<'_>, now: Timestamp, best: Candidate) -> Candidate {
        [Names::Hosts, Names::Sites, Names::Suffixes]
            .into_iter()
            .fold(best, |best, names| self.filed_under(names, subject, now, best))
    }

    #[inline]
    fn filed_under(&self, names: Names, subject: &Subject<'_>, now: Timestamp, best: Candidate) -> Candidate {
        let filed = &self.filed[names as usize];
        if filed.is_empty() {
            return best;
        }
        match names.of(subject).and_then(|name| filed.get(name)) {
            Some(entries) => self.best(entries.iter(), names, subject, now, best),
            None => best,
        }
    }

    fn best<'e>(
        &self,
        entries: impl Iterator<Item = &'e u32>,
        names: Names,
        subject: &Subject<'_>,
        now: Timestamp,
        best: Candidate,
    ) -> Candidate {
        let candidate = |&entry: &u32| match self.policy.rules.get(entry as usize) {
            Some(rule) => {
                let specificity = rule.matches(subject)?;
                Some(Candidate { rank: (specificity, 1 + rule.action as u8), entry, action: rule.action })
            }
            None => {
                let exclusion = self.policy.exclusions.get(entry as usize - self.policy.rules.len())?;
                let holds = exclusion.holds(now) && (names == Names::Hosts || subject.standing == Standing::Tenant);
                holds.then_some(Candidate { rank: (names.weight(), EXCLUSION), entry, action: Action::Allow })
            }
        };
        entries.filter_map(candidate).fold(best, Candidate::or)
    }
}
