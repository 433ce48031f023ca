//! A host in its one canonical form, and the ways to it from what people write.

mod canonical;
pub mod defang;
mod url;

use std::{
    borrow::Cow,
    fmt,
    net::{Ipv4Addr, Ipv6Addr},
};

pub(crate) use self::canonical::{Run, canonical_with_dots};
#[cfg(feature = "url")]
pub use self::url::WhatwgUrl;
pub use self::{canonical::canonical, url::UrlParser};
use crate::Error;

/// The longest text read as one host, in bytes. Browsers and mail gateways meet URLs of 100 KB.
pub const MAX_INPUT: usize = 1 << 20;

const MAX_HOST: usize = 253;
const MAX_LABEL: usize = 63;

/// A host in its one canonical form: a name in lower-case A-labels without a trailing dot, or an address.
///
/// ```
/// use sublet::Host;
///
/// for text in ["Evil.DuckDNS.org.", "hxxps://evil[.]duckdns[.]org/x", "https://bank.example@evil.duckdns.org:8443/"] {
///     assert_eq!(Host::parse(text)?.to_string(), "evil.duckdns.org");
/// }
/// assert_eq!(Host::parse("http://0x7f.1/")?.to_string(), "127.0.0.1");
/// assert_eq!(Host::parse("a..b").unwrap_err().code(), "bad-label");
/// # Ok::<(), sublet::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Host {
    /// A host name.
    Name(Name),
    /// An IPv4 address.
    Ipv4(Ipv4Addr),
    /// An IPv6 address.
    Ipv6(Ipv6Addr),
}

/// A canonical host name: 1 to 253 characters, labels of 1 to 63, lower-case A-labels, no trailing dot.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name(Box<str>);

impl Host {
    /// Reads a host name, a URL, an e-mail address, or any of them as people paste it (defanged, without scheme, with
    /// full-width letters, …), with the native URL parser.
    ///
    /// # Errors
    /// [`Error::Empty`], [`Error::InputTooLong`], [`Error::NotAHost`], [`Error::UnsupportedScheme`],
    /// [`Error::BadLabel`], [`Error::LabelTooLong`] and [`Error::HostTooLong`].
    #[cfg(feature = "url")]
    pub fn parse(text: &str) -> Result<Host, Error> {
        Host::parse_with(text, &crate::WhatwgUrl)
    }

    /// Reads the same with a URL parser of your choice.
    ///
    /// # Errors
    /// As [`Host::parse`].
    pub fn parse_with(text: &str, parser: &impl UrlParser) -> Result<Host, Error> {
        if let Some(name) = canonical(text) {
            return Ok(Host::Name(Name(name.into())));
        }
        if text.len() > MAX_INPUT {
            return Err(Error::InputTooLong { length: text.len() });
        }
        let mut url = defang::to_url(text)?;
        // The parser turns full-width brackets, commas and dots into plain ones, and takes commas and quotes as letters. So
        // a defanged dot or the punctuation around a host may only show in what it gives; undone here too, a host's text
        // reads as that host.
        for _ in 0..defang::MAX_LAYERS {
            let host = parser.host(&url).or_else(|| defang::odd_a_labels(&url)).ok_or(Error::NotAHost)?;
            let host = without_escapes(host)?;
            let bare = host.strip_suffix('.').unwrap_or(&host);
            let plain = defang::defang(defang::unquoted(bare));
            if plain == bare {
                return Host::from_serialised(host);
            }
            url = Cow::Owned(format!("https://{plain}"));
        }
        Err(Error::NotAHost)
    }

    /// Takes the host as a URL parser writes it.
    fn from_serialised(host: String) -> Result<Host, Error> {
        if let Some(inner) = host.strip_prefix('[') {
            let address = inner.strip_suffix(']').and_then(|inner| inner.parse().ok());
            return address.map(Host::Ipv6).ok_or(Error::NotAHost);
        }
        if let Ok(address) = host.parse() {
            return Ok(Host::Ipv4(address));
        }
        Name::new(host).map(Host::Name)
    }

    /// The name, where the host is one.
    pub fn name(&self) -> Option<&str> {
        match self {
            Host::Name(name) => Some(name.as_str()),
            _ => None,
        }
    }
}

/// Undoes what Chromium does to hosts beyond the standard: it escapes characters that the standard takes as they are
/// (`*` becomes `%2A`) and some that it refuses (a space becomes `%20`).
fn without_escapes(host: String) -> Result<String, Error> {
    if !host.contains('%') {
        return Ok(host);
    }
    let mut parts = host.split('%');
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let byte = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).ok_or(Error::NotAHost)?;
        // The standard's forbidden domain code points: https://url.spec.whatwg.org/#forbidden-domain-code-point
        if !byte.is_ascii_graphic() || b"#%/:<>?@[\\]^|".contains(&byte) {
            return Err(Error::NotAHost);
        }
        out.push(char::from(byte.to_ascii_lowercase()));
        out.push_str(&part[2..]);
    }
    Ok(out)
}

impl Name {
    fn new(mut host: String) -> Result<Name, Error> {
        if host.ends_with('.') {
            host.pop();
        }
        if host.is_empty() {
            return Err(Error::Empty);
        }
        for label in host.split('.') {
            match label.len() {
                0 => return Err(Error::BadLabel),
                1..=MAX_LABEL => {}
                length => return Err(Error::LabelTooLong { length }),
            }
        }
        match host.len() {
            0..=MAX_HOST => Ok(Name(host.into_boxed_str())),
            length => Err(Error::HostTooLong { length }),
        }
    }

    /// The name's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Host::Name(name) => name.fmt(f),
            Host::Ipv4(address) => address.fmt(f),
            // The URL standard writes these in hexadecimal; `Ipv6Addr` does not.
            Host::Ipv6(address) if address.to_ipv4_mapped().is_some() => {
                let [.., high, low] = address.segments();
                write!(f, "[::ffff:{high:x}:{low:x}]")
            }
            Host::Ipv6(address) => write!(f, "[{address}]"),
        }
    }
}

#[cfg(feature = "url")]
impl std::str::FromStr for Host {
    type Err = Error;

    fn from_str(text: &str) -> Result<Host, Error> {
        Host::parse(text)
    }
}
