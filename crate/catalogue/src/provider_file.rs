//! What stands in a provider file (CONTRIBUTING.md shows one).

use serde::Deserialize;
use sublet::{Approval, Control, IncidentRecord, Kind, ProviderRecord, SignUp};
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ProviderFile {
    pub id: Spanned<String>,
    pub name: Spanned<String>,
    pub homepage: Spanned<String>,
    pub kind: Kind,
    pub control: Control,
    #[serde(default)]
    pub own: Vec<Spanned<String>>,
    #[serde(default)]
    pub name_servers: Vec<Spanned<String>>,
    pub abuse: Option<Spanned<String>>,
    pub sources: Spanned<Vec<Spanned<String>>>,
    pub sign_up: Option<Spanned<SignUpTable>>,
    pub suffixes: Vec<Suffix>,
    #[serde(default)]
    pub incidents: Vec<IncidentTable>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct SignUpTable {
    pub anonymous: Option<bool>,
    pub crypto_payment: Option<bool>,
    pub identity_check: Option<bool>,
    pub abuse_handling: Option<bool>,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Suffix {
    pub name: Spanned<String>,
    #[serde(default)]
    pub wildcard: bool,
    #[serde(default)]
    pub approval: Approval,
    pub kind: Option<Kind>,
    pub control: Option<Control>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct IncidentTable {
    pub actor: Spanned<String>,
    pub year: Spanned<u16>,
    pub technique: Option<Spanned<String>>,
    pub what: Spanned<String>,
    pub what_ja: Spanned<String>,
    pub source: Spanned<String>,
}

impl Suffix {
    /// The rule as the catalogue holds it (`*.x` for wildcards).
    pub(crate) fn rule(&self) -> String {
        let name = self.name.get_ref();
        if self.wildcard { format!("*.{name}") } else { name.clone() }
    }
}

impl ProviderFile {
    /// The provider as the catalogue holds it.
    pub(crate) fn record(&self) -> ProviderRecord {
        let text = |text: &Spanned<String>| text.get_ref().clone();
        let texts = |list: &[Spanned<String>]| list.iter().map(text).collect();
        let sign_up = self.sign_up.as_ref().map(|table| {
            let SignUpTable { anonymous, crypto_payment, identity_check, abuse_handling, sources } = table.get_ref();
            SignUp {
                anonymous: *anonymous,
                crypto_payment: *crypto_payment,
                identity_check: *identity_check,
                abuse_handling: *abuse_handling,
                sources: texts(sources),
            }
        });
        let mut incidents: Vec<IncidentRecord> = self.incidents.iter().map(IncidentTable::record).collect();
        incidents.sort_by(|a, b| b.year.cmp(&a.year).then_with(|| a.actor.cmp(&b.actor)));
        ProviderRecord {
            id: text(&self.id),
            name: text(&self.name),
            homepage: text(&self.homepage),
            kind: Some(self.kind),
            control: Some(self.control),
            own: texts(&self.own),
            name_servers: texts(&self.name_servers),
            abuse: self.abuse.as_ref().map(text),
            sign_up: sign_up.unwrap_or_default(),
            incidents,
            sources: texts(self.sources.get_ref()),
        }
    }
}

impl IncidentTable {
    fn record(&self) -> IncidentRecord {
        IncidentRecord {
            actor: self.actor.get_ref().clone(),
            year: *self.year.get_ref(),
            technique: self.technique.as_ref().map(|technique| technique.get_ref().clone()),
            what: self.what.get_ref().clone(),
            what_ja: self.what_ja.get_ref().clone(),
            source: self.source.get_ref().clone(),
        }
    }
}
