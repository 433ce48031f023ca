/// The host of a URL, by the [WHATWG URL Standard](https://url.spec.whatwg.org/#host-parsing).
///
/// The standard decides what a browser will contact, so Sublet never guesses: it asks a full parser. Natively that is
/// [`WhatwgUrl`]; in a browser or a worker it is the platform's own `URL`.
pub trait UrlParser {
    /// The serialised host of an absolute `http`, `https`, `ws`, `wss` or `ftp` URL: lower-case A-labels, an IPv4
    /// address in dotted decimal, or an IPv6 address in brackets. `None` where the URL is not valid.
    fn host(&self, url: &str) -> Option<String>;
}

impl<P: UrlParser + ?Sized> UrlParser for &P {
    fn host(&self, url: &str) -> Option<String> {
        (**self).host(url)
    }
}

/// The native parser, from the [`url`] crate.
#[cfg(feature = "url")]
#[derive(Clone, Copy, Debug, Default)]
pub struct WhatwgUrl;

#[cfg(feature = "url")]
impl UrlParser for WhatwgUrl {
    fn host(&self, url: &str) -> Option<String> {
        ::url::Url::parse(url).ok()?.host_str().map(Into::into)
    }
}
