use std::sync::{
    OnceLock,
    atomic::{AtomicU32, Ordering},
};

use crate::{
    Action, Brief, Catalogue, Class, Decision, Error, Evidence, EvidenceKind, Facts, Host, Lang, Level, Placement,
    Policy, Reason, Risk, Role, Standing, Table, Timestamp, UNREADABLE, UrlParser, Verdict,
    risk::{points, score},
};

/// Catalogue and policy together: the whole way from a text to a [`Verdict`].
///
/// ```
/// use sublet::{Action, Catalogue, Classifier, Lang, Policy, WhatwgUrl};
/// # let bytes = sublet::example::catalogue();
///
/// let classifier = Classifier::new(Catalogue::open(bytes)?, Policy::balanced())?;
/// let now = "2026-11-22T00:00:00Z".parse().unwrap();
/// let verdict = classifier.check("hxxps://evil[.]duckdns[.]org/login", &WhatwgUrl, now, Lang::En)?;
/// assert_eq!(verdict.site.as_deref(), Some("evil.duckdns.org"));
/// assert_eq!(verdict.decision.action, Action::Warn);
/// assert_eq!(verdict.decision.rule, "balanced/full-control");
/// # Ok::<(), sublet::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Classifier {
    catalogue: Catalogue,
    policy: Policy,
    provider_ids: Vec<String>,
    table: OnceLock<Table>,
    walks: Walks,
}

/// Building the flat table takes about as long as this many walks through the index.
const WALKS_WORTH_A_TABLE: u32 = 4096;

/// A count that threads may share.
#[derive(Debug, Default)]
struct Walks(AtomicU32);

impl Walks {
    fn add(&self) -> u32 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }
}

impl Clone for Walks {
    fn clone(&self) -> Walks {
        Walks(AtomicU32::new(self.0.load(Ordering::Relaxed)))
    }
}

impl Classifier {
    /// Puts the two together.
    ///
    /// # Errors
    /// [`Error::BadPolicy`].
    pub fn new(catalogue: Catalogue, policy: Policy) -> Result<Classifier, Error> {
        policy.validate()?;
        let provider_ids = catalogue.heads().map(|provider| provider.id.into()).collect();
        Ok(Classifier { catalogue, policy, provider_ids, table: OnceLock::new(), walks: Walks::default() })
    }

    /// Changes the policy; the one before stays where the new one is not valid.
    ///
    /// # Errors
    /// [`Error::BadPolicy`].
    pub fn use_policy(&mut self, policy: Policy) -> Result<(), Error> {
        policy.validate()?;
        self.policy = policy;
        Ok(())
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The policy in force.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The verdict on a text, with the words in a language.
    ///
    /// # Errors
    /// Those of [`Host::parse`].
    pub fn check(&self, text: &str, parser: &impl UrlParser, now: Timestamp, lang: Lang) -> Result<Verdict, Error> {
        let host = Host::parse_with(text, parser)?;
        Ok(self.verdict(text, &host, now, lang))
    }

    /// The verdict on a host that was read before. `input` is what it was read from.
    pub fn verdict(&self, input: &str, host: &Host, now: Timestamp, lang: Lang) -> Verdict {
        let placement = self.catalogue.find(host);
        let host = host.to_string();
        let own = |text: &str| text.to_string();
        let mut verdict = Verdict {
            input: input.into(),
            standing: placement.standing,
            provider: None,
            suffix: placement.suffix(&host).map(own),
            site: placement.site(&host).map(own),
            host,
            kind: None,
            control: None,
            evidence: Vec::new(),
            risk: Risk::of(0),
            reasons: Vec::new(),
            incidents: Vec::new(),
            decision: Decision { action: Action::Allow, rule: String::new() },
        };
        if let Some(class) = placement.class {
            self.explain(&mut verdict, &class, lang);
        }
        verdict.decision = self.policy.decide(&verdict, now);
        verdict
    }

    fn explain(&self, verdict: &mut Verdict, class: &Class, lang: Lang) {
        let record = class.provider.and_then(|index| self.catalogue.record(index));
        let points = points(verdict.standing, class, record.as_ref(), self.catalogue.created().year());
        verdict.risk = Risk::of(score(&points));
        let nobody = verdict.suffix.clone().unwrap_or_else(|| verdict.host.clone());
        let name = record.as_ref().map_or(nobody.as_str(), |record| record.name.as_str());
        verdict.reasons = points.into_iter().map(|point| Reason::tell(point, name, lang)).collect();
        verdict.evidence = self.evidence(class);
        (verdict.kind, verdict.control) = (class.kind, class.control);
        if let Some(record) = record {
            if verdict.standing == Standing::Tenant {
                verdict.incidents = record.incidents.iter().map(|incident| incident.in_lang(lang)).collect();
            }
            verdict.provider = Some(crate::ProviderRef { id: record.id, name: record.name });
        }
    }

    fn evidence(&self, class: &Class) -> Vec<Evidence> {
        let sources = self.catalogue.sources().into_iter().enumerate();
        let listed = sources.filter(|(bit, _)| class.sources >> bit & 1 == 1);
        listed.map(|(_, source)| Evidence { by: EvidenceKind::Catalogue, source: source.name }).collect()
    }

    /// Everything but the words, for one text.
    ///
    /// # Errors
    /// Those of [`Host::parse`].
    pub fn brief(&self, text: &str, parser: &impl UrlParser, now: Timestamp) -> Result<Brief, Error> {
        if let Some(name) = crate::canonical(text) {
            return Ok(self.brief_of(name, self.find_name(name), now));
        }
        let host = Host::parse_with(text, parser)?;
        Ok(self.brief_of(&host.to_string(), self.catalogue.find(&host), now))
    }

    /// Asks the flat table where there is one: a batch builds it, or so many single hosts below suffixes that walking the
    /// index for them has cost as much as building the table would.
    fn find_name(&self, name: &str) -> Placement {
        if let Some(table) = self.table.get() {
            return table.find_name(name);
        }
        let placement = self.catalogue.find_name(name);
        if placement.standing != Standing::Unlisted && self.walks.add() >= WALKS_WORTH_A_TABLE {
            self.table.get_or_init(|| self.catalogue.table());
        }
        placement
    }

    /// The brief of a placement that was found before.
    pub fn brief_of(&self, host: &str, placement: Placement, now: Timestamp) -> Brief {
        let class = placement.class.unwrap_or(NOTHING);
        let score = if placement.standing == Standing::Tenant { class.score } else { 0 };
        let level = Level::of(score);
        let facts = Facts {
            host,
            standing: placement.standing,
            site: placement.site(host),
            suffix: placement.suffix(host),
            provider: class.provider.and_then(|index| self.provider_ids.get(usize::from(index))).map(String::as_str),
            kind: class.kind,
            control: class.control,
            level,
        };
        let Class { kind, control, provider, .. } = class;
        let action = self.policy.action(facts, now);
        Brief { standing: placement.standing, kind, control, level, score, action, provider }
    }

    /// A view of this classifier for many hosts at one moment. The first one builds the flat table.
    pub fn batch(&self, now: Timestamp) -> Batch<'_> {
        Batch::new(self, now)
    }
}

