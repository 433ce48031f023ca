use serde::{Deserialize, Serialize};
use sublet::Verdict;
use sublet_links::MailDecision;

use crate::{cut::Cut, flag::Flag, identity::Identity, link::Link};

/// What Sublet says of a message (docs/mail.md).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Report {
    /// Bytes of the message.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub size: u64,
    /// Parts read, nested ones included.
    pub parts: u32,
    /// What was not read; empty where all was.
    pub cuts: Vec<Cut>,
    /// Who the message says it comes from, and through whom it came.
    pub identities: Vec<Identity>,
    /// Everywhere a reader could be led to, in order of first appearance.
    pub links: Vec<Link>,
    /// The verdict on each host of identities, links and redirectors, in order of first appearance.
    pub hosts: Vec<Verdict>,
    /// What about the message itself should make a reader wonder.
    #[serde(rename = "signs")]
    pub flags: Vec<Flag>,
    /// What the policy makes of the message: the strictest decision on a host of its links or of `From`, `Sender`,
    /// `Reply-To`.
    pub decision: MailDecision,
}
