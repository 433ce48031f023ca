//! Which names a catalogue and a policy stop, independent of any format.
//!
//! A decision can change at few names only: those of the catalogue's rules, and those that the policy names. At each of
//! them [`Coverage`] says what holds for the name itself, for names one label below it and for names further below; that
//! lasts until a longer name says otherwise. So suffixes (`x` free, everything below stopped), wildcards (only what lies two
//! labels below), exceptions, hosts, sites and exclusions are all told in one way, and nest.
//!
//! ```
//! use sublet::{Catalogue, Classifier, Policy};
//! use sublet_feeds::coverage::{Coverage, Stops};
//! # let bytes = sublet::example::catalogue();
//!
//! let classifier = Classifier::new(Catalogue::open(bytes)?, Policy::balanced())?;
//! let coverage = Coverage::of(&classifier, "2026-11-22T00:00:00Z".parse().unwrap());
//! let told: Vec<(&str, Stops)> = coverage.scopes().iter().map(|scope| (scope.name.as_str(), scope.stops)).collect();
//! let suffix = Stops { itself: false, children: true, deeper: true };
//! assert_eq!(told, [("duckdns.org", suffix), ("www.duckdns.org", Stops::NOTHING)]);
//! # Ok::<(), sublet::Error>(())
//! ```

use sublet::{Action, Classifier, Placement, Timestamp};

/// What is stopped at a name and below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Stops {
    /// The name itself.
    pub itself: bool,
    /// Names one label below it.
    pub children: bool,
    /// Names further below.
    pub deeper: bool,
}

impl Stops {
    /// The name and all below it are free.
    pub const NOTHING: Stops = Stops { itself: false, children: false, deeper: false };

    /// Whether a name so many labels below is stopped.
    pub fn at(self, labels_below: usize) -> bool {
        match labels_below {
            0 => self.itself,
            1 => self.children,
            _ => self.deeper,
        }
    }

    /// What that means for a name so many labels below, where nothing else is said of it.
    pub fn seen_from(self, labels_below: usize) -> Stops {
        let at = |further| self.at(labels_below + further);
        Stops { itself: at(0), children: at(1), deeper: at(2) }
    }
}

/// A name, and what is stopped from there down to the names that have a scope of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// A canonical host name; never an IPv6 address.
    pub name: String,
    /// What is stopped; never what the names above it say already.
    pub stops: Stops,
}

/// What a classifier stops at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    scopes: Vec<Scope>,
    addresses: Vec<String>,
    until: Option<Timestamp>,
}

impl Coverage {
    /// What is warned of or blocked.
    pub fn of(classifier: &Classifier, now: Timestamp) -> Coverage {
        Coverage::from_action(classifier, Action::Warn, now)
    }

    /// What gets this action or a stricter one.
    pub fn from_action(classifier: &Classifier, least: Action, now: Timestamp) -> Coverage {
        let batch = classifier.batch(now);
        let stops = |name: &str| batch.look_up(name).1.action >= least;
        let mut scopes: Vec<Scope> = Vec::new();
        for name in names(classifier) {
            let stops = stops_at(&name, stops);
            if stops != inherited(&scopes, &name) {
                scopes.push(Scope { name, stops });
            }
        }
        Coverage { scopes, addresses: addresses(classifier, least, now), until: next_end(classifier, now) }
    }

    /// Names at which something changes: fewer labels first, then by the alphabet, so that a name comes after all that it
    /// lies below.
    pub fn scopes(&self) -> &[Scope] {
        &self.scopes
    }

    /// Stopped IPv6 addresses as URLs write them (`[2001:db8::1]`), in the order of their text. IPv4 addresses are among
    /// the scopes.
    pub fn addresses(&self) -> &[String] {
        &self.addresses
    }

    /// When the next exclusion runs out and this has to be made anew.
    pub fn until(&self) -> Option<Timestamp> {
        self.until
    }

    /// Whether a canonical host (see [`sublet::Host`]) is stopped: the same answer as the classifier's.
    pub fn stops(&self, host: &str) -> bool {
        if host.starts_with('[') {
            return self.addresses.iter().any(|address| address == host);
        }
        match find(&self.scopes, host) {
            Some(scope) => scope.stops.itself,
            None => inherited(&self.scopes, host).itself,
        }
    }
}

/// Every name at which a decision can change, in the order of [`Coverage::scopes`].
fn names(classifier: &Classifier) -> Vec<String> {
    let mut names = Vec::new();
    classifier.catalogue().for_each_rule(|name, _| names.push(name.trim_start_matches("*.").to_string()));
    let policy = classifier.policy();
    let lists = policy.rules.iter().flat_map(|rule| [&rule.hosts, &rule.sites, &rule.suffixes]);
    names.extend(lists.flatten().flatten().cloned());
    let exclusions = policy.exclusions.iter().filter(|exclusion| exclusion.provider.is_none());
    names.extend(exclusions.filter_map(|exclusion| exclusion.target()).map(String::from));
    names.retain(|name| !name.starts_with('['));
    names.sort_unstable_by(|a, b| order(a).cmp(&order(b)));
    names.dedup();
    names
}

fn order(name: &str) -> (usize, &str) {
    (labels(name), name)
}

/// How many labels a name has.
pub(crate) fn labels(name: &str) -> usize {
    1 + name.bytes().filter(|&byte| byte == b'.').count()
}

fn find<'s>(scopes: &'s [Scope], name: &str) -> Option<&'s Scope> {
    let found = scopes.binary_search_by(|scope| order(&scope.name).cmp(&order(name)));
    found.ok().map(|at| &scopes[at])
}

/// What holds at a name by those it lies below.
fn inherited(scopes: &[Scope], name: &str) -> Stops {
    let (mut rest, mut labels_below) = (name, 0);
    while let Some((_, parent)) = rest.split_once('.') {
        (rest, labels_below) = (parent, labels_below + 1);
        if let Some(scope) = find(scopes, parent) {
            return scope.stops.seen_from(labels_below);
        }
    }
    Stops::NOTHING
}

/// In front of a name: a label that no name has.
const NOBODY: &str = "?.";
/// Longer names are no hosts.
const MAX_NAME: usize = 253;

fn stops_at(name: &str, stops: impl Fn(&str) -> bool) -> Stops {
    let deep = [NOBODY, NOBODY, name].concat();
    let ask = |name: &str| (name.len() <= MAX_NAME).then(|| stops(name));
    let itself = stops(name);
    let children = ask(&deep[NOBODY.len()..]).unwrap_or(itself);
    Stops { itself, children, deeper: ask(&deep).unwrap_or(children) }
}

/// IPv6 addresses that the policy names and stops. They have no labels to count.
fn addresses(classifier: &Classifier, least: Action, now: Timestamp) -> Vec<String> {
    let named = classifier.policy().rules.iter().filter_map(|rule| rule.hosts.as_ref()).flatten();
    let mut addresses: Vec<String> = named.filter(|host| host.starts_with('[')).cloned().collect();
    addresses.sort_unstable();
    addresses.dedup();
    addresses.retain(|host| {
        classifier.summary_of(host, &classifier.catalogue().assess(Placement::UNLISTED), now).action >= least
    });
    addresses
}

fn next_end(classifier: &Classifier, now: Timestamp) -> Option<Timestamp> {
    let ends = classifier.policy().exclusions.iter().filter_map(|exclusion| exclusion.until);
    ends.map(|until| until.end()).filter(|&end| end > now).min()
}