const NOTHING: Class = Class {
    role: Role::Suffix,
    provider: None,
    kind: None,
    control: None,
    approval: crate::Approval::Open,
    sources: 0,
    score: 0,
};

/// Many hosts at one moment: the flat table, and decisions remembered by class where the policy allows it.
#[derive(Clone, Debug)]
pub struct Batch<'c> {
    classifier: &'c Classifier,
    table: &'c Table,
    now: Timestamp,
    /// Briefs of tenants by class; empty where the policy names hosts, sites or suffixes.
    tenants: Vec<Brief>,
    /// The brief of every unlisted host, under the same condition.
    unlisted: Option<Brief>,
}

impl<'c> Batch<'c> {
    fn new(classifier: &'c Classifier, now: Timestamp) -> Batch<'c> {
        let catalogue = &classifier.catalogue;
        let (mut tenants, mut unlisted) = (Vec::new(), None);
        if classifier.policy.is_by_class() {
            unlisted = Some(classifier.brief_of("", Placement::UNLISTED, now));
            let classes =
                (0..catalogue.class_count() as u16).filter_map(|index| Some((index, catalogue.class(index)?)));
            tenants = classes
                .map(|(index, class)| classifier.brief_of("", Placement::tenant(class, index, 255, 255), now))
                .collect();
        }
        let table = classifier.table.get_or_init(|| catalogue.table());
        Batch { classifier, table, now, tenants, unlisted }
    }

    /// Where a canonical host name stands, and its brief.
    #[inline]
    pub fn look_up(&self, name: &str) -> (Placement, Brief) {
        let placement = self.table.find_name(name);
        let remembered = match placement.standing {
            Standing::Tenant => self.tenants.get(usize::from(placement.class_index)),
            Standing::Unlisted => self.unlisted.as_ref(),
            Standing::Provider => None,
        };
        let brief = match remembered {
            Some(brief) => *brief,
            None => self.classifier.brief_of(name, placement, self.now),
        };
        (placement, brief)
    }

    /// Everything but the words, for one text.
    ///
    /// # Errors
    /// Those of [`Host::parse`].
    pub fn brief(&self, text: &str, parser: &impl UrlParser) -> Result<Brief, Error> {
        if let Some(name) = crate::canonical(text) {
            return Ok(self.look_up(name).1);
        }
        match Host::parse_with(text, parser)? {
            Host::Name(name) => Ok(self.look_up(name.as_str()).1),
            address => {
                let placement = self.classifier.catalogue.find(&address);
                Ok(self.classifier.brief_of(&address.to_string(), placement, self.now))
            }
        }
    }

    /// The packed briefs of UTF-8 lines, [`UNREADABLE`] where one names no host. A line may end in a carriage return, and
    /// a line feed at the very end begins no further line.
    pub fn pack_lines(&self, lines: &[u8], parser: &dyn UrlParser) -> Vec<u32> {
        let lines = lines.strip_suffix(b"\n").unwrap_or(lines).split(|&byte| byte == b'\n');
        let pack = |line: &[u8]| {
            let text = std::str::from_utf8(line.strip_suffix(b"\r").unwrap_or(line)).ok()?;
            Some(self.brief(text, &parser).ok()?.pack())
        };
        lines.map(|line| pack(line).unwrap_or(UNREADABLE)).collect()
    }
}
