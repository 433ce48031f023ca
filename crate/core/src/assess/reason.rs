use serde::{Deserialize, Serialize};

use super::risk::Point;
use crate::Lang;

/// One part of a risk: why, how much, and a sentence about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Reason {
    /// The stable word programs go by.
    pub code: ReasonCode,
    /// What it adds to the score; negative where it speaks for the tenant.
    pub points: i8,
    /// A sentence for people.
    pub text: String,
}

/// Why a risk is what it is (docs/risk.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub enum ReasonCode {
    /// The host is the provider's own.
    ProviderHost,
    /// The tenant sets DNS records and content.
    ControlFull,
    /// The tenant sets all content.
    ControlContent,
    /// The tenant sets part of the content.
    ControlLimited,
    /// Nobody has looked yet at what the tenant controls.
    ControlUnknown,
    /// The owner of the domain must agree to each tenant.
    ApprovalOwner,
    /// Tenants need not say who they are.
    SignUpAnonymous,
    /// The provider takes cryptocurrency.
    CryptoPayment,
    /// The provider checks no identities.
    NoIdentityCheck,
    /// The provider is known not to act on complaints.
    NoAbuseHandling,
    /// Documented misuse, at most two years before the catalogue was made.
    IncidentsRecent,
    /// Documented misuse, three to five years before.
    IncidentsFormer,
    /// Documented misuse, longer ago.
    IncidentsOld,
}

impl ReasonCode {
    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            ReasonCode::ProviderHost => "provider-host",
            ReasonCode::ControlFull => "control-full",
            ReasonCode::ControlContent => "control-content",
            ReasonCode::ControlLimited => "control-limited",
            ReasonCode::ControlUnknown => "control-unknown",
            ReasonCode::ApprovalOwner => "approval-owner",
            ReasonCode::SignUpAnonymous => "sign-up-anonymous",
            ReasonCode::CryptoPayment => "crypto-payment",
            ReasonCode::NoIdentityCheck => "no-identity-check",
            ReasonCode::NoAbuseHandling => "no-abuse-handling",
            ReasonCode::IncidentsRecent => "incidents-recent",
            ReasonCode::IncidentsFormer => "incidents-former",
            ReasonCode::IncidentsOld => "incidents-old",
        }
    }
}

impl Reason {
    /// Puts a point into words. `provider` is the provider's name, or the suffix where nobody is known behind it.
    pub fn new(point: Point, provider: &str, lang: Lang) -> Reason {
        let Point { code, points, count } = point;
        let text = match lang {
            Lang::En => english(code, provider, count),
            Lang::Ja => japanese(code, provider, count),
        };
        Reason { code, points, text }
    }
}

fn english(code: ReasonCode, provider: &str, count: u16) -> String {
    let times = if count == 1 { "1 documented case".into() } else { format!("{count} documented cases") };
    match code {
        ReasonCode::ProviderHost => format!("This host belongs to {provider} itself, not to a tenant."),
        ReasonCode::ControlFull => "The tenant decides where the name leads and everything it shows.".into(),
        ReasonCode::ControlContent => "The tenant decides everything the site shows, but not its DNS records.".into(),
        ReasonCode::ControlLimited => {
            format!("The tenant decides part of what the site shows; {provider} keeps the frame.")
        }
        ReasonCode::ControlUnknown => {
            "Strangers can have names here; how much they control has not been reviewed.".into()
        }
        ReasonCode::ApprovalOwner => "The owner of this domain has to agree to each tenant.".into(),
        ReasonCode::SignUpAnonymous => format!("{provider} lets people in who do not say who they are."),
        ReasonCode::CryptoPayment => format!("{provider} takes payment in cryptocurrency."),
        ReasonCode::NoIdentityCheck => format!("{provider} does not check identities."),
        ReasonCode::NoAbuseHandling => format!("{provider} is not known to act on complaints."),
        ReasonCode::IncidentsRecent => format!("{times} of misuse of {provider} in the last two years."),
        ReasonCode::IncidentsFormer => format!("{times} of misuse of {provider} three to five years ago."),
        ReasonCode::IncidentsOld => format!("{times} of misuse of {provider} more than five years ago."),
    }
}

fn japanese(code: ReasonCode, provider: &str, count: u16) -> String {
    match code {
        ReasonCode::ProviderHost => format!("このホストは借り手のものではなく、{provider}自身のものです。"),
        ReasonCode::ControlFull => "借り手が、この名前の行き先と表示内容のすべてを決められます。".into(),
        ReasonCode::ControlContent => "借り手が表示内容のすべてを決められます(DNSレコードは除く)。".into(),
        ReasonCode::ControlLimited => {
            format!("借り手が決められるのは表示内容の一部で、枠組みは{provider}が管理しています。")
        }
        ReasonCode::ControlUnknown => "他人がここに名前を持てます。どこまで決められるかは未確認です。".into(),
        ReasonCode::ApprovalOwner => "このドメインでは、借りるたびに所有者の承認が必要です。".into(),
        ReasonCode::SignUpAnonymous => format!("{provider}は身元を明かさずに利用できます。"),
        ReasonCode::CryptoPayment => format!("{provider}は暗号資産での支払いを受け付けています。"),
        ReasonCode::NoIdentityCheck => format!("{provider}は本人確認をしていません。"),
        ReasonCode::NoAbuseHandling => format!("{provider}は苦情への対応が確認されていません。"),
        ReasonCode::IncidentsRecent => format!("直近2年間に、{provider}の悪用事例が{count}件記録されています。"),
        ReasonCode::IncidentsFormer => format!("3〜5年前に、{provider}の悪用事例が{count}件記録されています。"),
        ReasonCode::IncidentsOld => format!("5年より前に、{provider}の悪用事例が{count}件記録されています。"),
    }
}
