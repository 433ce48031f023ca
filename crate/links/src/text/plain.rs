//! A text without its disguises.

use std::{borrow::Cow, ops::Range};

use memchr::memchr3;
use sublet::defang::{MAX_LAYERS, is_invisible, mark};

use super::{
    each_url,
    letter::{in_name, is_wide},
};

/// The text as a reader means it: no letters that nobody sees, full-width letters and dots as plain ones, nothing
/// defanged.
pub(super) struct Plain<'t> {
    pub(super) text: Cow<'t, str>,
    /// What each layer changed, the outermost first; empty where nobody asks for places.
    layers: Vec<Vec<Edit>>,
}

/// Bytes of a text, and what they became.
struct Edit {
    from: Range<usize>,
    to: Range<usize>,
}

/// Makes a text plain. `places`: whether somebody will ask where in the text a part of it stands.
pub(super) fn plain(text: &str, places: bool) -> Plain<'_> {
    let mut plain = Plain { text: Cow::Borrowed(text), layers: Vec::new() };
    if !text.is_ascii() {
        plain.apply(seen(text, places));
    }
    for _ in 0..MAX_LAYERS {
        let bytes = plain.text.as_bytes();
        if memchr3(b'[', b'(', b'{', bytes).is_none() && memchr::memchr(b'\\', bytes).is_none() {
            break;
        }
        let changed = written(&plain.text, places, b"[({", mark).or_else(|| unescaped(&plain.text, places));
        let Some(changed) = changed else { break };
        plain.apply(Some(changed));
    }
    plain
}

impl Plain<'_> {
    fn apply(&mut self, changed: Option<Writer>) {
        if let Some(Writer { out, edits, places }) = changed {
            self.text = Cow::Owned(out);
            if places {
                self.layers.push(edits);
            }
        }
    }

    /// Where in the text as it was given a part of the plain text stands.
    pub(super) fn place(&self, part: Range<usize>) -> Range<usize> {
        self.layers.iter().rev().fold(part, |part, edits| before(edits, part))
    }
}

/// Where a part stood before these edits.
fn before(edits: &[Edit], part: Range<usize>) -> Range<usize> {
    let start = match edits[..edits.partition_point(|edit| edit.to.start <= part.start)].last() {
        None => part.start,
        Some(edit) if part.start < edit.to.end => edit.from.start,
        Some(edit) => edit.from.end + (part.start - edit.to.end),
    };
    let end = match edits[..edits.partition_point(|edit| edit.to.start < part.end)].last() {
        None => part.end,
        Some(edit) if part.end <= edit.to.end => edit.from.end,
        Some(edit) => edit.from.end + (part.end - edit.to.end),
    };
    start..end
}

/// A text that is written anew with changes.
struct Writer {
    out: String,
    edits: Vec<Edit>,
    places: bool,
}

impl Writer {
    fn change(&mut self, from: Range<usize>, to: &str) {
        let start = self.out.len();
        self.out.push_str(to);
        if self.places {
            self.edits.push(Edit { from, to: start..self.out.len() });
        }
    }
}

/// The text without invisible letters and with plain ones for full-width ones; `None` where it has neither.
fn seen(text: &str, places: bool) -> Option<Writer> {
    let odd = |c: char| !c.is_ascii() && (is_invisible(c) || is_dot(c) || full_width(c).is_some());
    if !text.contains(odd) {
        return None;
    }
    let mut writer = Writer { out: String::with_capacity(text.len()), edits: Vec::new(), places };
    let letters = text.char_indices();
    for (at, letter) in letters {
        let from = at..at + letter.len_utf8();
        if is_invisible(letter) {
            writer.change(from, "");
            continue;
        }
        let joined = |writer: &Writer| {
            let next = text[from.end..].chars().find(|&next| !is_invisible(next));
            writer.out.ends_with(joins) && next.is_some_and(|next| joins(full_width(next).unwrap_or(next)))
        };
        // Behind kana and kanji an ideographic full stop ends a sentence.
        if is_dot(letter) && joined(&writer) {
            writer.change(from, ".");
        } else if let Some(plain) = full_width(letter) {
            writer.change(from, plain.encode_utf8(&mut [0; 4]));
        } else {
            writer.out.push(letter);
        }
    }
    Some(writer)
}

/// Whether a dot beside this letter may join labels.
fn joins(letter: char) -> bool {
    in_name(letter) && !is_wide(letter)
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

/// The text with the marks that `plain` reads at one of these bytes written plainly; `None` where there are none.
fn written(
    text: &str,
    places: bool,
    first: &[u8],
    plain: impl Fn(&str, usize) -> Option<(Range<usize>, &'static str)>,
) -> Option<Writer> {
    let bytes = text.as_bytes();
    let mut writer = Writer { out: String::new(), edits: Vec::new(), places };
    let (mut at, mut copied) = (0, 0);
    while let Some(length) = bytes[at..].iter().position(|byte| first.contains(byte)) {
        let open = at + length;
        at = open + 1;
        let Some((written, plain)) = plain(text, open) else { continue };
        let start = written.start.max(copied);
        writer.out.push_str(&text[copied..start]);
        writer.change(start..written.end, plain);
        (at, copied) = (written.end, written.end);
    }
    if copied == 0 {
        return None;
    }
    writer.out.push_str(&text[copied..]);
    Some(writer)
}

/// The text with one layer of `evil\.example` undone, as regular expressions have it, but for those in a URL: there a
/// backslash is a slash to browsers. `None` where there are none.
fn unescaped(text: &str, places: bool) -> Option<Writer> {
    let bytes = text.as_bytes();
    let escaped = |at: usize| matches!(bytes[at..], [b'\\', b'.', next, ..] if next.is_ascii_alphanumeric());
    if !memchr::memchr_iter(b'\\', bytes).any(escaped) {
        return None;
    }
    let mut urls = Vec::new();
    each_url(text, false, &mut |_, part| urls.push(part));
    written(text, places, b"\\", |_, at| {
        let before = urls.partition_point(|url| url.start <= at);
        let inside = before > 0 && at < urls[before - 1].end;
        (escaped(at) && !inside).then_some((at..at + 2, "."))
    })
}
