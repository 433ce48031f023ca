use serde::{Deserialize, Serialize};

use super::{subject::Subject, weight};
use crate::{Action, Control, Kind, Level, Standing};

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

impl Rule {
    pub(crate) fn new(id: &str, action: Action) -> Rule {
        Rule { id: id.into(), action, ..Rule::default() }
    }

    /// The list of names that the rule is filed under, if it has one: a look-up in it has found the rule.
    pub(crate) fn filed(&self) -> Option<Names> {
        let lists = [
            (&self.hosts, Names::Hosts),
            (&self.sites, Names::Sites),
            (&self.suffixes, Names::Suffixes),
            (&self.providers, Names::Providers),
        ];
        lists.into_iter().find(|(list, _)| list.is_some()).map(|(_, names)| names)
    }

    pub(crate) fn names(&self, names: Names) -> &[String] {
        let list = match names {
            Names::Hosts => &self.hosts,
            Names::Sites => &self.sites,
            Names::Suffixes => &self.suffixes,
            Names::Providers => &self.providers,
        };
        list.as_deref().unwrap_or_default()
    }

    /// How specific the rule is, if it matches. That it names the subject in the list it is filed under is known.
    pub(crate) fn matches(&self, subject: &Subject<'_>) -> Option<u8> {
        if self.hosts.is_none() && subject.standing != Standing::Tenant {
            return None;
        }
        let filed = self.filed();
        let mut specificity = 0;
        for names in Names::ALL {
            let list = self.names(names);
            if self.has(names) {
                let is_named = || names.of(subject).is_some_and(|name| list.iter().any(|entry| entry == name));
                (filed == Some(names) || is_named()).then_some(())?;
                specificity += names.weight();
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
            Some(level) if subject.level >= level => weight::LEVEL,
            Some(_) => return None,
        };
        let kind = has(&self.kinds, weight::KIND, subject.kind)?;
        let control = has(&self.controls, weight::CONTROL, subject.control)?;
        Some(specificity + kind + control + level)
    }

    fn has(&self, names: Names) -> bool {
        match names {
            Names::Hosts => self.hosts.is_some(),
            Names::Sites => self.sites.is_some(),
            Names::Suffixes => self.suffixes.is_some(),
            Names::Providers => self.providers.is_some(),
        }
    }

    pub(super) fn has_condition(&self) -> bool {
        self.filed().is_some() || self.kinds.is_some() || self.controls.is_some() || self.level.is_some()
    }
}

/// The lists of names that entries may have, most specific first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    Hosts,
    Sites,
    Suffixes,
    Providers,
}

impl Names {
    pub(crate) const ALL: [Names; 4] = [Names::Hosts, Names::Sites, Names::Suffixes, Names::Providers];

    /// What such a list is asked for.
    pub(crate) fn of<'a>(self, subject: &Subject<'a>) -> Option<&'a str> {
        match self {
            Names::Hosts => Some(subject.host),
            Names::Sites => subject.site,
            Names::Suffixes => subject.suffix,
            Names::Providers => subject.provider,
        }
    }

    pub(crate) fn weight(self) -> u8 {
        match self {
            Names::Hosts => weight::HOST,
            Names::Sites => weight::SITE,
            Names::Suffixes => weight::SUFFIX,
            Names::Providers => weight::PROVIDER,
        }
    }
}
