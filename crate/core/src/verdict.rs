use serde::{Deserialize, Serialize};

use crate::{Catalogue, Control, Decision, Incident, Judgement, Kind, Lang, Reason};

/// Where a host stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Standing {
    /// Under no suffix of the catalogue. This is no promise of safety.
    Unlisted,
    /// The provider's own host, or the apex of a suffix.
    Provider,
    /// Rented: under a suffix, and not the provider's own.
    Tenant,
}

impl Standing {
    /// The word used in files and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Unlisted => "unlisted",
            Standing::Provider => "provider",
            Standing::Tenant => "tenant",
        }
    }
}

/// A name for a range of risk scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Level {
    /// 0.
    None,
    /// 1 to 24.
    Low,
    /// 25 to 49.
    Medium,
    /// 50 to 74.
    High,
    /// 75 to 100.
    Critical,
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Level; 5] = [Level::None, Level::Low, Level::Medium, Level::High, Level::Critical];

    /// The level of a score.
    pub fn of(score: u8) -> Level {
        match score {
            0 => Level::None,
            1..=24 => Level::Low,
            25..=49 => Level::Medium,
            50..=74 => Level::High,
            _ => Level::Critical,
        }
    }

    /// The word used in files and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::None => "none",
            Level::Low => "low",
            Level::Medium => "medium",
            Level::High => "high",
            Level::Critical => "critical",
        }
    }
}

/// A provider, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProviderRef {
    /// A stable lower-case word (`duckdns`).
    pub id: String,
    /// The name people know (`Duck DNS`).
    pub name: String,
}

/// Why we say so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Evidence {
    /// What sort of evidence.
    pub by: EvidenceKind,
    /// The source that lists the suffix.
    pub source: String,
}

/// The sorts of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub enum EvidenceKind {
    /// The suffix is listed.
    Catalogue,
}

/// How risky a tenant of this sort is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Risk {
    /// 0 (nothing known against it) to 100.
    #[cfg_attr(feature = "schema", schemars(range(max = 100)))]
    pub score: u8,
    /// The range the score falls in.
    pub level: Level,
}

impl Risk {
    /// The risk with this score.
    pub fn of(score: u8) -> Risk {
        Risk { score, level: Level::of(score) }
    }
}

/// What Sublet says of a host. Its JSON is the contract of all surfaces: same input, catalogue, policy and time, same
/// bytes (docs/verdict.schema.json).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Verdict {
    /// What was asked, as it was given.
    pub input: String,
    /// The canonical host (an IPv6 address in brackets).
    pub host: String,
    /// Where the host stands.
    pub standing: Standing,
    /// Who rents the suffix out, where that is known.
    pub provider: Option<ProviderRef>,
    /// The suffix the host lies under, or is.
    pub suffix: Option<String>,
    /// Tenant label and suffix: the part of the name one tenant holds.
    pub site: Option<String>,
    /// The sort of service.
    pub kind: Option<Kind>,
    /// What the tenant controls.
    pub control: Option<Control>,
    /// Why we say so.
    pub evidence: Vec<Evidence>,
    /// How risky a tenant of this sort is (docs/risk.md).
    pub risk: Risk,
    /// Every point of the risk.
    pub reasons: Vec<Reason>,
    /// Documented misuse of the provider, newest first.
    pub incidents: Vec<Incident>,
    /// What the policy makes of it.
    pub decision: Decision,
}

impl Verdict {
    /// Puts a judgement into words. `input` is what its host was read from.
    pub fn new(input: &str, judgement: &Judgement, catalogue: &Catalogue, lang: Lang) -> Verdict {
        let Judgement { host, assessment, decision } = judgement;
        let placement = &assessment.placement;
        let record = assessment.provider().and_then(|index| catalogue.record(index));
        let own = |text: &str| text.to_string();
        let suffix = placement.suffix(host).map(own);
        let points = catalogue.points_of(assessment, record.as_ref());
        let nobody = suffix.as_deref().unwrap_or(host);
        let name = record.as_ref().map_or(nobody, |record| record.name.as_str());
        let reasons = points.into_iter().map(|point| Reason::new(point, name, lang)).collect();
        let sources = catalogue.evidence(placement).peekable();
        let mut incidents = Vec::new();
        if let (Standing::Tenant, Some(record)) = (placement.standing, &record) {
            incidents.extend(record.incidents.iter().map(|incident| incident.in_lang(lang)));
        }
        Verdict {
            input: input.into(),
            host: host.clone(),
            standing: placement.standing,
            provider: record.map(|record| ProviderRef { id: record.id, name: record.name }),
            suffix,
            site: placement.site(host).map(own),
            kind: assessment.kind(),
            control: assessment.control(),
            evidence: evidence(sources, catalogue),
            risk: Risk::of(assessment.score),
            reasons,
            incidents,
            decision: decision.clone(),
        }
    }
}

fn evidence(
    mut listings: std::iter::Peekable<impl Iterator<Item = crate::catalogue::Listing>>,
    catalogue: &Catalogue,
) -> Vec<Evidence> {
    if listings.peek().is_none() {
        return Vec::new();
    }
    let sources = catalogue.sources();
    let named = listings.filter_map(|listing| sources.get(usize::from(listing.source)));
    named.map(|source| Evidence { by: EvidenceKind::Catalogue, source: source.name.clone() }).collect()
}
