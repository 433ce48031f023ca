use serde::{Deserialize, Serialize};
use sublet::Lang;

/// Who a message says it comes from, and through whom it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Identity {
    /// What the message gives it out as.
    pub role: Role,
    /// The address or the domain as it is given.
    pub text: String,
    /// Its canonical host.
    pub host: String,
}

/// What an identity is given out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "IdentityRole"))]
#[non_exhaustive]
pub enum Role {
    /// The author (`From`).
    From,
    /// Who sent it for the author (`Sender`).
    Sender,
    /// Where answers go (`Reply-To`).
    ReplyTo,
    /// Where bounces go (`Return-Path`).
    ReturnPath,
    /// The right side of `Message-ID`.
    MessageId,
    /// The signing domain (`d=` of `DKIM-Signature`, RFC 6376).
    Dkim,
    /// A host that handed the message on (`Received`).
    Received,
}

impl Role {
    /// The name people read.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Role::From => lang.pick("Author", "差出人"),
            Role::Sender => lang.pick("Sender", "送信者"),
            Role::ReplyTo => lang.pick("Reply address", "返信先"),
            Role::ReturnPath => lang.pick("Bounce address", "不達通知先"),
            Role::MessageId => lang.pick("Message ID", "メッセージID"),
            Role::Dkim => lang.pick("DKIM signature", "DKIM署名"),
            Role::Received => lang.pick("Mail server on the way", "経由サーバー"),
        }
    }

    /// Whether the policy's decision on a message counts it. The others are shown only: a hobbyist's own mail server may
    /// well stand on dynamic DNS.
    pub fn decides(self) -> bool {
        matches!(self, Role::From | Role::Sender | Role::ReplyTo)
    }
}
