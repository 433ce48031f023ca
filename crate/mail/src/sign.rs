use serde::{Deserialize, Serialize};

/// Something about a message that should make its reader wonder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Sign {
    /// The stable word programs go by.
    pub code: SignCode,
    /// The host it is about.
    pub host: String,
    /// A sentence for people.
    pub sentence: String,
}

/// The signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub enum SignCode {
    /// The text of a link names another host than the link leads to.
    TextNamesOtherHost,
    /// The sender's address stands in a tenant's room.
    TenantSender,
    /// The sender's display name names another host than the address.
    NameNamesOtherHost,
    /// Answers go to another host than the message comes from, and that host is a tenant's.
    TenantReply,
    /// A form in the message sends what is filled in to a tenant.
    FormToTenant,
}
