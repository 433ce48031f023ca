//! Targets in the path and in the host.

use super::{
    coding::{percent, split},
    parts::Parts,
    web_address::web_address,
};

/// What follows so many segments, with query and fragment.
pub fn behind(url: &Parts, segments: usize) -> Option<String> {
    let path = url.path.splitn(segments + 2, '/').nth(segments + 1)?;
    web_address(&with_tail(url, path)).map(two_slashes)
}

/// One segment, percent-coded as a whole. Amazon SES leaves the `:` behind the scheme as it is.
pub fn segment(url: &Parts, index: usize) -> Option<String> {
    web_address(&percent(url.path.split('/').nth(index + 1)?)).map(two_slashes)
}

/// What follows the mark in the first segment that begins with it.
pub fn marked(url: &Parts, mark: &str) -> Option<String> {
    url.path.split('/').find_map(|segment| web_address(&percent(segment.strip_prefix(mark)?)))
}

/// Between `___` and `___`.
pub fn underscores(url: &Parts) -> Option<String> {
    let whole = with_tail(url, &url.path);
    let (_, rest) = split(&whole, "___")?;
    web_address(split(rest, "___")?.0).map(two_slashes)
}

/// `/c/s/example.com/page`: a kind of document, `s` for https, and the address without its scheme.
pub fn amp(url: &Parts) -> Option<String> {
    let (kind, rest) = url.path.strip_prefix('/')?.split_once('/')?;
    if kind.is_empty() || kind.len() > 3 {
        return None;
    }
    let (scheme, address) = rest.strip_prefix("s/").map_or(("http://", rest), |rest| ("https://", rest));
    let host = address.split('/').next()?;
    host.contains(['.', '%']).then(|| [scheme, &with_tail(url, address)].concat())
}

/// `evil-duckdns-org.translate.goog`: dots are hyphens and hyphens are two, and the page's own query goes on before
/// parameters that begin with `_x_tr_`. A name with `--` in its third place stands between `0-` and `-0`.
pub fn label(url: &Parts) -> Option<String> {
    let label = url.host.split('.').next()?;
    let label = label.strip_prefix("0-").and_then(|label| label.strip_suffix("-0")).unwrap_or(label);
    let mut host = String::with_capacity(label.len());
    let mut chars = label.chars().peekable();
    while let Some(c) = chars.next() {
        host.push(if c != '-' || chars.next_if_eq(&'-').is_some() { c } else { '.' });
    }
    if !host.contains('.') {
        return None;
    }
    let (ours, theirs): (Vec<&str>, Vec<&str>) = url.query.split('&').partition(|pair| pair.starts_with("_x_tr_"));
    let scheme = if ours.contains(&"_x_tr_sch=http") { "http://" } else { "https://" };
    let mut target = [scheme, &host, &url.path].concat();
    for (mark, tail) in [('?', theirs.join("&").as_str()), ('#', url.fragment.as_str())] {
        if !tail.is_empty() {
            target.push(mark);
            target.push_str(tail);
        }
    }
    Some(target)
}

/// A piece of the path with the query and the fragment behind it.
pub fn with_tail(url: &Parts, path: &str) -> String {
    let mut whole = path.to_string();
    for (mark, tail) in [('?', &url.query), ('#', &url.fragment)] {
        if !tail.is_empty() {
            whole.push(mark);
            whole.push_str(tail);
        }
    }
    whole
}

/// Servers and mailers melt the slashes of a URL in a path together (`https:/example.com`).
pub fn two_slashes(url: String) -> String {
    match url.split_once(':') {
        Some((scheme, rest)) if rest.starts_with('/') && !rest[1..].starts_with('/') => [scheme, ":/", rest].concat(),
        _ => url,
    }
}
