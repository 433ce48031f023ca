//! Calendars (RFC 5545) and contacts (RFC 6350): lines of properties.

use std::borrow::Cow;

use sublet_links::bytes;

use crate::{
    collector::{Collector, Location},
    html,
    link::Via,
    mime,
    platform::Platform,
};

/// Properties whose values look like hosts or addresses and lead nobody anywhere.
const INERT: [&[u8]; 8] = [b"UID", b"PRODID", b"DTSTAMP", b"DTSTART", b"DTEND", b"TZID", b"REV", b"VERSION"];

/// Reads every property of a calendar or a contact.
pub(crate) fn read<P: Platform>(card: &str, part: &str, via: Via, collector: &mut Collector<'_, P>) {
    let unfolded = unfold(card);
    let mut lines = unfolded.split('\n').map(|line| line.trim_end_matches('\r'));
    while let Some(line) = lines.next() {
        let end = line.find([':', ';']).unwrap_or(line.len());
        // A group may stand before the name (`item1.URL`).
        let name = line[..end].rsplit('.').next().unwrap_or_default().as_bytes();
        if INERT.iter().any(|inert| name.eq_ignore_ascii_case(inert)) {
            continue;
        }
        let parameters = line.split(':').next().unwrap_or_default().to_ascii_uppercase();
        let holds = |word: &[u8]| bytes::find(parameters.as_bytes(), word).is_some();
        let property = &line[end..];
        let decoded = if holds(b"QUOTED-PRINTABLE") {
            let mut encoded = property.to_string();
            // Version 2.1 breaks its lines as quoted-printable does.
            while encoded.ends_with('=') {
                encoded.pop();
                encoded.push_str(lines.next().unwrap_or_default());
            }
            let bytes = mime::quoted_printable(encoded.as_bytes());
            Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
        } else {
            unescape(property)
        };
        if holds(b"TEXT/HTML") {
            let value = decoded.split_once(':').map_or("", |(_, value)| value);
            html::read(value, None, part, collector);
        } else {
            collector.text(&decoded, Location::new(part, via));
        }
    }
}

/// Joins lines that go on with a blank.
fn unfold(card: &str) -> Cow<'_, str> {
    let bytes = card.as_bytes();
    if !memchr::memchr_iter(b'\n', bytes).any(|at| matches!(bytes.get(at + 1), Some(b' ' | b'\t'))) {
        return Cow::Borrowed(card);
    }
    let mut out = String::with_capacity(card.len());
    for (index, line) in card.split('\n').enumerate() {
        match line.strip_prefix([' ', '\t']) {
            Some(folded) if index > 0 => {
                if out.ends_with('\r') {
                    out.pop();
                }
                out.push_str(folded);
            }
            _ => {
                if index > 0 {
                    out.push('\n');
                }
                out.push_str(line);
            }
        }
    }
    Cow::Owned(out)
}

/// Undoes `\n`, `\,`, `\;` and `\\` (RFC 5545, section 3.3.11).
fn unescape(line: &str) -> Cow<'_, str> {
    if !line.contains('\\') {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            _ => out.push(letter),
        }
    }
    Cow::Owned(out)
}
