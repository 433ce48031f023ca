//! URLs among the strings of a program. Nothing is run: a program that puts its URL together letter by letter keeps it.

use std::borrow::Cow;

use memchr::memchr;
use sublet_links::urls_in_code;

/// Every absolute URL in a string, strings that are only written apart (`"https://" + "a.example"`) joined.
pub(super) fn urls(code: &str, found: &mut dyn FnMut(&str)) {
    let code = unescaped(&joined(code)).into_owned();
    urls_in_code(&code, found);
    let bytes = code.as_bytes();
    let mut at = 0;
    while let Some(length) = memchr(b'/', &bytes[at..]) {
        let slash = at + length;
        at = slash + 1;
        if slash == 0 || bytes.get(at) != Some(&b'/') || !matches!(bytes[slash - 1], b'"' | b'\'' | b'`') {
            continue;
        }
        // `"//a.example/x"`: the page's scheme, another host.
        let end = memchr(bytes[slash - 1], &bytes[at..]).map_or(bytes.len(), |length| at + length);
        let url = &code[slash..end];
        let host = url[2..].split(['/', '?', '#', ':']).next().unwrap_or_default();
        if host.contains('.') && !host.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
            found(&["https:", url].concat());
        }
        at = end;
    }
}

/// Takes out `" + "` between two strings.
fn joined(code: &str) -> Cow<'_, str> {
    let bytes = code.as_bytes();
    let mut out = String::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(length) = memchr(b'+', &bytes[at..]) {
        let plus = at + length;
        at = plus + 1;
        let before = code[copied..plus].trim_ascii_end();
        let after = code[at..].trim_ascii_start();
        if before.ends_with(['"', '\'', '`']) && after.starts_with(['"', '\'', '`']) {
            out.push_str(&before[..before.len() - 1]);
            copied = code.len() - after.len() + 1;
            at = copied;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(code);
    }
    out.push_str(&code[copied..]);
    Cow::Owned(out)
}

/// Undoes `\/`, `\x2f`, `\u002f` and `\u{2f}`; other escapes lose their backslash.
fn unescaped(code: &str) -> Cow<'_, str> {
    if !code.contains('\\') {
        return Cow::Borrowed(code);
    }
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let digits = match rest.as_bytes() {
            [b'x', ..] => rest.get(1..3),
            [b'u', b'{', ..] => rest[2..].find('}').and_then(|end| rest.get(2..2 + end.min(8))),
            [b'u', ..] => rest.get(1..5),
            _ => None,
        };
        let letter = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        if let (Some(letter), Some(digits)) = (letter, digits) {
            out.push(letter);
            rest = &rest[1 + digits.len()..];
            rest = rest.strip_prefix('{').map_or(rest, |_| &rest[2..]);
        } else if rest.starts_with('n') {
            out.push('\n');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}
