use serde::{Deserialize, Serialize};

use crate::{Control, Kind, Lang};

/// What is known of how a provider lets people in. `None` is *unknown* and counts for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SignUp {
    /// Nobody has to say who they are.
    pub anonymous: Option<bool>,
    /// Payment in cryptocurrency is taken.
    pub crypto_payment: Option<bool>,
    /// Identities are checked.
    pub identity_check: Option<bool>,
    /// Complaints are taken and acted upon through a published channel.
    pub abuse_handling: Option<bool>,
    /// Where these facts come from.
    pub sources: Vec<String>,
}

/// A documented misuse of a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Incident {
    /// Who did it, by the name in the source.
    pub actor: String,
    /// The year it is known from.
    pub year: u16,
    /// The MITRE ATT&CK technique, where one fits (`T1583.001`).
    pub technique: Option<String>,
    /// What happened, in one sentence.
    pub what: String,
    /// Where this is told (a URL).
    pub source: String,
}

/// A provider as the catalogue holds it: what [`Provider`] has, with sentences in every language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderRecord {
    /// A stable lower-case word (`duckdns`).
    pub id: String,
    /// The name people know (`Duck DNS`).
    pub name: String,
    /// The provider's own page.
    pub homepage: String,
    /// The sort of service, where all its suffixes share one.
    pub kind: Option<Kind>,
    /// What its tenants control.
    pub control: Option<Control>,
    /// Hosts the provider keeps for itself, with everything below them.
    pub own: Vec<String>,
    /// Name servers of its zones.
    pub name_servers: Vec<String>,
    /// Where to complain (a URL or a `mailto:`).
    pub abuse: Option<String>,
    /// How it lets people in.
    pub sign_up: SignUp,
    /// Documented misuse, newest first.
    pub incidents: Vec<IncidentRecord>,
    /// Where these facts come from.
    pub sources: Vec<String>,
}

/// The beginning of a [`ProviderRecord`], read where it lies. Its fields must stay the record's first ones.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct ProviderHead<'a> {
    pub id: &'a str,
    pub name: &'a str,
    _homepage: &'a str,
    pub kind: Option<Kind>,
}

/// An [`Incident`] with its sentence in every language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentRecord {
    /// Who did it.
    pub actor: String,
    /// The year it is known from.
    pub year: u16,
    /// The MITRE ATT&CK technique.
    pub technique: Option<String>,
    /// What happened, in English.
    pub what: String,
    /// What happened, in Japanese.
    pub what_ja: String,
    /// Where this is told.
    pub source: String,
}

/// A provider: who rents suffixes out, how, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Provider {
    /// A stable lower-case word (`duckdns`).
    pub id: String,
    /// The name people know (`Duck DNS`).
    pub name: String,
    /// The provider's own page.
    pub homepage: String,
    /// The sort of service, where all its suffixes share one.
    pub kind: Option<Kind>,
    /// What its tenants control.
    pub control: Option<Control>,
    /// The suffixes it rents out (`*.x`: every label below `x` is a suffix).
    pub suffixes: Vec<String>,
    /// Hosts the provider keeps for itself, with everything below them.
    pub own: Vec<String>,
    /// Name servers of its zones.
    pub name_servers: Vec<String>,
    /// Where to complain (a URL or a `mailto:`).
    pub abuse: Option<String>,
    /// How it lets people in.
    pub sign_up: SignUp,
    /// Documented misuse, newest first.
    pub incidents: Vec<Incident>,
    /// Where these facts come from.
    pub sources: Vec<String>,
}

impl IncidentRecord {
    /// The incident in one language.
    pub fn in_lang(&self, lang: Lang) -> Incident {
        Incident {
            actor: self.actor.clone(),
            year: self.year,
            technique: self.technique.clone(),
            what: lang.pick(&self.what, &self.what_ja).clone(),
            source: self.source.clone(),
        }
    }
}

impl ProviderRecord {
    /// The provider in one language, with the suffixes the catalogue lists for it.
    pub fn in_lang(self, suffixes: Vec<String>, lang: Lang) -> Provider {
        let incidents = self.incidents.iter().map(|incident| incident.in_lang(lang)).collect();
        Provider {
            id: self.id,
            name: self.name,
            homepage: self.homepage,
            kind: self.kind,
            control: self.control,
            suffixes,
            own: self.own,
            name_servers: self.name_servers,
            abuse: self.abuse,
            sign_up: self.sign_up,
            incidents,
            sources: self.sources,
        }
    }
}
