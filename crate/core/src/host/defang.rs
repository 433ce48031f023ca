//! Text as people paste it, made into an absolute URL that a parser can take.

use std::{borrow::Cow, net::Ipv6Addr};

use crate::Error;

/// Schemes whose host the URL standard parses as a host name.
const SPECIAL: [&str; 5] = ["http", "https", "ws", "wss", "ftp"];

/// Schemes that never stand for `user:password@host` written without a scheme.
const OPAQUE: [&str; 9] = ["about", "blob", "cid", "data", "javascript", "mailto", "sms", "tel", "urn"];

/// Schemes in front of a whole URL.
const WRAPPERS: [&str; 2] = ["feed", "view-source"];

/// How people write dots, colons and at signs to keep a mailer from making a link.
const DEFANGED: [(&str, &str); 13] = [
    ("[.]", "."),
    ("(.)", "."),
    ("{.}", "."),
    ("[dot]", "."),
    ("(dot)", "."),
    ("{dot}", "."),
    ("[://]", "://"),
    ("[:]", ":"),
    ("[/]", "/"),
    ("[@]", "@"),
    ("(@)", "@"),
    ("[at]", "@"),
    ("(at)", "@"),
];

/// The absolute URL that the text stands for.
pub(crate) fn to_url(text: &str) -> Result<Cow<'_, str>, Error> {
    let text = unwrap(text);
    if text.is_empty() {
        return Err(Error::Empty);
    }
    let text = refang(without_breaks(text));
    if text.parse::<Ipv6Addr>().is_ok() {
        return Ok(Cow::Owned(format!("https://[{text}]")));
    }
    let Some((scheme, rest)) = split_scheme(&text) else {
        return Ok(Cow::Owned(without_scheme(&text)));
    };
    if !WRAPPERS.contains(&scheme.as_str()) {
        return with_scheme(scheme, rest).map(|url| url.map_or(text.clone(), Cow::Owned));
    }
    match split_scheme(rest) {
        Some((inner, _)) if WRAPPERS.contains(&inner.as_str()) => Err(Error::UnsupportedScheme { scheme }),
        Some((inner, after)) => Ok(Cow::Owned(with_scheme(inner, after)?.unwrap_or_else(|| rest.to_string()))),
        None => Ok(Cow::Owned(without_scheme(rest))),
    }
}

/// The URL of a text with a scheme; `None` where it is one already.
fn with_scheme(scheme: String, rest: &str) -> Result<Option<String>, Error> {
    if let Some(scheme) = fanged_scheme(&scheme) {
        return Ok(Some(format!("{scheme}:{rest}")));
    }
    match scheme.as_str() {
        "mailto" => mailto(rest).map(Some),
        scheme if SPECIAL.contains(&scheme) => Ok(None),
        _ => Err(Error::UnsupportedScheme { scheme }),
    }
}

/// The host of a URL with an `xn--` label that decodes to nothing valid.
///
/// The standard refuses such a URL, but Chromium opens it and DNS resolves it, so a tenant could hide behind one from
/// everybody who follows the standard.
pub(crate) fn odd_a_labels(url: &str) -> Option<String> {
    let (_, rest) = url.split_once(':')?;
    let authority = rest.trim_start_matches(['/', '\\']).split(['/', '\\', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.to_ascii_lowercase();
    let (host, port) = host.split_once(':').unwrap_or((&host, ""));
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let labels = || host.trim_end_matches('.').split('.');
    let fits = host.bytes().all(plain)
        && port.len() <= 5
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && labels().any(|label| label.starts_with("xn--"))
        && labels().next_back().is_some_and(|top| top.starts_with(|c: char| c.is_ascii_alphabetic()));
    fits.then(|| host.into())
}

fn without_scheme(text: &str) -> String {
    format!("https://{}", mail_domain(text.trim_start_matches(['/', '\\'])))
}

/// Takes out tabs and line ends, as the URL standard does before it looks for the scheme.
fn without_breaks(text: &str) -> Cow<'_, str> {
    const BREAKS: [char; 3] = ['\t', '\n', '\r'];
    if text.contains(BREAKS) { Cow::Owned(text.replace(BREAKS, "")) } else { Cow::Borrowed(text) }
}

/// Takes off white space, invisible characters, and the quotes and brackets that enclose the whole.
fn unwrap(text: &str) -> &str {
    const PAIRS: [(char, char); 9] = [
        ('<', '>'),
        ('"', '"'),
        ('\'', '\''),
        ('`', '`'),
        ('(', ')'),
        ('“', '”'),
        ('‘', '’'),
        ('「', '」'),
        ('『', '』'),
    ];
    let mut text = trim(text);
    while let Some(inner) = PAIRS.iter().find_map(|&(open, close)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains(open)).then_some(inner)
    }) {
        text = trim(inner);
    }
    text
}

