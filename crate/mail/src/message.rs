use std::{borrow::Cow, cmp::Ordering};

use sublet::Host;

use crate::{cut::CutCode, flag::FlagCode, identity::Identity, index::Index, link::Link};

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
    /// The flag where it does.
    pub(crate) code: FlagCode,
    pub(crate) named: String,
    pub(crate) host: String,
}
