//! Text as people paste it, made into an absolute URL that a parser can take.

use std::borrow::Cow;

use crate::Error;

/// Schemes whose host the URL standard parses as a host name.
const SPECIAL: [&str; 5] = ["http", "https", "ws", "wss", "ftp"];

/// Schemes that never stand for `user:password@host` written without a scheme.
const OPAQUE: [&str; 9] = ["about", "blob", "cid", "data", "javascript", "mailto", "sms", "tel", "urn"];

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
    let text = refang(text);
    let colon = scheme_end(&text);
    let Some(colon) = colon else {
        let rest = text.trim_start_matches(['/', '\\']);
        return Ok(Cow::Owned(format!("https://{}", mail_domain(rest))));
    };
    let scheme = text[..colon].to_ascii_lowercase();
    let rest = &text[colon + 1..];
    if let Some(scheme) = fanged_scheme(&scheme) {
        return Ok(Cow::Owned(format!("{scheme}:{rest}")));
    }
    match scheme.as_str() {
        "mailto" => Ok(Cow::Owned(mailto(rest)?)),
        "view-source" | "feed" => Ok(Cow::Owned(to_url(rest)?.into_owned())),
        scheme if SPECIAL.contains(&scheme) => Ok(text),
        _ => Err(Error::UnsupportedScheme { scheme }),
    }
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
    let mut text = text.trim_matches(is_invisible);
    while let Some(inner) = PAIRS.iter().find_map(|&(open, close)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains(open)).then_some(inner)
    }) {
        text = inner.trim_matches(is_invisible);
    }
    text.trim_end_matches([',', ';'])
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Undoes the defanging; borrows where there is none.
fn refang(text: &str) -> Cow<'_, str> {
    if !text.contains(['[', '(', '{']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
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

/// Where the scheme ends, if the text begins with one rather than with `host:port` or `user:password@host`.
fn scheme_end(text: &str) -> Option<usize> {
    let colon = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '*')))?;
    let scheme = &text[..colon];
    let rest = text[colon..].strip_prefix(':')?;
    if !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let known = scheme.to_ascii_lowercase();
    if rest.starts_with(['/', '\\']) || fanged_scheme(&known).is_some() || SPECIAL.contains(&known.as_str()) {
        return Some(colon);
    }
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let host_and_port = authority.bytes().all(|byte| byte.is_ascii_digit());
    let user_info = authority.contains('@');
    let opaque = OPAQUE.contains(&known.as_str());
    (opaque || !scheme.contains('.') && !host_and_port && !user_info).then_some(colon)
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
    match address.rsplit_once('@').or_else(|| address.rsplit_once("%40")) {
        Some((_, domain)) => Ok(format!("https://{}", literal(domain))),
        None => Err(Error::NotAHost),
    }
}

/// The part of an e-mail address with a quoted local part that a URL parser can take; other text as it is.
fn mail_domain(text: &str) -> String {
    if text.starts_with('"') {
        if let Some((_, domain)) = text.rsplit_once("\"@") {
            return literal(domain);
        }
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
