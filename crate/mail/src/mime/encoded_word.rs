//! Encoded words in header fields (RFC 2047).

use std::borrow::Cow;

use sublet_links::bytes::find;

use super::{charset::decode, transfer};
use crate::{budget::Budget, platform::Platform};

/// The text of a header field with its encoded words decoded.
pub(crate) fn decode_words(value: &str, platform: &impl Platform, budget: &mut Budget) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    // Words of one charset that touch are one run of bytes: a character may be split between them.
    let mut run: Option<(&str, Vec<u8>)> = None;
    while let Some(start) = find(rest.as_bytes(), b"=?") {
        let before = &rest[..start];
        let Some((charset, bytes, after)) = word(&rest[start + 2..]) else {
            flush(&mut out, run.take(), platform, budget);
            out.push_str(&rest[..start + 2]);
            rest = &rest[start + 2..];
            continue;
        };
        match &mut run {
            Some((same, gathered)) if same.eq_ignore_ascii_case(charset) && before.trim().is_empty() => {
                gathered.extend_from_slice(&bytes);
            }
            _ => {
                let touching = run.is_some() && before.trim().is_empty();
                flush(&mut out, run.take(), platform, budget);
                out.push_str(if touching { "" } else { before });
                run = Some((charset, bytes));
            }
        }
        rest = after;
    }
    flush(&mut out, run, platform, budget);
    out.push_str(rest);
    out
}

fn flush(out: &mut String, run: Option<(&str, Vec<u8>)>, platform: &impl Platform, budget: &mut Budget) {
    if let Some((charset, bytes)) = run {
        out.push_str(&decode(&bytes, Some(charset), platform, budget));
    }
}

/// Charset and bytes of an encoded word that began with `=?`, and what follows it.
fn word(text: &str) -> Option<(&str, Vec<u8>, &str)> {
    // RFC 2047 allows 75 characters; mailers have been seen to write a thousand.
    let near = &text[..text.floor_char_boundary(2_048)];
    let (charset, rest) = near.split_once('?')?;
    let (encoding, rest) = rest.split_once('?')?;
    let end = find(rest.as_bytes(), b"?=")?;
    let payload = &rest[..end];
    if charset.is_empty() || charset.contains([' ', '=']) {
        return None;
    }
    let bytes = match encoding {
        "B" | "b" => transfer::base64(payload.as_bytes(), usize::MAX),
        "Q" | "q" => transfer::quoted_printable(spaces(payload).as_bytes()),
        _ => return None,
    };
    let after = charset.len() + 1 + encoding.len() + 1 + end + 2;
    Some((charset, bytes, &text[after..]))
}

/// The Q encoding writes spaces as underscores.
fn spaces(payload: &str) -> Cow<'_, str> {
    if payload.contains('_') { Cow::Owned(payload.replace('_', " ")) } else { Cow::Borrowed(payload) }
}
