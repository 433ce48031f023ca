//! Bytes of texts: small searches and codings. The standard library's substring search would bring 3 KB of Wasm.

use memchr::memchr_iter;

/// Where a short needle that is not empty first stands.
pub fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    memchr_iter(needle[0], bytes).find(|&at| bytes[at..].starts_with(needle))
}

/// Whether bytes begin so, whatever the case.
pub fn begins(bytes: &[u8], start: &[u8]) -> bool {
    bytes.get(..start.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(start))
}

/// Whether bytes end so, whatever the case.
pub fn ends(bytes: &[u8], end: &[u8]) -> bool {
    bytes.len() >= end.len() && bytes[bytes.len() - end.len()..].eq_ignore_ascii_case(end)
}

/// The value of a hexadecimal digit.
pub fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

/// The bytes of a text with its percent signs undone.
pub fn percent_decoded(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.as_bytes();
    while let [byte, rest @ ..] = bytes {
        bytes = rest;
        if *byte == b'%'
            && let [high, low, rest @ ..] = rest
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            out.push(high << 4 | low);
            bytes = rest;
        } else {
            out.push(*byte);
        }
    }
    out
}
