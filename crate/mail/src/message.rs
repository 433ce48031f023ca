use std::{borrow::Cow, cmp::Ordering};

use sublet::Host;

use crate::{CutCode, Identity, Limits, Link, Platform, SignCode, finder::Finder, index::Index, mime};

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
    pub(crate) by_host: Index,
    pub(crate) claims: Vec<Claim>,
}

impl Message {
    /// Where a host stands among the hosts, by its canonical text.
    pub(crate) fn index(&self, host: &str) -> Option<usize> {
        self.by_host.find(host, |at| self.hosts.get(at).map_or(Ordering::Less, |it| (*written(it)).cmp(host))).ok()
    }
}

/// A host's canonical text.
pub(crate) fn written(host: &Host) -> Cow<'_, str> {
    host.name().map_or_else(|| Cow::Owned(host.to_string()), Cow::Borrowed)
}

/// A text that names a host, where perhaps another host stands behind the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    /// What to tell where it does.
    pub(crate) code: SignCode,
    pub(crate) named: String,
    pub(crate) host: String,
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
