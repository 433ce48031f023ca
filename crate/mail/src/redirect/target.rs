//! Where in its URL a redirector carries the target, and how that is coded.

use super::{coding::percent, parts, parts::Parts, path, proofpoint, query};

/// A place and a coding.
pub enum Target {
    /// The value of the first of these parameters that holds a web address.
    Query(&'static [&'static str]),
    /// The same, in base64.
    Base64(&'static [&'static str]),
    /// The same, in base64 behind two characters that tell its version.
    Versioned(&'static [&'static str]),
    /// The value of this parameter, which is the host alone.
    Domain(&'static str),
    /// The whole query.
    Bare,
    /// What follows so many segments of the path.
    Path(usize),
    /// This segment of the path, counted from 0.
    Segment(usize),
    /// What follows this in a segment of the path.
    Marked(&'static str),
    /// What stands between the first `___` and the next one.
    Underscores,
    /// Behind the kind of document: `s/` for https, host, path.
    Amp,
    /// In the first label of the host.
    Label,
    ProofpointV2,
    ProofpointV3,
}

impl Target {
    /// The target, where there is one and it is a web address.
    pub fn of(&self, url: &Parts) -> Option<String> {
        match self {
            Target::Query(names) => query::plain(url, names),
            Target::Base64(names) => query::base64(url, names, 0),
            Target::Versioned(names) => query::base64(url, names, 2),
            Target::Domain(name) => query::domain(url, name),
            Target::Bare => web_address(&percent(&url.query)).or_else(|| web_address(&url.query)),
            Target::Path(segments) => path::behind(url, *segments),
            Target::Segment(index) => path::segment(url, *index),
            Target::Marked(mark) => path::marked(url, mark),
            Target::Underscores => path::underscores(url),
            Target::Amp => path::amp(url),
            Target::Label => path::label(url),
            Target::ProofpointV2 => proofpoint::v2(url),
            Target::ProofpointV3 => proofpoint::v3(url),
        }
    }
}

/// More layers of percent coding than this nobody wraps around a link.
const MOST_LAYERS: usize = 3;

/// The text as an absolute web address; `None` where it is none. Layers of percent coding are undone while it takes them
/// to become one.
pub fn web_address(text: &str) -> Option<String> {
    let mut text = parts::trim(text).to_string();
    for _ in 0..MOST_LAYERS {
        if parts::after_scheme(&text).is_some_and(|rest| !rest.trim_start_matches(['/', '\\']).is_empty()) {
            return Some(text);
        }
        if text.starts_with("//") || text.starts_with("\\\\") {
            return (text.len() > 2).then(|| ["https:", &text].concat());
        }
        let plain = percent(&text);
        if plain == text {
            break;
        }
        text = plain;
    }
    names_a_host(&text).then(|| ["http://", &text].concat())
}

/// Whether a text without a scheme begins with a host name, as `example.com/path` does.
fn names_a_host(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = host.split_once(':').unwrap_or((host, ""));
    let name = |c: char| c.is_ascii_alphanumeric() || !c.is_ascii() || matches!(c, '-' | '.' | '_');
    host.len() > 3
        && !host.starts_with('.')
        && host.trim_end_matches('.').contains('.')
        && host.chars().all(name)
        && port.bytes().all(|byte| byte.is_ascii_digit())
}
