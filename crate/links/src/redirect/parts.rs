//! A URL taken apart just far enough to know a redirector by it.
//!
//! The full parser is the platform's and answers with a host only. Known redirectors have plain ASCII names, so what
//! matters here is what browsers forgive: case, tabs, backslashes, escapes and full-width letters in the host.

use sublet::defang::{SCHEMES, defang, is_invisible};

use super::coding::percent;

/// The pieces of an absolute web address.
pub struct Parts {
    /// Lower-case, without user, port and trailing dot.
    pub host: String,
    /// Begins with `/`; dot segments are resolved, escapes are kept.
    pub path: String,
    /// Without the `?`; escapes are kept.
    pub query: String,
    /// Without the `#`.
    pub fragment: String,
    /// The path with its escapes undone, in lower case.
    plain_path: String,
}

impl Parts {
    pub fn of(url: &str) -> Option<Parts> {
        let url: String = trim(url).chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        let rest = after_scheme(&url)?.trim_start_matches(['/', '\\']);
        let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, path) = rest.split_at(rest.find(['/', '\\']).unwrap_or(rest.len()));
        let path = resolve(&path.replace('\\', "/"));
        let host = host(authority)?;
        let plain_path = percent(&path).to_ascii_lowercase();
        Some(Parts { host, path, query: query.into(), fragment: fragment.into(), plain_path })
    }

    /// Whether the host is meant, as [`host_is`] tells.
    pub fn host_is(&self, pattern: &str) -> bool {
        host_is(&self.host, pattern)
    }

    /// Whether the path is meant: `/a` is that path, with or without a slash behind it; `/a*` any that begins so.
    pub fn path_is(&self, pattern: &str) -> bool {
        match pattern.strip_suffix('*') {
            Some(start) => self.plain_path.starts_with(start),
            None => self.plain_path.trim_end_matches('/') == pattern.trim_end_matches('/'),
        }
    }
}

/// Whether a host is meant: `a.b` is that host, `*.a.b` any below it, `*.a.b` never `a.b` itself, and `google.*` any of
/// Google's country domains.
pub fn host_is(host: &str, pattern: &str) -> bool {
    if let Some(parent) = pattern.strip_prefix('*') {
        return host.strip_suffix(parent).is_some_and(|below| !below.is_empty());
    }
    match pattern.strip_suffix('*') {
        Some(front) => host.strip_prefix(front).is_some_and(is_country),
        None => host == pattern,
    }
}

/// What follows `https:` or another scheme with a host, also defanged.
pub fn after_scheme(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once(':')?;
    SCHEMES.iter().any(|(written, _)| scheme.eq_ignore_ascii_case(written)).then_some(rest)
}

/// Takes off what the URL standard takes off both ends.
pub fn trim(url: &str) -> &str {
    url.trim_matches(|c: char| c <= ' ')
}

fn host(authority: &str) -> Option<String> {
    let host = authority.rsplit('@').next()?;
    let host: String = percent(host).chars().filter_map(plain).collect();
    let host = defang(&host);
    let host = host.split(':').next()?.trim_end_matches('.');
    (!host.is_empty()).then(|| host.into())
}

/// The character that browsers read in a host: full-width letters and ideographic dots are plain ones, and invisible
/// ones are none ([UTS #46](https://www.unicode.org/reports/tr46/)).
fn plain(c: char) -> Option<char> {
    match c {
        c if is_invisible(c) => None,
        '。' | '．' | '｡' => Some('.'),
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).map(|c| c.to_ascii_lowercase()),
        c => Some(c.to_ascii_lowercase()),
    }
}

/// `com`, `de`, `co.jp`, `com.au`. Longer tails are other people's names (`google.duckdns.org`).
fn is_country(tail: &str) -> bool {
    let top = |label: &str| matches!(label.len(), 2 | 3) && label.bytes().all(|byte| byte.is_ascii_lowercase());
    match tail.split_once('.') {
        Some((second, country)) => matches!(second, "co" | "com") && country.len() == 2 && top(country),
        None => top(tail),
    }
}

/// The path without `.` and `..` (<https://url.spec.whatwg.org/#path-state>).
fn resolve(path: &str) -> String {
    if path.is_empty() {
        return "/".into();
    }
    if !path.split('/').any(|segment| dots(segment) > 0) {
        return path.into();
    }
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match dots(segment) {
            0 => kept.push(segment),
            1 if last => kept.push(""),
            1 => {}
            _ => {
                kept.pop();
                if last {
                    kept.push("");
                }
            }
        }
    }
    ["/", &kept.join("/")].concat()
}

/// How many dots a segment is made of, written out or as `%2e`; 0 where it is not one or two dots and nothing else.
fn dots(segment: &str) -> u8 {
    match segment.to_ascii_lowercase().as_str() {
        "." | "%2e" => 1,
        ".." | ".%2e" | "%2e." | "%2e%2e" => 2,
        _ => 0,
    }
}
