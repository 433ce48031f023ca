//! What is found in a message: each link, identity and host once, with every place it was found in.

use std::sync::Arc;

use memchr::memchr;
use sublet::{Host, canonical};
use sublet_links::{Step, Unwrapped, each_in_text, first_in_text, holds_redirector, unwrap};

use crate::{
    budget::Budget,
    cut::CutCode,
    flag::FlagCode,
    identity::{Identity, Role},
    index::{Index, Slot},
    limits::Limits,
    link::{Link, Occurrence, Via},
    message::{Claim, Message, written},
    platform::Platform,
};

/// The longest visible text that is kept of a link, in characters.
const MAX_TEXT: usize = 200;

/// How many names are shared: most messages have fewer elements with links.
const MAX_NAMES: usize = 16;

/// Collects what a message is found to hold: each link, identity and host once.
pub(crate) struct Collector<'p, P> {
    pub(crate) platform: &'p P,
    pub(crate) budget: Budget,
    message: Message,
    by_url: Index,
    /// Of each host, whether it is a name where no redirector stands.
    plain: Vec<bool>,
    /// The first names of elements and parts.
    names: Vec<Arc<str>>,
}

/// Where in a message something was found.
#[derive(Clone, Copy)]
pub(crate) struct Location<'a> {
    pub(crate) part: &'a str,
    pub(crate) via: Via,
    pub(crate) element: Option<&'a str>,
}

