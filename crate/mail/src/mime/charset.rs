//! Bytes in some charset as text.

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;

use crate::{CutCode, Platform, finder::Finder};

/// The text of bytes; where nobody knows the charset, that of their ASCII letters.
pub(crate) fn decode<'b, P: Platform>(
    bytes: &'b [u8],
    charset: Option<&str>,
    finder: &mut Finder<'_, P>,
) -> Cow<'b, str> {
    let marked = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => return String::from_utf8_lossy(rest),
        [0xff, 0xfe, ..] => Some("utf-16le"),
        [0xfe, 0xff, ..] => Some("utf-16be"),
        _ => None,
    };
    let charset = marked.or(charset).unwrap_or("utf-8").trim_matches([' ', '"', '\'']);
    // RFC 2231 lets a language follow (`utf-8*en`).
    let charset = charset.split('*').next().unwrap_or(charset);
    if is(charset, &["utf-8", "utf8", "us-ascii", ""]) || (bytes.is_ascii() && keeps_ascii(charset)) {
        return String::from_utf8_lossy(bytes);
    }
    let known =
        if is(charset, &["utf-7", "unicode-1-1-utf-7"]) { None } else { finder.platform.decode(charset, bytes) };
    if let Some(text) = known {
        return Cow::Owned(text);
    }
    match charset_decoder(charset.as_bytes()) {
        Some(decoder) => Cow::Owned(decoder(bytes)),
        None => {
            finder.cut(CutCode::UnknownCharset);
            String::from_utf8_lossy(bytes)
        }
    }
}

fn is(charset: &str, names: &[&str]) -> bool {
    names.iter().any(|name| charset.eq_ignore_ascii_case(name))
}

/// Whether ASCII bytes are ASCII letters in a charset: no escape sequences, and no two bytes a letter.
fn keeps_ascii(charset: &str) -> bool {
    const FAMILIES: [&str; 10] =
        ["iso-8859", "windows-", "ascii", "big5", "cp125", "euc-", "gb", "koi8", "latin", "shift_jis"];
    FAMILIES.iter().any(|family| crate::bytes::begins(charset.as_bytes(), family.as_bytes()))
}
