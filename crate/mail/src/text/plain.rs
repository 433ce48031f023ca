//! A text without its disguises.

use std::borrow::Cow;

use memchr::memchr3;

use super::letter::{in_name, is_wide};

/// The text as a reader means it: no letters that nobody sees, full-width letters and dots as plain ones, nothing
/// defanged.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let text = if text.is_ascii() { Cow::Borrowed(text) } else { seen(text) };
    if memchr3(b'[', b'(', b'{', text.as_bytes()).is_none() && !text.contains('\\') {
        return text;
    }
    match refanged(&text) {
        Some(plain) => Cow::Owned(plain),
        None => text,
    }
}

fn seen(text: &str) -> Cow<'_, str> {
    if !text
        .chars()
        .any(|letter| !letter.is_ascii() && (invisible(letter) || is_dot(letter) || full_width(letter).is_some()))
    {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().filter(|&letter| !invisible(letter)).peekable();
    while let Some(letter) = letters.next() {
        let letter = full_width(letter).unwrap_or(letter);
        // Behind kana and kanji an ideographic full stop ends a sentence.
        let dot = is_dot(letter)
            && out.ends_with(joins)
            && letters.peek().is_some_and(|&next| joins(full_width(next).unwrap_or(next)));
        out.push(if dot { '.' } else { letter });
    }
    Cow::Owned(out)
}

/// Whether a dot beside this letter may join labels.
fn joins(letter: char) -> bool {
    in_name(letter) && !is_wide(letter)
}

/// Letters that take no room and that no host holds.
fn invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Letters that look like a dot; the first four of them are one to the URL standard, too.
fn is_dot(letter: char) -> bool {
    matches!(
        letter,
        '\u{3002}'
            | '\u{ff0e}'
            | '\u{ff61}'
            | '\u{2024}'
            | '\u{fe52}'
            | '\u{b7}'
            | '\u{2022}'
            | '\u{2027}'
            | '\u{2219}'
            | '\u{22c5}'
            | '\u{30fb}'
            | '\u{ff65}'
            | '\u{a4f8}'
            | '\u{6d4}'
            | '\u{701}'
            | '\u{702}'
            | '\u{660}'
            | '\u{6f0}'
    )
}

/// The ASCII letter behind a full-width one; a full-width dot is left to [`is_dot`].
fn full_width(letter: char) -> Option<char> {
    match letter {
        '\u{ff0e}' => None,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0),
        _ => None,
    }
}

/// How people write dots, colons, slashes and at signs inside brackets.
const DEFANGED: [(&str, &str); 8] =
    [("dot", "."), (".", "."), (",", "."), ("://", "://"), (":", ":"), ("/", "/"), ("at", "@"), ("@", "@")];

/// The text with `[.]`, `(dot)` and their kin undone; `None` where there are none.
fn refanged(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(length) = bytes[at..].iter().position(|byte| b"[({\\".contains(byte)) {
        let open = at + length;
        at = open + 1;
        let Some((plain, mut end)) = mark(&text[open..]) else { continue };
        end += open;
        let mut before = &text[copied..open];
        // `evil [dot] example`: the blanks belong to the mark, where it joins two names.
        let spaced = matches!(bytes[..open], [.., left, b' '] if left.is_ascii_alphanumeric())
            && matches!(bytes[end..], [b' ', right, ..] if right.is_ascii_alphanumeric());
        if spaced {
            before = before.strip_suffix(' ').unwrap_or(before);
            end += 1;
        }
        out.push_str(before);
        out.push_str(plain);
        (at, copied) = (end, end);
    }
    if copied == 0 {
        return None;
    }
    out.push_str(&text[copied..]);
    Some(out)
}

/// What a bracket that the text begins with stands for, and where it ends.
fn mark(text: &str) -> Option<(&'static str, usize)> {
    // `evil\.example`, as in a regular expression
    if let [b'\\', b'.', next, ..] = text.as_bytes() {
        return next.is_ascii_alphanumeric().then_some((".", 2));
    }
    // `evil[.example`
    if let [b'[', b'.', next, ..] = text.as_bytes()
        && next.is_ascii_alphanumeric()
    {
        return Some((".", 2));
    }
    let close = match text.as_bytes()[0] {
        b'[' => b']',
        b'(' => b')',
        b'{' => b'}',
        _ => return None,
    };
    let inner = text[1..].trim_start_matches(' ');
    DEFANGED.iter().find_map(|(word, plain)| {
        let rest =
            inner.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(|_| &inner[word.len()..])?;
        let rest = rest.trim_start_matches(' ');
        (rest.as_bytes().first() == Some(&close)).then(|| (*plain, text.len() - rest.len() + 1))
    })
}
