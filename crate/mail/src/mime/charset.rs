//! Bytes in some charset as text.

use std::borrow::Cow;

use super::transfer::base64;
use crate::{budget::Budget, cut::CutCode, platform::Platform};

/// The text of bytes; where nobody knows the charset, that of their ASCII letters.
pub(crate) fn decode<'b>(
    bytes: &'b [u8],
    charset: Option<&str>,
    platform: &impl Platform,
    budget: &mut Budget,
) -> Cow<'b, str> {
    let marked = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => return utf_8(rest),
        [0xff, 0xfe, ..] => Some("utf-16le"),
        [0xfe, 0xff, ..] => Some("utf-16be"),
        _ => None,
    };
    let charset = marked.or(charset).unwrap_or("utf-8").trim_matches([' ', '"', '\'']);
    // RFC 2231 lets a language follow (`utf-8*en`).
    let charset = charset.split('*').next().unwrap_or(charset);
    if is(charset, &["utf-8", "utf8", "us-ascii", ""]) || (bytes.is_ascii() && keeps_ascii(charset)) {
        return utf_8(bytes);
    }
    if is(charset, &["utf-7", "unicode-1-1-utf-7"]) {
        return Cow::Owned(utf_7(bytes));
    }
    match platform.decode(charset, bytes) {
        Some(text) => Cow::Owned(text),
        None => {
            budget.cut(CutCode::UnknownCharset);
            String::from_utf8_lossy(bytes)
        }
    }
}

/// The standard library's lossy reader is five times as slow where all is well.
fn utf_8(bytes: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

/// UTF-7 (RFC 2152), which the Encoding Standard leaves out and some mail programs read: `+`, UTF-16 in base64, `-`.
fn utf_7(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    let mut pieces = bytes.split(|&byte| byte == b'+');
    out.extend(pieces.next().unwrap_or_default().iter().map(|&byte| char::from(byte)));
    for piece in pieces {
        let end = piece.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'/').unwrap_or(piece.len());
        let (encoded, rest) = piece.split_at(end);
        let units = base64(encoded, usize::MAX);
        let units = units.chunks_exact(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
        out.extend(char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
        if encoded.is_empty() {
            out.push('+');
        }
        out.extend(rest.strip_prefix(b"-").unwrap_or(rest).iter().map(|&byte| char::from(byte)));
    }
    out
}

fn is(charset: &str, names: &[&str]) -> bool {
    names.iter().any(|name| charset.eq_ignore_ascii_case(name))
}

/// Whether ASCII bytes are ASCII letters in a charset: no escape sequences, and no two bytes a letter.
fn keeps_ascii(charset: &str) -> bool {
    const FAMILIES: [&str; 10] =
        ["iso-8859", "windows-", "ascii", "big5", "cp125", "euc-", "gb", "koi8", "latin", "shift_jis"];
    FAMILIES.iter().any(|family| sublet_links::bytes::begins(charset.as_bytes(), family.as_bytes()))
}
