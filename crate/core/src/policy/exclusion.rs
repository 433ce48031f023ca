use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{is_canonical, not_canonical, rule::Names};
use crate::{Timestamp, rfc3339};

/// A policy entry that lets one host, site, suffix or provider through: who said so, why, and until when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Exclusion {
    /// Exactly this host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// This site (tenant label and suffix) with everything below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// All tenants of this suffix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// All tenants of this provider (its id).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// Who let it through.
    pub who: String,
    /// Why.
    pub why: String,
    /// Until when; without it, until somebody takes the entry out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "string", optional))]
    pub until: Option<Until>,
}

/// The moment an exclusion ends: an RFC 3339 time (`2027-01-31T18:00:00Z`), or a date, whose last moment in UTC counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Until(Timestamp);

impl Until {
    /// The first moment at which the exclusion no longer holds.
    pub fn end(self) -> Timestamp {
        self.0
    }
}

impl FromStr for Until {
    type Err = String;

    fn from_str(text: &str) -> Result<Until, String> {
        if let Ok(moment) = text.parse() {
            return Ok(Until(moment));
        }
        match rfc3339::day(text) {
            Some(day) => Ok(Until(Timestamp::after(day))),
            None => Err(format!("'{text}' is neither a date (2027-01-31) nor a time (2027-01-31T18:00:00Z)")),
        }
    }
}

impl fmt::Display for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Until {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Until {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Until, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Until {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Until".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An RFC 3339 time, or a date, whose last moment in UTC counts.",
            "type": "string",
            "anyOf": [{ "format": "date-time" }, { "format": "date" }]
        })
    }
}

impl Exclusion {
    /// What is let through.
    pub fn target(&self) -> Option<&str> {
        self.filed().map(|(_, target)| target)
    }

    /// The target, and what sort of name it is.
    pub(crate) fn filed(&self) -> Option<(Names, &str)> {
        let targets = [
            (Names::Hosts, &self.host),
            (Names::Sites, &self.site),
            (Names::Suffixes, &self.suffix),
            (Names::Providers, &self.provider),
        ];
        targets.into_iter().find_map(|(names, target)| Some((names, target.as_deref()?)))
    }

    /// Whether it has not run out.
    pub(crate) fn holds(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| until.end() > now)
    }

    pub(crate) fn validate(&self) -> Result<(), String> {
        let targets = [&self.host, &self.site, &self.suffix, &self.provider].into_iter().flatten().count();
        let name = self.target().unwrap_or_default();
        if targets != 1 {
            return Err(format!("an exclusion ('{name}') needs exactly one of host, site, suffix or provider"));
        }
        if self.provider.is_none() && !is_canonical(name) {
            return Err(format!("an exclusion: {}", not_canonical(name)));
        }
        if self.who.trim().is_empty() || self.why.trim().is_empty() {
            return Err(format!("the exclusion of '{name}' must say who let it through and why"));
        }
        Ok(())
    }
}
