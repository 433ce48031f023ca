//! The URLs of a page as a browser takes them (URL Standard, section 4.4).

use std::borrow::Cow;

use memchr::memchr3;

use sublet_links::bytes::begins;

/// What an attribute leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reference<'u> {
    /// An absolute URL.
    Absolute(Cow<'u, str>),
    /// What has to be joined to the page's base.
    Relative(Cow<'u, str>),
    /// The program of a `javascript:` URL.
    Script(Cow<'u, str>),
    /// What a `data:` URL holds, behind the scheme.
    Data(Cow<'u, str>),
    /// A place in the page, a part of the message, a telephone.
    Nowhere,
}

/// Schemes that lead to no host.
const NOWHERE: [&str; 10] =
    ["about", "blob", "callto", "cid", "geo", "mid", "sms", "tel", "urn", "x-apple-data-detectors"];

/// Reads the value of an attribute.
pub(super) fn reference(value: &str) -> Reference<'_> {
    let value = value.trim_matches(|letter| letter <= ' ');
    const BREAKS: [char; 3] = ['\t', '\n', '\r'];
    let broken = memchr3(b'\t', b'\n', b'\r', value.as_bytes()).is_some();
    let url = if broken { Cow::Owned(value.replace(BREAKS, "")) } else { Cow::Borrowed(value) };
    let bytes = url.as_bytes();
    match bytes {
        [] | [b'#', ..] => return Reference::Nowhere,
        [b'/' | b'\\', b'/' | b'\\', ..] => return Reference::Absolute(Cow::Owned(["https:", &url].concat())),
        _ => {}
    }
    let Some(colon) = scheme_end(bytes) else { return Reference::Relative(url) };
    let scheme = &url[..colon];
    if matches!(scheme, "https" | "http" | "mailto") {
        return Reference::Absolute(url);
    }
    let is = |name: &str| scheme.eq_ignore_ascii_case(name);
    if is("javascript") || is("vbscript") || is("livescript") {
        return Reference::Script(behind(url, colon));
    }
    if is("data") {
        return Reference::Data(behind(url, colon));
    }
    if NOWHERE.iter().any(|name| is(name)) {
        return Reference::Nowhere;
    }
    Reference::Absolute(url)
}

fn behind(url: Cow<'_, str>, colon: usize) -> Cow<'_, str> {
    match url {
        Cow::Borrowed(url) => Cow::Borrowed(&url[colon + 1..]),
        Cow::Owned(url) => Cow::Owned(url[colon + 1..].into()),
    }
}

fn scheme_end(url: &[u8]) -> Option<usize> {
    let end = url.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"+-.".contains(byte)))?;
    (url[end] == b':' && url[0].is_ascii_alphabetic()).then_some(end)
}

/// Joins a relative URL to an absolute one. Dots in paths stay: they change no host.
pub(super) fn join(base: &str, relative: &str) -> Option<String> {
    let bytes = base.as_bytes();
    let authority = scheme_end(bytes)? + 1;
    let slashes = bytes[authority..].iter().take_while(|byte| matches!(byte, b'/' | b'\\')).count();
    if slashes < 2 || begins(bytes, b"mailto:") {
        return None;
    }
    let host = authority + slashes;
    let position = |ends: &[u8], from: usize| {
        bytes[from..].iter().position(|byte| ends.contains(byte)).map_or(base.len(), |length| from + length)
    };
    let path = position(b"/\\?#", host);
    let kept = match relative.as_bytes().first() {
        Some(b'/' | b'\\') => &base[..path],
        Some(b'?') => &base[..position(b"?#", path)],
        _ => {
            let end = position(b"?#", path);
            match base[path..end].rfind(['/', '\\']) {
                Some(slash) => &base[..path + slash + 1],
                None => return Some([&base[..path], "/", relative].concat()),
            }
        }
    };
    Some([kept, relative].concat())
}
