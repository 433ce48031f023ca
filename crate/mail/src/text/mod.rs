//! Hosts in a text that a reader sees: URLs, addresses and bare names, plain, defanged or disguised.

mod address;
mod bare;
mod letter;
mod plain;
mod top;
mod url;

use memchr::{memchr, memchr3};

use self::plain::plain;
use crate::{
    Platform,
    finder::{Finder, Spot},
};

/// Where to go on in a text, and up to where it is taken. So that a text is read in one go, nothing before is looked at
/// again.
struct Next {
    at: usize,
    taken: usize,
}

impl Next {
    fn behind(end: usize) -> Next {
        Next { at: end, taken: end }
    }
}

/// Takes in everything that names a host in a text.
pub(crate) fn read<P: Platform>(text: &str, spot: Spot<'_>, finder: &mut Finder<'_, P>) {
    hosts(text, &mut |found| {
        finder.link(found, spot);
    });
}

/// The first host that a text names.
pub(crate) fn first(text: &str) -> Option<String> {
    let mut first = None;
    hosts(text, &mut |found| {
        if first.is_none() {
            first = Some(found.to_string());
        }
    });
    first
}

/// URLs, addresses and bare hosts of a text, in order.
fn hosts(text: &str, found: &mut dyn FnMut(&str)) {
    let text = plain(text);
    let bytes = text.as_bytes();
    let (mut at, mut taken) = (0, 0);
    while let Some(length) = memchr3(b'.', b':', b'@', &bytes[at..]) {
        let mark = at + length;
        at = mark + 1;
        let next = match bytes[mark] {
            b':' => url::at(&text, taken, mark, false, found),
            b'@' => address::at(&text, taken, mark, found),
            _ => bare::at(&text, taken, mark, found),
        };
        if let Some(next) = next {
            (at, taken) = (next.at, next.taken);
        }
    }
}

/// Only the URLs with a scheme and two slashes.
pub(crate) fn strict(text: &str, found: &mut dyn FnMut(&str)) {
    let bytes = text.as_bytes();
    let (mut at, mut taken) = (0, 0);
    while let Some(length) = memchr(b':', &bytes[at..]) {
        let mark = at + length;
        at = mark + 1;
        if let Some(next) = url::at(text, taken, mark, true, found) {
            (at, taken) = (next.at, next.taken);
        }
    }
}

/// Only the addresses.
pub(crate) fn addresses(text: &str, found: &mut dyn FnMut(&str)) {
    let (mut at, mut taken) = (0, 0);
    while let Some(length) = memchr(b'@', &text.as_bytes()[at..]) {
        let mark = at + length;
        at = mark + 1;
        if let Some(next) = address::at(text, taken, mark, found) {
            (at, taken) = (next.at, next.taken);
        }
    }
}

/// Joins the lines that `format=flowed; delsp=yes` broke (RFC 3676, section 4).
pub(crate) fn without_soft_breaks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // How deep the line is quoted that the next one goes on with.
    let mut broken = None;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\r', '\n']);
        let quote = content.len() - content.trim_start_matches(['>', ' ']).len();
        let depth = content[..quote].matches('>').count();
        if let Some(before) = broken.take() {
            if before == depth {
                let rest = if depth > 0 { &line[quote..] } else { line.strip_prefix(' ').unwrap_or(line) };
                broken = push_flowed(&mut out, rest, depth);
                continue;
            }
            out.push('\n');
        }
        broken = push_flowed(&mut out, line, depth);
    }
    out
}

/// Writes a line, without its end where the next one goes on with it.
fn push_flowed(out: &mut String, line: &str, depth: usize) -> Option<usize> {
    let content = line.trim_end_matches(['\r', '\n']);
    match content.strip_suffix(' ') {
        // The separator of a signature is no broken line.
        Some(rest) if !content.ends_with("-- ") => {
            out.push_str(rest);
            Some(depth)
        }
        _ => {
            out.push_str(line);
            None
        }
    }
}
