use serde::{Deserialize, Serialize};

use crate::{Control, Error, Exclusion, Kind, Level, Standing, Timestamp, Verdict};

/// What to do about a host, mildest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Action {
    /// Let it through.
    #[default]
    Allow,
    /// Let it through and write it down.
    Log,
    /// Ask the user first.
    Warn,
    /// Stop it.
    Block,
}

impl Action {
    /// Every action, mildest first.
    pub const ALL: [Action; 4] = [Action::Allow, Action::Log, Action::Warn, Action::Block];

    /// The word used in files and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Action::Allow => "allow",
            Action::Log => "log",
            Action::Warn => "warn",
            Action::Block => "block",
        }
    }

    /// Whether a navigation ends at a warning page, with or without a way through.
    pub fn stops(self) -> bool {
        self >= Action::Warn
    }
}

/// What a policy makes of a verdict, and the rule that did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Decision {
    /// What to do.
    pub action: Action,
    /// `policy/rule`, `policy/exclusion:target`, `policy/default`, or `not-a-tenant`.
    pub rule: String,
}

/// One rule. All conditions given must hold; a list holds when one of its members does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Rule {
    /// A name for the rule, unique in its policy.
    pub id: String,
    /// What to do when it matches.
    pub action: Action,
    /// Hosts, exactly. Unlike the other conditions this also matches hosts that are no tenants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hosts: Option<Vec<String>>,
    /// Sites (tenant label and suffix) with everything below them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sites: Option<Vec<String>>,
    /// Suffixes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffixes: Option<Vec<String>>,
    /// Provider ids.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub providers: Option<Vec<String>>,
    /// Sorts of service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<Kind>>,
    /// Control models.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub controls: Option<Vec<Control>>,
    /// This level of risk or a higher one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
}

/// Rules and exclusions that turn a verdict into a decision.
///
/// The most specific entry wins: host before site, suffix, provider, kind, control, level; then the one with more
/// conditions. Between equals an exclusion that has not run out beats a rule, and the stricter rule beats the milder.
///
/// ```
/// use sublet::{Action, Policy};
///
/// let policy: Policy = toml::from_str(r#"
///     name = "acme"
///     [[rules]]
///     id = "tunnels"
///     action = "block"
///     kinds = ["tunnel"]
///     [[exclusions]]
///     site = "demo.trycloudflare.com"
///     who = "A. Admin"
///     why = "Trade fair, ticket 4711"
///     until = "2027-01-31"
/// "#)?;
/// policy.validate()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Policy {
    /// A name; decisions begin with it.
    pub name: String,
    /// What to do with a tenant that no entry names.
    #[serde(default)]
    pub default: Action,
    /// The rules, in any order.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// Who is let through, by whom, why and until when.
    #[serde(default)]
    pub exclusions: Vec<Exclusion>,
}

/// What a policy looks at. A [`Verdict`] has it all; batches fill it in without building one.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The canonical host.
    pub host: &'a str,
    /// Where it stands.
    pub standing: Standing,
    /// Tenant label and suffix.
    pub site: Option<&'a str>,
    /// The suffix.
    pub suffix: Option<&'a str>,
    /// The provider's id.
    pub provider: Option<&'a str>,
    /// The sort of service.
    pub kind: Option<Kind>,
    /// What the tenant controls.
    pub control: Option<Control>,
    /// How risky it is.
    pub level: Level,
}

impl<'a> From<&'a Verdict> for Facts<'a> {
    fn from(verdict: &'a Verdict) -> Facts<'a> {
        Facts {
            host: &verdict.host,
            standing: verdict.standing,
            site: verdict.site.as_deref(),
            suffix: verdict.suffix.as_deref(),
            provider: verdict.provider.as_ref().map(|provider| provider.id.as_str()),
            kind: verdict.kind,
            control: verdict.control,
            level: verdict.risk.level,
        }
    }
}

