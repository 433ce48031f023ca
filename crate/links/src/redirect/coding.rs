//! Percent coding and base64, as far as targets need them.

use crate::bytes;

/// Undoes percent coding. What is no escape stays; bytes that are no UTF-8 become U+FFFD.
pub fn percent(text: &str) -> String {
    String::from_utf8(bytes::percent_decoded(text))
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// What stands before and behind a mark.
pub fn split<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let at = bytes::find(text.as_bytes(), mark.as_bytes())?;
    Some((&text[..at], &text[at + mark.len()..]))
}

/// Undoes base64, in either alphabet, with or without padding (RFC 4648, sections 4 and 5).
pub fn base64(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut out = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let (mut held, mut bits) = (0u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    Some(out)
}