fn trim(text: &str) -> &str {
    text.trim_end_matches(|c| is_invisible(c) || matches!(c, ',' | ';')).trim_start_matches(is_invisible)
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Undoes the defanging; borrows where there is none.
pub(crate) fn refang(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains(['[', '(', '{']) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find(['[', '(', '{']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = DEFANGED
            .iter()
            .find(|(mark, _)| rest.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)));
        let (taken, put) = match found {
            Some((mark, put)) => (mark.len(), *put),
            None => (1, &rest[..1]),
        };
        out.push_str(put);
        rest = &rest[taken..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The lower-case scheme and what follows its colon, if the text begins with a scheme rather than with `host:port` or
/// `user:password@host`.
fn split_scheme(text: &str) -> Option<(String, &str)> {
    let colon = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '*')))?;
    let rest = text[colon..].strip_prefix(':')?;
    let scheme = text[..colon].to_ascii_lowercase();
    if !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let known = fanged_scheme(&scheme).is_some() || SPECIAL.contains(&scheme.as_str());
    if known || OPAQUE.contains(&scheme.as_str()) || rest.starts_with(['/', '\\']) {
        return Some((scheme, rest));
    }
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let port = authority.bytes().all(|byte| byte.is_ascii_digit()) && (rest.is_empty() || !authority.is_empty());
    let host = port || scheme.contains('.') || authority.contains('@');
    (!host).then_some((scheme, rest))
}

/// `hxxp` and its kin.
fn fanged_scheme(scheme: &str) -> Option<&'static str> {
    match scheme {
        "hxxp" | "h**p" | "htxp" | "hxtp" => Some("http"),
        "hxxps" | "h**ps" | "htxps" | "hxtps" => Some("https"),
        "fxp" | "f*p" => Some("ftp"),
        _ => None,
    }
}

fn mailto(rest: &str) -> Result<String, Error> {
    let address = rest.split('?').next().unwrap_or_default();
    match after_last(address, "@").or_else(|| after_last(address, "%40")) {
        Some(domain) => Ok(format!("https://{}", literal(domain))),
        None => Err(Error::NotAHost),
    }
}

/// What follows the last such mark. `rsplit_once` would bring the standard library's two-way search, 3 KB of Wasm, for
/// texts of some dozens of bytes.
fn after_last<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    (0..text.len()).rev().find_map(|at| text.get(at..)?.strip_prefix(mark))
}

/// The part of an e-mail address with a quoted local part that a URL parser can take; other text as it is.
fn mail_domain(text: &str) -> String {
    if text.starts_with('"')
        && let Some(domain) = after_last(text, "\"@")
    {
        return literal(domain);
    }
    match text.split_once('@') {
        Some((user, domain)) if domain.starts_with('[') => format!("{user}@{}", literal(domain)),
        _ => text.to_string(),
    }
}

/// An address literal of RFC 5321 (`[192.0.2.1]`, `[IPv6:2001:db8::1]`) as a URL writes it.
fn literal(domain: &str) -> String {
    let Some(inner) = domain.strip_prefix('[').and_then(|d| d.strip_suffix(']')) else {
        return domain.to_string();
    };
    if let Some(v6) = inner.get(..5).filter(|tag| tag.eq_ignore_ascii_case("IPv6:")).map(|_| &inner[5..]) {
        return format!("[{v6}]");
    }
    if inner.contains(':') { domain.to_string() } else { inner.to_string() }
}
