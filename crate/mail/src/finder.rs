use std::collections::BTreeMap;

use sublet::{Host, canonical};

use crate::{
    CutCode, Identity, Limits, Link, Message, Place, Platform, Role, Step, Unwrapped, Via, message::Claim, redirect,
    unwrap,
};

/// The longest visible text told of a link, in characters.
const MAX_TEXT: usize = 200;

/// How many texts that turn out to name no host are tried for each link that is allowed.
const TRIES_A_LINK: usize = 4;

/// Collects what a message is found to hold: each link, identity and host once.
pub(crate) struct Finder<'p, P> {
    pub(crate) platform: &'p P,
    pub(crate) limits: &'p Limits,
    pub(crate) message: Message,
    by_url: BTreeMap<Box<str>, u32>,
    /// Of each host, whether it is a name where no redirector stands.
    plain: Vec<bool>,
    tries: usize,
    /// Bytes that may still be decoded out of parts.
    pub(crate) decodable: usize,
}

/// Where in a message something was found.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'a> {
    pub(crate) part: &'a str,
    pub(crate) via: Via,
    pub(crate) element: Option<&'a str>,
}

impl<'a> Spot<'a> {
    pub(crate) fn new(part: &'a str, via: Via) -> Spot<'a> {
        Spot { part, via, element: None }
    }
}

/// A place that was told, whose visible text may follow.
#[derive(Clone, Copy)]
pub(crate) struct Told {
    link: u32,
    place: u32,
}

impl<'p, P: Platform> Finder<'p, P> {
    pub(crate) fn new(platform: &'p P, limits: &'p Limits, size: usize) -> Finder<'p, P> {
        let message = Message { size: size as u64, ..Message::default() };
        let tries = limits.links.saturating_mul(TRIES_A_LINK);
        Finder {
            platform,
            limits,
            message,
            by_url: BTreeMap::new(),
            plain: Vec::new(),
            tries,
            decodable: limits.decoded,
        }
    }

    pub(crate) fn cut(&mut self, code: CutCode) {
        if !self.message.cuts.contains(&code) {
            self.message.cuts.push(code);
        }
    }

    /// Takes in an absolute URL, or a host as it stands in a text; what names no host is passed over.
    pub(crate) fn link(&mut self, url: &str, spot: Spot<'_>) -> Option<Told> {
        let mut url = url;
        if url.len() > self.limits.link {
            self.cut(CutCode::LinkTooLong);
            url = &url[..url.floor_char_boundary(self.limits.link)];
        }
        let link = match self.by_url.get(url) {
            Some(&link) => link,
            None => self.new_link(url)?,
        };
        let places = &mut self.message.links[link as usize].places;
        if places.len() >= self.limits.places {
            self.cut(CutCode::TooManyPlaces);
            return None;
        }
        let place = places.len() as u32;
        let element = spot.element.map(str::to_ascii_lowercase);
        places.push(Place { part: spot.part.into(), via: spot.via, element, text: None });
        Some(Told { link, place })
    }

    fn new_link(&mut self, url: &str) -> Option<u32> {
        if self.message.links.len() >= self.limits.links {
            self.cut(CutCode::TooManyLinks);
            return None;
        }
        if let Some(host) = self.host_without_redirectors(url) {
            return Some(self.push(url, host, Vec::new()));
        }
        let Unwrapped { url: target, through } = unwrap(url);
        let redirectors: Vec<Option<u32>> = through.iter().map(|step| self.host(&step.url)).collect();
        // A redirector that is unfolded to nothing still leads to itself.
        let host = self.host(&target).or_else(|| redirectors.into_iter().flatten().next_back())?;
        Some(self.push(url, host, through))
    }

    fn push(&mut self, url: &str, host: u32, through: Vec<Step>) -> u32 {
        let index = self.message.links.len() as u32;
        let host = self.message.hosts[host as usize].to_string();
        self.message.links.push(Link { url: url.into(), host, through, places: Vec::new() });
        self.by_url.insert(url.into(), index);
        index
    }

    /// The index of the host of a URL with nothing unusual about it, where no redirector stands there.
    fn host_without_redirectors(&mut self, url: &str) -> Option<u32> {
        let name = plainly(url)?;
        let host = match self.message.by_host.get(name) {
            Some(&index) => index,
            None => self.host(name)?,
        };
        while self.plain.len() <= host as usize {
            let next = self.message.hosts[self.plain.len()].name();
            self.plain.push(next.is_some_and(|name| !redirect::is_at(name)));
        }
        self.plain[host as usize].then_some(host)
    }

    /// Says what a reader sees of a link.
    pub(crate) fn seen(&mut self, told: Told, text: &str) {
        let mut words = text.split_whitespace();
        let Some(first) = words.next() else { return };
        let mut seen = String::from(first);
        for word in words {
            seen.push(' ');
            seen.push_str(word);
            if seen.len() > 4 * MAX_TEXT {
                break;
            }
        }
        if let Some((end, _)) = seen.char_indices().nth(MAX_TEXT) {
            seen.truncate(end);
        }
        if let Some(named) = crate::text::first(&seen).and_then(|named| self.parse(&named)) {
            self.message.claims.push(Claim::Link { named: named.to_string(), link: told.link });
        }
        self.message.links[told.link as usize].places[told.place as usize].text = Some(seen);
    }

    /// Takes in an identity, and tells whether it names a host; `text` is an address or a domain, `name` what is displayed
    /// in its stead.
    pub(crate) fn identity(&mut self, role: Role, text: &str, name: Option<&str>) -> bool {
        if self.message.identities.len() >= self.limits.identities {
            self.cut(CutCode::TooManyIdentities);
            return true;
        }
        let Some(host) = self.host(text) else { return false };
        let host = self.message.hosts[host as usize].to_string();
        if let Some(named) = name.and_then(crate::text::first).and_then(|named| self.parse(&named)) {
            self.message.claims.push(Claim::Sender { named: named.to_string(), host: host.clone() });
        }
        let identity = Identity { role, text: text.into(), host };
        if !self.message.identities.contains(&identity) {
            self.message.identities.push(identity);
        }
        true
    }

    /// The index of the host that a text names.
    fn host(&mut self, text: &str) -> Option<u32> {
        if let Some(&index) = plainly(text).and_then(|name| self.message.by_host.get(name)) {
            return Some(index);
        }
        let host = self.parse(text)?;
        let name = host.to_string();
        if let Some(&index) = self.message.by_host.get(name.as_str()) {
            return Some(index);
        }
        let index = self.message.hosts.len() as u32;
        self.message.hosts.push(host);
        self.message.by_host.insert(name.into(), index);
        Some(index)
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
        if self.tries == 0 {
            self.cut(CutCode::TooManyLinks);
            return None;
        }
        self.tries -= 1;
        match Host::parse_with(text, self.platform) {
            // `file:`, `webcal:`, `intent:` and others lead to a host all the same.
            Err(sublet::Error::UnsupportedScheme { .. }) => {
                let rest = crate::bytes::find(text.as_bytes(), b"://")?;
                Host::parse_with(&["https", &text[rest..]].concat(), self.platform).ok()
            }
            host => host.ok(),
        }
    }
}

/// The host of a text that has nothing unusual about it: a URL, a host, or an address.
fn plainly(text: &str) -> Option<&str> {
    let text = match text.split_once('@') {
        // What stands before an at sign in a URL is no address.
        Some((user, domain)) if !user.contains(['/', '"', '[']) && !domain.contains(['/', '?', '#', ':']) => domain,
        _ => text,
    };
    canonical(text)
}
