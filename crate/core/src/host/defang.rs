//! Text as people paste it, made into an absolute URL that a parser can take: the one table of how they defang it.

use std::{borrow::Cow, net::Ipv6Addr, ops::Range};

use crate::Error;

/// Schemes with a host, as people write them and as they mean them; a longer one stands before its own end.
pub const SCHEMES: [(&str, &str); 15] = [
    ("https", "https"),
    ("hxxps", "https"),
    ("h**ps", "https"),
    ("hxtps", "https"),
    ("htxps", "https"),
    ("http", "http"),
    ("hxxp", "http"),
    ("h**p", "http"),
    ("hxtp", "http"),
    ("htxp", "http"),
    ("fxp", "ftp"),
    ("f*p", "ftp"),
    ("ftp", "ftp"),
    ("wss", "wss"),
    ("ws", "ws"),
];

/// Schemes that never stand for `user:password@host` written without a scheme.
const OPAQUE: [&str; 9] = ["about", "blob", "cid", "data", "javascript", "mailto", "sms", "tel", "urn"];

/// Schemes in front of a whole URL.
const WRAPPERS: [&str; 2] = ["feed", "view-source"];

/// How people write dots, colons, slashes and at signs inside brackets.
const MARKS: [(&str, &str); 8] =
    [("dot", "."), (".", "."), (",", "."), ("://", "://"), (":", ":"), ("/", "/"), ("at", "@"), ("@", "@")];

/// How often a text is defanged that was defanged several times over.
pub const MAX_LAYERS: usize = 8;

/// The absolute URL that the text stands for.
pub(crate) fn to_url(text: &str) -> Result<Cow<'_, str>, Error> {
    let text = unquoted(text);
    if text.is_empty() {
        return Err(Error::Empty);
    }
    let text = seen(text);
    let text = match defang(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(plain) => Cow::Owned(plain),
    };
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
    match (meant(&scheme), scheme.as_str()) {
        (Some(meant), written) if meant == written => Ok(None),
        (Some(meant), _) => Ok(Some(format!("{meant}:{rest}"))),
        (None, "mailto") => mailto(rest).map(Some),
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

/// Takes out tabs and line ends, as the URL standard does before it looks for the scheme, and what nobody sees. The
/// joiners stay: some writings need them, and the standard says where.
fn seen(text: &str) -> Cow<'_, str> {
    const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];
    let gone = |c: char| matches!(c, '\t' | '\n' | '\r') || (is_invisible(c) && !JOINERS.contains(&c));
    if text.contains(gone) { Cow::Owned(text.replace(gone, "")) } else { Cow::Borrowed(text) }
}

/// Takes off white space, invisible characters, and the quotes and brackets that enclose the whole.
///
/// ```
/// use sublet::defang::unquoted;
///
/// assert_eq!(unquoted(" (<a.example>), "), "a.example");
/// assert_eq!(unquoted("<a.example"), "<a.example");
/// ```
pub fn unquoted(text: &str) -> &str {
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
    let blank = |c: char| c.is_whitespace() || c.is_control() || is_invisible(c);
    text.trim_end_matches(|c| blank(c) || matches!(c, ',' | ';')).trim_start_matches(blank)
}

/// Whether a character takes no room on the screen and is no part of a host.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text with its defanged dots, colons, slashes and at signs undone, in [`MAX_LAYERS`] layers at most; borrowed where
/// there are none.
///
/// ```
/// use sublet::defang::defang;
///
/// assert_eq!(defang("evil[.]duckdns (dot) org[:]8443"), "evil.duckdns.org:8443");
/// assert_eq!(defang("evil[[.]]duckdns.org"), "evil.duckdns.org");
/// ```
pub fn defang(text: &str) -> Cow<'_, str> {
    let mut plain = Cow::Borrowed(text);
    for _ in 0..MAX_LAYERS {
        match layer(&plain) {
            Some(next) => plain = Cow::Owned(next),
            None => break,
        }
    }
    plain
}

/// The text with one layer undone; `None` where there is none.
fn layer(text: &str) -> Option<String> {
    let mut out = String::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(length) = text[at..].find(['[', '(', '{']) {
        let open = at + length;
        at = open + 1;
        let Some((written, plain)) = mark(text, open) else { continue };
        out.push_str(&text[copied..written.start.max(copied)]);
        out.push_str(plain);
        (at, copied) = (written.end, written.end);
    }
    (copied > 0).then(|| out + &text[copied..])
}

/// What the bracket at `open` stands for, where it is a defanged mark, and which bytes of the text are that mark: in
/// `evil [dot] example` the blanks, too.
///
/// ```
/// use sublet::defang::mark;
///
/// assert_eq!(mark("evil[.]example", 4), Some((4..7, ".")));
/// assert_eq!(mark("evil [dot] example", 5), Some((4..11, ".")));
/// assert_eq!(mark("see [1]", 4), None);
/// ```
///
/// # Panics
/// Where `open` is not a character's first byte.
pub fn mark(text: &str, open: usize) -> Option<(Range<usize>, &'static str)> {
    let (plain, length) = bracket(&text[open..])?;
    let (bytes, mut written) = (text.as_bytes(), open..open + length);
    let spaced = matches!(bytes[..open], [.., left, b' '] if left.is_ascii_alphanumeric())
        && matches!(bytes[written.end..], [b' ', right, ..] if right.is_ascii_alphanumeric());
    if spaced {
        written = written.start - 1..written.end + 1;
    }
    Some((written, plain))
}

/// What the bracket that a text begins with stands for, and its length.
fn bracket(text: &str) -> Option<(&'static str, usize)> {
    let close = match text.as_bytes() {
        // `evil[.example`
        [b'[', b'.', next, ..] if next.is_ascii_alphanumeric() => return Some((".", 2)),
        [b'[', ..] => ']',
        [b'(', ..] => ')',
        [b'{', ..] => '}',
        _ => return None,
    };
    let inner = text[1..].trim_start_matches(' ');
    MARKS.iter().find_map(|(word, plain)| {
        let start = inner.get(..word.len())?;
        let rest = inner[word.len()..].trim_start_matches(' ');
        (start.eq_ignore_ascii_case(word) && rest.starts_with(close)).then(|| (*plain, text.len() - rest.len() + 1))
    })
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
    if meant(&scheme).is_some() || OPAQUE.contains(&scheme.as_str()) || rest.starts_with(['/', '\\']) {
        return Some((scheme, rest));
    }
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let port = authority.bytes().all(|byte| byte.is_ascii_digit()) && (rest.is_empty() || !authority.is_empty());
    let host = port || scheme.contains('.') || authority.contains('@');
    (!host).then_some((scheme, rest))
}

/// The scheme that a lower-case word stands for (`hxxp` and its kin), if its URLs have a host.
fn meant(scheme: &str) -> Option<&'static str> {
    SCHEMES.iter().find(|(written, _)| *written == scheme).map(|(_, meant)| *meant)
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