impl<'a> Location<'a> {
    pub(crate) fn new(part: &'a str, via: Via) -> Location<'a> {
        Location { part, via, element: None }
    }
}

/// Where a link was found, whose visible text may follow.
#[derive(Clone, Copy)]
pub(crate) struct OccurrenceId {
    link: usize,
    place: usize,
}

impl<'p, P: Platform> Collector<'p, P> {
    pub(crate) fn new(platform: &'p P, limits: &Limits) -> Collector<'p, P> {
        Collector {
            platform,
            budget: Budget::new(limits),
            message: Message::default(),
            by_url: Index::default(),
            plain: Vec::new(),
            names: Vec::new(),
        }
    }

    /// What was found in a message of so many bytes.
    pub(crate) fn finish(self, size: usize) -> Message {
        let (parts, cuts) = self.budget.finish();
        Message { size: size as u64, parts: parts as u32, cuts, ..self.message }
    }

    /// Takes in everything that names a host in a text.
    pub(crate) fn text(&mut self, text: &str, location: Location<'_>) {
        each_in_text(text, &mut |found| {
            self.link(found, location);
        });
    }

    /// Takes in an absolute URL, or a host as it stands in a text; what names no host is passed over.
    pub(crate) fn link(&mut self, url: &str, location: Location<'_>) -> Option<OccurrenceId> {
        let mut url = url;
        let Limits { link: most, places: most_places, .. } = *self.budget.limits();
        if url.len() > most {
            self.budget.cut(CutCode::LinkTooLong);
            url = &url[..url.floor_char_boundary(most)];
        }
        let link = match self.by_url.find(url, |at| self.message.links[at].url.as_str().cmp(url)) {
            Ok(link) => link,
            Err(slot) => self.new_link(url, slot)?,
        };
        let places = &mut self.message.links[link].places;
        if !self.budget.fits(places.len(), most_places, CutCode::TooManyPlaces) {
            return None;
        }
        let place = places.len();
        let part = shared(&mut self.names, location.part);
        let element = location.element.map(|element| shared(&mut self.names, element));
        places.push(Occurrence { part, via: location.via, element, text: None });
        Some(OccurrenceId { link, place })
    }

    fn new_link(&mut self, url: &str, slot: Slot) -> Option<usize> {
        let most = self.budget.limits().links;
        if !self.budget.fits(self.message.links.len(), most, CutCode::TooManyLinks) {
            return None;
        }
        let (host, through) = match self.host_without_redirectors(url) {
            Some(host) => (host, Vec::new()),
            None => self.host_behind(url)?,
        };
        let link = self.message.links.len();
        let host = written(&self.message.hosts[host]).into_owned();
        self.message.links.push(Link { url: url.into(), host, through, places: Vec::new() });
        self.by_url.insert(slot);
        Some(link)
    }

    /// The index of the host that a URL leads to, and the redirectors on the way.
    fn host_behind(&mut self, url: &str) -> Option<(usize, Vec<Step>)> {
        let Unwrapped { url: target, through } = unwrap(url);
        let mut host = None;
        // A redirector that is unfolded to nothing still leads to itself.
        for step in &through {
            host = self.host(&step.url).or(host);
        }
        Some((self.host(&target).or(host)?, through))
    }

    /// The index of the host of a URL with nothing unusual about it, where no redirector stands there.
    fn host_without_redirectors(&mut self, url: &str) -> Option<usize> {
        let name = plainly(url)?;
        let host = self.message.index(name).or_else(|| self.host(name))?;
        while self.plain.len() <= host {
            let next = self.message.hosts[self.plain.len()].name();
            self.plain.push(next.is_some_and(|name| !holds_redirector(name)));
        }
        self.plain[host].then_some(host)
    }

    /// Records what a reader sees of a link.
    pub(crate) fn seen(&mut self, occurrence: OccurrenceId, text: &str) {
        let mut seen = String::with_capacity(text.len().min(5 * MAX_TEXT));
        for word in text.split_whitespace() {
            if !seen.is_empty() {
                seen.push(' ');
            }
            seen.push_str(word);
            if seen.len() > 4 * MAX_TEXT {
                break;
            }
        }
        if seen.is_empty() {
            return;
        }
        if seen.len() > MAX_TEXT
            && let Some((end, _)) = seen.char_indices().nth(MAX_TEXT)
        {
            seen.truncate(end);
        }
        if let Some(named) = first_in_text(&seen).and_then(|named| self.parse(&named)) {
            let host = self.message.links[occurrence.link].host.clone();
            self.message.claims.push(Claim { code: FlagCode::TextNamesOtherHost, named: named.to_string(), host });
        }
        self.message.links[occurrence.link].places[occurrence.place].text = Some(seen);
    }

    /// Takes in an identity, and returns whether it names a host; `text` is an address or a domain, `name` what is displayed
    /// in its stead.
    pub(crate) fn identity(&mut self, role: Role, text: &str, name: Option<&str>) -> bool {
        let most = self.budget.limits().identities;
        if !self.budget.fits(self.message.identities.len(), most, CutCode::TooManyIdentities) {
            return true;
        }
        let Some(host) = self.host(text) else { return false };
        let host = written(&self.message.hosts[host]).into_owned();
        if let Some(named) = name.and_then(first_in_text).and_then(|named| self.parse(&named)) {
            let host = host.clone();
            self.message.claims.push(Claim { code: FlagCode::NameNamesOtherHost, named: named.to_string(), host });
        }
        let identity = Identity { role, text: text.into(), host };
        if !self.message.identities.contains(&identity) {
            self.message.identities.push(identity);
        }
        true
    }

    /// The index of the host that a text names.
    fn host(&mut self, text: &str) -> Option<usize> {
        if let Some(known) = plainly(text).and_then(|name| self.message.index(name)) {
            return Some(known);
        }
        let host = self.parse(text)?;
        let Message { hosts, by_host, .. } = &mut self.message;
        let name = written(&host);
        Some(by_host.find(&name, |at| written(&hosts[at]).cmp(&name)).unwrap_or_else(|slot| {
            by_host.insert(slot);
            hosts.push(host);
            hosts.len() - 1
        }))
    }

    /// The host that a text names. The URL parser is asked only where the splitter defers: in Wasm it is a call to the
    /// platform.
    fn parse(&mut self, text: &str) -> Option<Host> {
        if let Some(name) = plainly(text) {
            return Host::parse_with(name, self.platform).ok();
        }
        if let Some(name) = plainly(&text.to_ascii_lowercase()) {
            return Host::parse_with(name, self.platform).ok();
        }
        if !self.budget.try_host() {
            return None;
        }
        match Host::parse_with(text, self.platform) {
            // `file:`, `webcal:`, `intent:` and others lead to a host all the same.
            Err(sublet::Error::UnsupportedScheme { .. }) => {
                let rest = sublet_links::bytes::find(text.as_bytes(), b"://")?;
                Host::parse_with(&["https", &text[rest..]].concat(), self.platform).ok()
            }
            host => host.ok(),
        }
    }
}

/// The host of a text that has nothing unusual about it: a URL, a host, or an address.
fn plainly(text: &str) -> Option<&str> {
    let Some(at) = memchr(b'@', text.as_bytes()) else { return canonical(text) };
    let (user, domain) = (&text[..at], &text[at + 1..]);
    // What stands before an at sign in a URL is no address.
    let is_address = !user.contains(['/', '"', '[']) && !domain.contains(['/', '?', '#', ':']);
    canonical(if is_address { domain } else { text })
}

/// A name in lower case; the first ones are shared by all that have them.
fn shared(names: &mut Vec<Arc<str>>, name: &str) -> Arc<str> {
    for known in names.iter() {
        if known.eq_ignore_ascii_case(name) {
            return known.clone();
        }
    }
    let name: Arc<str> = Arc::from(name.to_ascii_lowercase());
    if names.len() < MAX_NAMES {
        names.push(name.clone());
    }
    name
}