/// Whether a policy names a host as verdicts do; another spelling would never match.
pub(crate) fn is_canonical(host: &str) -> bool {
    let plain =
        |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_uppercase() && !matches!(byte, b'/' | b'@' | b'?' | b'#');
    let address = host.starts_with('[') && host.ends_with(']');
    host.bytes().all(plain) && (address || !host.contains(':')) && host.split('.').all(|label| !label.is_empty())
}

pub(crate) fn not_canonical(host: &str) -> String {
    format!(
        "'{host}' would never match; write it as verdicts show hosts, in lower-case A-labels without scheme, port or dot at the end"
    )
}

/// The weight of each condition; a sum of them orders entries by what they name.
pub(crate) mod weight {
    pub const HOST: u8 = 64;
    pub const SITE: u8 = 32;
    pub const SUFFIX: u8 = 16;
    pub const PROVIDER: u8 = 8;
    pub const KIND: u8 = 4;
    pub const CONTROL: u8 = 2;
    pub const LEVEL: u8 = 1;
}

impl Rule {
    /// How specific the rule is, if it matches.
    fn matches(&self, facts: &Facts<'_>) -> Option<u8> {
        if self.hosts.is_none() && facts.standing != Standing::Tenant {
            return None;
        }
        fn one(list: &Option<Vec<String>>, weight: u8, value: Option<&str>) -> Option<u8> {
            match list {
                None => Some(0),
                Some(list) => value.is_some_and(|value| list.iter().any(|entry| entry == value)).then_some(weight),
            }
        }
        fn has<T: PartialEq>(list: &Option<Vec<T>>, weight: u8, value: Option<T>) -> Option<u8> {
            match list {
                None => Some(0),
                Some(list) => value.is_some_and(|value| list.contains(&value)).then_some(weight),
            }
        }
        let level = match self.level {
            None => 0,
            Some(level) if facts.level >= level => weight::LEVEL,
            Some(_) => return None,
        };
        Some(
            one(&self.hosts, weight::HOST, Some(facts.host))?
                + one(&self.sites, weight::SITE, facts.site)?
                + one(&self.suffixes, weight::SUFFIX, facts.suffix)?
                + one(&self.providers, weight::PROVIDER, facts.provider)?
                + has(&self.kinds, weight::KIND, facts.kind)?
                + has(&self.controls, weight::CONTROL, facts.control)?
                + level,
        )
    }

    fn names_hosts(&self) -> bool {
        self.hosts.is_some() || self.sites.is_some() || self.suffixes.is_some()
    }

    fn has_condition(&self) -> bool {
        let class = self.providers.is_some() || self.kinds.is_some() || self.controls.is_some();
        class || self.level.is_some() || self.names_hosts()
    }
}

impl Policy {
    /// Writes every tenant down and stops nobody.
    pub fn monitor() -> Policy {
        Policy::new("monitor", Action::Log)
    }

    /// The default: warns where the tenant controls DNS or the risk is high, writes the rest down.
    pub fn balanced() -> Policy {
        let full = Rule { controls: Some(vec![Control::Full]), ..Rule::new("full-control", Action::Warn) };
        let high = Rule { level: Some(Level::High), ..Rule::new("high-risk", Action::Warn) };
        Policy { rules: vec![full, high], ..Policy::new("balanced", Action::Log) }
    }

    /// Blocks every tenant that no exclusion lets through.
    pub fn strict() -> Policy {
        Policy::new("strict", Action::Block)
    }

    /// The built-in policy of this name.
    ///
    /// # Errors
    /// [`Error::UnknownPolicy`].
    pub fn builtin(name: &str) -> Result<Policy, Error> {
        match name {
            "monitor" => Ok(Policy::monitor()),
            "balanced" => Ok(Policy::balanced()),
            "strict" => Ok(Policy::strict()),
            _ => Err(Error::UnknownPolicy { name: name.into() }),
        }
    }

    fn new(name: &str, default: Action) -> Policy {
        Policy { name: name.into(), default, rules: Vec::new(), exclusions: Vec::new() }
    }

