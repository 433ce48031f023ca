//! Character references (HTML, section 13.2.5.72).

use std::{borrow::Cow, sync::OnceLock};

use memchr::memchr;

/// Every named reference, sorted by name (https://html.spec.whatwg.org/entities.json): `name=characters`, with a colon
/// where the semicolon behind the name may be missing, and `\t` and `\n` for the two that end lines or look like it.
const NAMED: &str = include_str!("entities.txt");

/// The longest name (`CounterClockwiseContourIntegral`).
const LONGEST: usize = 31;

/// The longest name whose semicolon may be missing (`frac12`, `yacute`).
const LONGEST_OPEN: usize = 6;

/// What windows-1252 has where ISO 8859-1 has control characters.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text with its references replaced. In attributes a name without a semicolon stays as it is before `=`, a letter or
/// a digit.
pub(crate) fn decode(text: &str, in_attribute: bool) -> Cow<'_, str> {
    let Some(first) = memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    loop {
        let length = reference(&rest[1..], in_attribute, &mut out);
        if length == 0 {
            out.push('&');
        }
        rest = &rest[1 + length..];
        match memchr(b'&', rest.as_bytes()) {
            Some(next) => {
                out.push_str(&rest[..next]);
                rest = &rest[next..];
            }
            None => {
                out.push_str(rest);
                return Cow::Owned(out);
            }
        }
    }
}

/// Writes what the text behind an ampersand refers to, and tells how much of it that was.
fn reference(text: &str, in_attribute: bool, out: &mut String) -> usize {
    let bytes = text.as_bytes();
    if bytes.first() == Some(&b'#') {
        return number(bytes, out);
    }
    let run = bytes.iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if run == 0 {
        return 0;
    }
    if bytes.get(run) == Some(&b';')
        && let Some((value, _)) = named(&text[..run])
    {
        push(value, out);
        return run + 1;
    }
    for length in (2..=run.min(LONGEST_OPEN)).rev() {
        let Some((value, true)) = named(&text[..length]) else { continue };
        let next = bytes.get(length);
        if in_attribute && next.is_some_and(|next| *next == b'=' || next.is_ascii_alphanumeric()) {
            return 0;
        }
        push(value, out);
        return length + usize::from(next == Some(&b';'));
    }
    0
}

fn push(value: &str, out: &mut String) {
    match value {
        "\\t" => out.push('\t'),
        "\\n" => out.push('\n'),
        value => out.push_str(value),
    }
}

/// A reference by number, from its `#` on.
fn number(bytes: &[u8], out: &mut String) -> usize {
    let (radix, start) = if matches!(bytes.get(1), Some(b'x' | b'X')) { (16, 2) } else { (10, 1) };
    let digits = bytes[start..].iter().map_while(|&byte| char::from(byte).to_digit(radix));
    let (mut value, mut end) = (0_u32, start);
    for digit in digits {
        value = value.saturating_mul(radix).saturating_add(digit);
        end += 1;
    }
    if end == start {
        return 0;
    }
    out.push(match value {
        0x80..=0x9f => WINDOWS[value as usize - 0x80],
        0 => char::REPLACEMENT_CHARACTER,
        value => char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER),
    });
    end + usize::from(bytes.get(end) == Some(&b';'))
}

/// The characters of a name, and whether its semicolon may be missing.
fn named(name: &str) -> Option<(&'static str, bool)> {
    // Three of four references in mail.
    match name {
        "amp" => return Some(("&", true)),
        "nbsp" => return Some(("\u{a0}", true)),
        _ => {}
    }
    static LINES: OnceLock<Vec<&'static str>> = OnceLock::new();
    let lines = LINES.get_or_init(|| NAMED.split_terminator('\n').collect());
    // Names hold letters and digits only, so the first other character ends one.
    let key = |line: &'static str| line.split(['=', ':']).next().unwrap_or(line);
    let at = lines.binary_search_by(|line| key(line).cmp(name)).ok()?;
    let (_, value) = lines[at].split_at(name.len());
    Some((&value[1..], value.starts_with(':')))
}
