//! Redirectors that carry their target in the URL, read without asking them.
//!
//! Mail gateways, search engines, social networks and translators put their own address in front of a link. A look at
//! the outermost host would judge the gateway; [`unwrap`] tells where the link leads. It knows a fixed list of hosts
//! ([`known`]), never guesses at an unknown one, contacts nobody, and follows at most [`MAX_STEPS`] redirectors.
//! Short links (`bit.ly`, `t.co`) keep the target on their own servers, so nothing here can tell it.

mod coding;
mod destination;
mod known;
mod parts;
mod path;
mod proofpoint;
mod query;
mod web_address;

use known::KNOWN;
use parts::Parts;
use sublet::defang::defang;

use crate::{Step, Unwrapped};

/// Redirectors inside one another that are followed. Real mail has two or three: a gateway around a newsletter's counter.
const MAX_STEPS: usize = 16;

/// Where a URL leads behind the redirectors that are known.
///
/// The URL may be defanged; it comes back as it is where it goes through none, where its target is not in it, and where the target is no
/// web address (`javascript:`, `mailto:`).
///
/// ```
/// use sublet_links::unwrap;
///
/// let found = unwrap("https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.duckdns.org%2F&data=05");
/// assert_eq!(found.url, "https://evil.duckdns.org/");
/// assert_eq!(found.through[0].redirector, "safelinks");
/// assert!(unwrap("https://example.com/?url=https://evil.duckdns.org/").through.is_empty());
/// ```
pub fn unwrap(url: &str) -> Unwrapped {
    let mut found = Unwrapped { url: url.into(), through: Vec::new() };
    while found.through.len() < MAX_STEPS {
        let Some((redirector, target)) = step(&found.url) else { break };
        let url = std::mem::replace(&mut found.url, target);
        found.through.push(Step { redirector: redirector.into(), url });
    }
    found
}

/// Whether any redirector stands at a canonical host, whatever its path. Most hosts of a message hold none, and it is
/// asked once a host.
pub fn holds_redirector(host: &str) -> bool {
    KNOWN.iter().flat_map(|known| known.hosts).any(|pattern| parts::host_is(host, pattern))
}

/// The redirector a URL goes to, and its target.
fn step(url: &str) -> Option<(&'static str, String)> {
    let parts = Parts::of(url).or_else(|| Parts::of(&defang(url)))?;
    KNOWN
        .iter()
        .filter(|known| known.hosts.iter().any(|pattern| parts.host_is(pattern)))
        .filter(|known| known.paths.iter().any(|pattern| parts.path_is(pattern)))
        .find_map(|known| Some((known.id, known.target.of(&parts)?)))
}
