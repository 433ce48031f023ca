use sublet::UrlParser;

/// What reading a message asks of its surroundings: a URL parser, and the charsets of old.
pub trait Platform: UrlParser {
    /// The text of bytes in a charset, by the labels of the [Encoding Standard](https://encoding.spec.whatwg.org/);
    /// `None` where the label is unknown. Bytes that are not valid become U+FFFD.
    fn decode(&self, charset: &str, bytes: &[u8]) -> Option<String>;
}

impl<P: Platform + ?Sized> Platform for &P {
    fn decode(&self, charset: &str, bytes: &[u8]) -> Option<String> {
        (**self).decode(charset, bytes)
    }
}

/// The native platform: the `url` crate and `encoding_rs`.
#[cfg(feature = "native")]
#[derive(Clone, Copy, Debug, Default)]
pub struct Native;

#[cfg(feature = "native")]
impl UrlParser for Native {
    fn host(&self, url: &str) -> Option<String> {
        sublet::WhatwgUrl.host(url)
    }
}

#[cfg(feature = "native")]
impl Platform for Native {
    fn decode(&self, charset: &str, bytes: &[u8]) -> Option<String> {
        let encoding = encoding_rs::Encoding::for_label(charset.as_bytes())?;
        Some(encoding.decode(bytes).0.into_owned())
    }
}
