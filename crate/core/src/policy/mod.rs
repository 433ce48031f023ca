//! Rules and exclusions, and how they decide.

mod action;
mod builtin;
mod exclusion;
mod rule;
mod ruleset;
mod subject;

use serde::{Deserialize, Serialize};

pub use action::{Action, Decision};
pub use exclusion::{Exclusion, Until};
pub use rule::Rule;
pub(crate) use ruleset::Candidate;
pub use ruleset::Ruleset;
pub use subject::Subject;

use crate::Error;

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

impl Policy {
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
}

/// Whether a policy names a host as verdicts do; another spelling would never match.
fn is_canonical(host: &str) -> bool {
    let plain =
        |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_uppercase() && !matches!(byte, b'/' | b'@' | b'?' | b'#');
    let address = host.starts_with('[') && host.ends_with(']');
    host.bytes().all(plain) && (address || !host.contains(':')) && host.split('.').all(|label| !label.is_empty())
}

fn not_canonical(host: &str) -> String {
    format!(
        "'{host}' would never match; write it as verdicts show hosts, in lower-case A-labels without scheme, port or dot at the end"
    )
}

/// The weight of each condition; a sum of them orders entries by what they name.
mod weight {
    pub const HOST: u8 = 64;
    pub const SITE: u8 = 32;
    pub const SUFFIX: u8 = 16;
    pub const PROVIDER: u8 = 8;
    pub const KIND: u8 = 4;
    pub const CONTROL: u8 = 2;
    pub const LEVEL: u8 = 1;
}
