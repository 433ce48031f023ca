//! What a style sheet or a style attribute loads (CSS Values, section 4.5; CSS Cascade, section 2).

use std::borrow::Cow;

use memchr::memchr2_iter;

use sublet_links::bytes::{begins, ends};

/// Every `url(…)` and `@import "…"`.
pub(super) fn urls(css: &str, found: &mut dyn FnMut(&str)) {
    let css = unescaped(css);
    let bytes = css.as_bytes();
    let mut taken = 0;
    for mark in memchr2_iter(b'(', b'@', bytes) {
        if mark < taken {
            continue;
        }
        let inner = if bytes[mark] == b'(' {
            if ends(&bytes[..mark], b"image-set") {
                strings(&css[mark + 1..], found);
                continue;
            }
            if !ends(&bytes[..mark], b"url") && !ends(&bytes[..mark], b"src") {
                continue;
            }
            &css[mark + 1..]
        } else if begins(&bytes[mark..], b"@import") {
            let rest = without_comments(&css[mark + 7..]);
            if !rest.starts_with(['"', '\'']) {
                continue;
            }
            rest
        } else {
            continue;
        };
        let inner = inner.trim_start_matches(|letter: char| letter.is_ascii_whitespace());
        let (inner, end) = match inner.chars().next() {
            Some(quote @ ('"' | '\'')) => (&inner[1..], inner[1..].find(quote)),
            _ => (inner, inner.find(')')),
        };
        let Some(end) = end else { continue };
        found(inner[..end].trim_end());
        taken = css.len() - inner.len() + end;
    }
}

/// The strings of an `image-set(…)`; its functions are seen by themselves.
fn strings(css: &str, found: &mut dyn FnMut(&str)) {
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '(', ')']) {
        let (mark, inner) = (rest.as_bytes()[at], &rest[at + 1..]);
        if mark == b'(' || mark == b')' {
            return;
        }
        let Some(end) = inner.find(char::from(mark)) else { return };
        found(&inner[..end]);
        rest = &inner[end + 1..];
    }
}

fn without_comments(mut css: &str) -> &str {
    loop {
        css = css.trim_start_matches(|letter: char| letter.is_ascii_whitespace());
        let Some(comment) = css.strip_prefix("/*") else { return css };
        let Some(end) = sublet_links::bytes::find(comment.as_bytes(), b"*/") else { return "" };
        css = &comment[end + 2..];
    }
}

/// Undoes escapes (`\75rl` is `url`; CSS Syntax, section 4.3.7).
fn unescaped(css: &str) -> Cow<'_, str> {
    if !css.contains('\\') {
        return Cow::Borrowed(css);
    }
    let mut out = String::with_capacity(css.len());
    let mut letters = css.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        let (mut value, mut digits) = (0, 0);
        while digits < 6
            && let Some(digit) = letters.peek().and_then(|letter| letter.to_digit(16))
        {
            (value, digits) = (value * 16 + digit, digits + 1);
            letters.next();
        }
        if digits > 0 {
            out.push(char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER));
            letters.next_if(char::is_ascii_whitespace);
        } else {
            out.extend(letters.next_if(|&letter| letter != '\n'));
        }
    }
    Cow::Owned(out)
}
