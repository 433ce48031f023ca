//! URLs with a scheme, in a text.

use sublet::defang::SCHEMES;

use super::{Found, Next, bare::path_end, letter::is_wide};
use crate::bytes;

/// The longest way to the closing bracket of a URL that a line's end breaks.
const MAX_BROKEN: usize = 2_000;

/// Tells the URL whose scheme ends at a colon, and where it ends. `quoted`: the text is a program or a style sheet, where
/// quotes and brackets end it.
pub(super) fn at(text: &str, taken: usize, colon: usize, quoted: bool, found: &mut Found<'_>) -> Option<Next> {
    let bytes = text.as_bytes();
    if !matches!(bytes[colon + 1..], [b'/' | b'\\', b'/' | b'\\', ..]) {
        return None;
    }
    let before = &bytes[taken..colon];
    let (written, scheme) = SCHEMES.iter().find(|(written, _)| bytes::ends(before, written.as_bytes()))?;
    let start = colon - written.len();
    let authority = colon + 3;
    let mut end = path_end(text, authority, quoted);
    if quoted && bytes.get(start.wrapping_sub(1)) == Some(&b'(') {
        end = memchr::memchr(b')', &bytes[start..end]).map_or(end, |length| start + length);
    }
    end = without_prose(text, authority, end);
    if end == authority {
        return None;
    }
    let joined = if start > 0 && bytes[start - 1] == b'<' { broken(text, start, end) } else { None };
    let (url, end) = match &joined {
        Some((url, end)) => (url.as_str(), *end),
        None => (&text[start..end], end),
    };
    if written == scheme {
        found(url, start..end);
    } else {
        found(&[scheme, &url[written.len()..]].concat(), start..end);
    }
    Some(Next::behind(end))
}

/// Where the host of a URL ends that a sentence in a writing without blanks goes on behind (`https://example.orgを…`).
fn without_prose(text: &str, authority: usize, end: usize) -> usize {
    let host = text[authority..end].split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if host.is_ascii() {
        return end;
    }
    let top = host.rfind('.').map_or(0, |dot| dot + 1);
    let letters = host[top..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    match host[top + letters..].chars().next() {
        Some(next) if letters >= 2 && is_wide(next) => authority + top + letters,
        _ => end,
    }
}

/// A URL between angle brackets that goes on in the next lines (RFC 3986, appendix C), and where it ends.
fn broken(text: &str, start: usize, end: usize) -> Option<(String, usize)> {
    if !matches!(text.as_bytes().get(end), Some(b'\r' | b'\n')) {
        return None;
    }
    let near = &text[end..text.floor_char_boundary(end + MAX_BROKEN)];
    let length = near.find(['>', '<', '"'])?;
    let rest = &near[..length];
    if near.as_bytes()[length] != b'>'
        || [&b"\n\n"[..], b"\n\r\n"].iter().any(|gap| bytes::find(rest.as_bytes(), gap).is_some())
    {
        return None;
    }
    let mut url = text[start..end].to_string();
    url.extend(rest.split_whitespace());
    Some((url, end + length))
}
