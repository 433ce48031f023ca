//! Hosts that stand in a text by themselves.

use memchr::memchr_iter;

use super::{
    Found, Names, Next,
    letter::{in_name, is_wide},
    tld,
};
use crate::bytes::begins;

/// Tells the host around a dot, with the path behind it, and says where to go on.
pub(super) fn at(text: &str, taken: usize, dot: usize, names: Names, found: &mut Found<'_>) -> Option<Next> {
    let bytes = text.as_bytes();
    // Most dots end a sentence.
    if bytes.get(dot + 1).is_none_or(|next| next.is_ascii() && !next.is_ascii_alphanumeric()) {
        return None;
    }
    let start = host_start(text, taken, dot);
    let end = host_end(text, start);
    let host = &text[start..end];
    if end <= dot {
        return None;
    }
    if bytes.get(end) == Some(&b'@') {
        return Some(Next { at: end, taken });
    }
    let call = bytes.get(end) == Some(&b'(');
    if call || in_a_path(&bytes[taken..start]) || !tld::reads_as_host(host, names) {
        return Some(Next::behind(end));
    }
    let end = match bytes[end..] {
        [b'/' | b'?' | b'#', ..] => path_end(text, end, false),
        [b':', digit, ..] if digit.is_ascii_digit() => path_end(text, end, false),
        _ => end,
    };
    found(&text[start..end], start..end);
    Some(Next::behind(end))
}

/// Whether a host would be the middle of a path or a query.
fn in_a_path(before: &[u8]) -> bool {
    match before {
        [.., b'/', b'/'] | [.., b'\\', b'\\'] => false,
        [.., last] => b"/\\%$@".contains(last),
        [] => false,
    }
}

/// Where the name begins that a dot is part of.
fn host_start(text: &str, taken: usize, dot: usize) -> usize {
    let mut start = dot;
    let mut next: Option<char> = None;
    for letter in text[taken..dot].chars().rev() {
        // `はevil.example`: the sentence ends where the writing changes.
        let changes = next.is_some_and(|next| next.is_ascii() && next != '.' && is_wide(letter));
        if changes || !in_host(letter) || (letter == '.' && next.is_none_or(|next| next == '.')) {
            break;
        }
        start -= letter.len_utf8();
        next = Some(letter);
    }
    dot - text[start..dot].trim_start_matches(['.', '-']).len()
}

/// Where the name ends that begins here.
pub(super) fn host_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut last = '.';
    for letter in text[start..].chars() {
        let changes = last.is_ascii() && last != '.' && is_wide(letter);
        if changes || !in_host(letter) || (letter == '.' && last == '.') {
            break;
        }
        end += letter.len_utf8();
        last = letter;
    }
    start + text[start..end].trim_end_matches(['.', '-', '_']).len()
}

fn in_host(letter: char) -> bool {
    matches!(letter, '-' | '_' | '.') || in_name(letter)
}

/// Where a URL ends in a text, without the punctuation of the sentence around it.
pub(super) fn path_end(text: &str, start: usize, quoted: bool) -> usize {
    let stops = |letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(
                letter,
                '<' | '>' | '"' | '`' | '「' | '」' | '『' | '』' | '（' | '）' | '【' | '】' | '《' | '》'
            )
            || matches!(letter, '、' | '。' | '，' | '；' | '“' | '”' | '‘' | '’' | '«' | '»' | '|')
            || (quoted && matches!(letter, '\'' | '\\' | ';' | '{' | '}'))
    };
    let rest = &text[start..];
    let mut url = &rest[..rest.find(stops).unwrap_or(rest.len())];
    // `https://a.example,https://b.example` are two.
    let next = |&comma: &usize| {
        [&b"http://"[..], b"https://"].iter().any(|scheme| begins(&url.as_bytes()[comma + 1..], scheme))
    };
    if let Some(comma) = memchr_iter(b',', url.as_bytes()).find(next) {
        url = &url[..comma];
    }
    let opened = |bracket| url.bytes().filter(|&byte| byte == bracket).count();
    let (mut round, mut square) =
        (opened(b')') as isize - opened(b'(') as isize, opened(b']') as isize - opened(b'[') as isize);
    while let Some(last) = url.as_bytes().last() {
        match last {
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'_' => {}
            b')' if round > 0 => round -= 1,
            b']' if square > 0 => square -= 1,
            _ => break,
        }
        url = &url[..url.len() - 1];
    }
    start + url.len()
}
