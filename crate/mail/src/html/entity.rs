//! Character references (HTML, section 13.2.5.72).

use std::{borrow::Cow, sync::OnceLock};

use memchr::{memchr, memrchr};

/// Every named reference (https://html.spec.whatwg.org/entities.json): a line for each value, its names behind it, with a
/// colon where the semicolon behind the name may be missing, and `\t` and `\n` for the two that end lines or look like
/// it. By value it packs a kilobyte smaller than by name.
const NAMED: &str = include_str!("entities.txt");

/// Slots of the table of names, a power of two; a quarter of them is taken.
const SLOTS: usize = 8192;

/// The longest name (`CounterClockwiseContourIntegral`).
const MAX_NAME: usize = 31;

/// The longest name whose semicolon may be missing (`frac12`, `yacute`).
const MAX_OPEN_NAME: usize = 6;

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
    let run = bytes.iter().take(MAX_NAME).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if run == 0 {
        return 0;
    }
    if bytes.get(run) == Some(&b';')
        && let Some((value, _)) = named(&text[..run])
    {
        push(value, out);
        return run + 1;
    }
    for length in (2..=run.min(MAX_OPEN_NAME)).rev() {
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
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    let table = TABLE.get_or_init(table);
    let mut slot = slot_of(name);
    while let Some(at) = usize::from(table[slot]).checked_sub(1) {
        let rest = &NAMED[at..];
        if rest.starts_with(name) && !rest.as_bytes()[name.len()].is_ascii_alphanumeric() {
            let line = memrchr(b'\n', &NAMED.as_bytes()[..at]).map_or(0, |end| end + 1);
            let value = NAMED[line..].split(' ').next().unwrap_or_default();
            return Some((value, rest.as_bytes()[name.len()] == b':'));
        }
        slot = (slot + 1) % SLOTS;
    }
    None
}

/// Where each name begins in [`NAMED`], plus one, by [`slot_of`] it.
fn table() -> Vec<u16> {
    let mut table = vec![0; SLOTS];
    let mut at = 0;
    for line in NAMED.split_inclusive('\n') {
        let mut name_at = at;
        for (index, name) in line.split(' ').enumerate() {
            if index > 0 {
                let mut slot = slot_of(name.trim_end_matches(['\n', ':']));
                while table[slot] != 0 {
                    slot = (slot + 1) % SLOTS;
                }
                table[slot] = name_at as u16 + 1;
            }
            name_at += name.len() + 1;
        }
        at += line.len();
    }
    table
}

fn slot_of(name: &str) -> usize {
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = name.bytes().fold(0x811c_9dc5, mix);
    (hash >> 16 ^ hash) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_for_its_value() {
        let mut count = 0;
        for line in NAMED.lines() {
            let (value, names) = line.split_once(' ').unwrap();
            let value = value.replace("\\t", "\t").replace("\\n", "\n");
            for name in names.split(' ') {
                let text = format!("&{};", name.trim_end_matches(':'));
                assert_eq!(decode(&text, false), value, "{text}");
                count += 1;
            }
        }
        assert_eq!(count, 2_125);
    }
}
