use std::collections::BTreeMap;

use sublet::Host;

use crate::{CutCode, Identity, Limits, Link, Platform, finder::Finder, mime};

/// A message that was read: every link and identity in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Bytes of the message.
    pub size: u64,
    /// Parts read, nested ones included.
    pub parts: u32,
    /// What was not read; empty where all was.
    pub cuts: Vec<CutCode>,
    /// Who the message says it comes from, and through whom it came.
    pub identities: Vec<Identity>,
    /// Everywhere a reader could be led to, in order of first appearance.
    pub links: Vec<Link>,
    /// Every host of identities, links and redirectors, in order of first appearance.
    pub hosts: Vec<Host>,
    /// The index of each host by its name.
    pub(crate) by_host: BTreeMap<Box<str>, u32>,
    pub(crate) claims: Vec<Claim>,
}

impl Message {
    /// Where a host stands among the hosts.
    pub(crate) fn index(&self, host: &str) -> Option<usize> {
        self.by_host.get(host).map(|&index| index as usize)
    }
}

/// A text that names a host, where another host stands behind the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Claim {
    /// The visible text of a link.
    Link { named: String, link: u32 },
    /// The name displayed in place of a sender's address.
    Sender { named: String, host: String },
}

/// Every link and identity of a raw message (RFC 5322, MIME). It never fails: what it could not read it lists among the
/// cuts.
///
/// ```
/// use sublet_mail::{Limits, Native, read};
///
/// let raw = b"From: a@example.org\r\nContent-Type: text/html\r\n\r\n<a href=https://evil.duckdns.org/x>Log in</a>";
/// let message = read(raw, &Native, &Limits::default());
/// assert_eq!(message.identities[0].host, "example.org");
/// assert_eq!(message.links[0].host, "evil.duckdns.org");
/// assert_eq!(message.links[0].places[0].text.as_deref(), Some("Log in"));
/// ```
pub fn read(raw: &[u8], platform: &impl Platform, limits: &Limits) -> Message {
    let mut finder = Finder::new(platform, limits, raw.len());
    let whole = raw.get(..limits.bytes).unwrap_or(raw);
    if whole.len() < raw.len() {
        finder.cut(CutCode::TooBig);
    }
    mime::message(whole, &mut finder);
    finder.message
}