    /// Checks what types cannot: a name, unique rule ids, rules with conditions, exclusions with one target, who and why.
    ///
    /// # Errors
    /// [`Error::BadPolicy`], naming the entry.
    pub fn validate(&self) -> Result<(), Error> {
        let fail = |problem: String| Err(Error::BadPolicy { policy: self.name.clone(), problem });
        if self.name.trim().is_empty() {
            return fail("it has no name; give it one".into());
        }
        for (at, rule) in self.rules.iter().enumerate() {
            if rule.id.trim().is_empty() {
                return fail(format!("rule {} has no id; give it one", at + 1));
            }
            if self.rules[..at].iter().any(|other| other.id == rule.id) {
                return fail(format!("rule id '{}' is used twice; rename one", rule.id));
            }
            if !rule.has_condition() {
                return fail(format!("rule '{}' has no condition; use `default` for all tenants", rule.id));
            }
            let names = [&rule.hosts, &rule.sites, &rule.suffixes].into_iter().flatten().flatten();
            if let Some(name) = names.clone().find(|name| !is_canonical(name)) {
                return fail(format!("rule '{}': {}", rule.id, not_canonical(name)));
            }
        }
        self.exclusions.iter().try_for_each(|exclusion| exclusion.validate().or_else(fail))
    }

    /// Decides about a host at a moment (exclusions run out).
    pub fn decide<'a>(&self, facts: impl Into<Facts<'a>>, now: Timestamp) -> Decision {
        let (action, rule) = self.winner(&facts.into(), now);
        let rule = match rule {
            Winner::NotATenant => "not-a-tenant".to_string(),
            Winner::Default => format!("{}/default", self.name),
            Winner::Rule(rule) => format!("{}/{}", self.name, rule.id),
            Winner::Exclusion(exclusion) => {
                format!("{}/exclusion:{}", self.name, exclusion.target().unwrap_or_default())
            }
        };
        Decision { action, rule }
    }

    /// Only the action, without naming the rule.
    pub fn action<'a>(&self, facts: impl Into<Facts<'a>>, now: Timestamp) -> Action {
        self.winner(&facts.into(), now).0
    }

    /// Whether all tenants of one class get the same action: no entry names a host, a site or a suffix.
    pub fn is_by_class(&self) -> bool {
        let rules = self.rules.iter().any(Rule::names_hosts);
        !rules && self.exclusions.iter().all(|exclusion| exclusion.provider.is_some())
    }

    fn winner(&self, facts: &Facts<'_>, now: Timestamp) -> (Action, Winner<'_>) {
        let fallback = match facts.standing {
            Standing::Tenant => (0, 0, self.default, Winner::Default),
            _ => (0, 0, Action::Allow, Winner::NotATenant),
        };
        let rules = self.rules.iter().filter_map(|rule| {
            let specificity = rule.matches(facts)?;
            Some((specificity, 1 + rule.action as u8, rule.action, Winner::Rule(rule)))
        });
        let exclusions = self.exclusions.iter().filter_map(|exclusion| {
            let specificity = exclusion.matches(facts, now)?;
            Some((specificity, u8::MAX, Action::Allow, Winner::Exclusion(exclusion)))
        });
        // Of entries equal in both keys the first one written wins.
        let better = |best: (u8, u8, Action, _), next: (u8, u8, Action, _)| {
            if (next.0, next.1) > (best.0, best.1) { next } else { best }
        };
        let (_, _, action, winner) = rules.chain(exclusions).fold(fallback, better);
        (action, winner)
    }
}

impl Rule {
    fn new(id: &str, action: Action) -> Rule {
        Rule { id: id.into(), action, ..Rule::default() }
    }
}

impl Default for Policy {
    fn default() -> Policy {
        Policy::balanced()
    }
}

enum Winner<'p> {
    NotATenant,
    Default,
    Rule(&'p Rule),
    Exclusion(&'p Exclusion),
}
