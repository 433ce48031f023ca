//! Texts that are a web address, coded or without a scheme.

use super::{coding::percent, parts};

/// More layers of percent coding than this nobody wraps around a link.
const MAX_LAYERS: usize = 3;

/// The text as an absolute web address; `None` where it is none. Layers of percent coding are undone while it takes them
/// to become one.
pub fn web_address(text: &str) -> Option<String> {
    let mut text = parts::trim(text).to_string();
    for _ in 0..MAX_LAYERS {
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
