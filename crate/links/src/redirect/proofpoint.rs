//! Proofpoint URL Defense, as Proofpoint's own decoder reads it (`URLDefenseDecode.py`, linked from
//! <https://help.proofpoint.com/Threat_Insight_Dashboard/API_Documentation/URL_Decoder_API>).

use super::{
    coding::{base64, percent, split},
    parts::Parts,
    path::{two_slashes, with_tail},
    query,
    web_address::web_address,
};

/// `u=https-3A__example.com_`: `-` for `%`, `_` for `/`.
pub fn v2(url: &Parts) -> Option<String> {
    query::values(url, "u").find_map(|value| {
        let coded: String = percent(value).chars().map(unmap).collect();
        web_address(&without_entities(&percent(&coded)))
    })
}

/// With `&amp;` as `&`, as Proofpoint's decoder does it.
fn without_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = split(rest, "&amp;") {
        out.push_str(before);
        out.push('&');
        rest = after;
    }
    out + rest
}

fn unmap(c: char) -> char {
    match c {
        '-' => '%',
        '_' => '/',
        c => c,
    }
}

/// `/v3/__https://example.com/*x__;4piD!!…$`: characters that mailers might alter are `*`, a run of them is `**` and
/// a letter for its length, and what they were follows in base64.
pub fn v3(url: &Parts) -> Option<String> {
    let whole = with_tail(url, &url.path);
    let (_, rest) = split(&whole, "/__")?;
    let (coded, rest) = split(rest, "__;")?;
    let bytes = base64(rest.split('!').next()?.split('$').next()?)?;
    let left_out = String::from_utf8(bytes).ok()?;
    web_address(&put_back(&percent(coded), &left_out)).map(two_slashes)
}

fn put_back(coded: &str, left_out: &str) -> String {
    let mut out = String::with_capacity(coded.len() + left_out.len());
    let (mut chars, mut left_out) = (coded.chars().peekable(), left_out.chars());
    while let Some(c) = chars.next() {
        if c != '*' {
            out.push(c);
            continue;
        }
        let mut rest = chars.clone();
        let run = (rest.next() == Some('*')).then(|| rest.next().and_then(length)).flatten();
        if run.is_some() {
            chars = rest;
        }
        out.extend(left_out.by_ref().take(run.unwrap_or(1)));
    }
    out
}

/// The length of a run: `A` is 2, and so on through the alphabet of base64.
fn length(letter: char) -> Option<usize> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    LETTERS.find(letter).map(|index| index + 2)
}
