use serde::{Deserialize, Serialize};
use sublet::Lang;

/// Something about a message that should make its reader wonder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Flag {
    /// The stable word programs go by.
    pub code: FlagCode,
    /// The host it is about.
    pub host: String,
    /// A sentence for people.
    pub sentence: String,
}

/// The flags. They are shown; the policy decides by the verdicts alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub enum FlagCode {
    /// The sender's address is below a name that a stranger rents.
    TenantSender,
    /// Answers go to a tenant, and the message does not come from there.
    TenantReply,
    /// The sender's display name names another host than the address.
    NameNamesOtherHost,
    /// The text of a link names another host than the link leads to.
    TextNamesOtherHost,
    /// A form in the message sends what is filled in to a tenant.
    FormToTenant,
}

impl Flag {
    /// A flag in words; `named`: the host that is given out.
    pub(crate) fn new(code: FlagCode, host: &str, named: &str, lang: Lang) -> Flag {
        let sentence = match lang {
            Lang::En => english(code, host, named),
            Lang::Ja => japanese(code, host, named),
        };
        Flag { code, host: host.into(), sentence: sentence.concat() }
    }
}

fn english<'s>(code: FlagCode, host: &'s str, named: &'s str) -> [&'s str; 5] {
    match code {
        FlagCode::TenantSender => {
            ["The sender's address is at ", host, ", a name that anybody could have rented.", "", ""]
        }
        FlagCode::TenantReply => {
            ["Answers go to ", host, ", a rented name that the message does not come from.", "", ""]
        }
        FlagCode::NameNamesOtherHost => ["The sender's name speaks of ", named, ", but the address is at ", host, "."],
        FlagCode::TextNamesOtherHost => ["The text of a link names ", named, ", but the link leads to ", host, "."],
        FlagCode::FormToTenant => ["What is filled into a form here goes to ", host, ", a rented name.", "", ""],
    }
}

fn japanese<'s>(code: FlagCode, host: &'s str, named: &'s str) -> [&'s str; 5] {
    match code {
        FlagCode::TenantSender => ["差出人のアドレスは、だれでも借りられる名前 ", host, " にあります。", "", ""],
        FlagCode::TenantReply => ["返信先の ", host, " は借りられた名前で、差出人のものではありません。", "", ""],
        FlagCode::NameNamesOtherHost => ["差出人名は ", named, " を名乗っていますが、アドレスは ", host, " です。"],
        FlagCode::TextNamesOtherHost => ["リンクの文字は ", named, " ですが、リンク先は ", host, " です。"],
        FlagCode::FormToTenant => ["このフォームの入力内容は、借りられた名前 ", host, " に送られます。", "", ""],
    }
}
