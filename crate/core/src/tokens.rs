use crate::{Error, Host, UrlParser};

/// Everything in a pile of text that names a host, in order: URLs (also defanged), e-mail addresses and bare host
/// names, each as it stands in the text.
///
/// A word counts when it has a scheme with `://` or an at sign before a host, or reads as a host name of two labels or
/// more whose last label begins with a letter. So `10.0.0.1`, `1,234.5` and `e.g.` are passed over; `notes.txt` is not:
/// it could be a host.
pub fn tokens<'t>(text: &'t str, parser: &impl UrlParser) -> Vec<&'t str> {
    text.split(separates).map(trim).filter(|word| names_a_host(word, parser)).collect()
}

fn separates(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '"' | '\'' | '`' | '<' | '>' | ',' | ';' | '|' | '、' | '「' | '」')
}

/// Takes off the punctuation of the sentence around a word, but not the brackets of its own.
fn trim(word: &str) -> &str {
    let mut word = word.trim_end_matches(['.', '!', '?', ':', '。', '！', '？']);
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}'), ('（', '）')] {
        if word.starts_with(open) && !word.contains(close) {
            word = &word[open.len_utf8()..];
        } else if word.ends_with(close) && !word.contains(open) {
            word = &word[..word.len() - close.len_utf8()];
        } else if let Some(inner) = word.strip_prefix(open).and_then(|word| word.strip_suffix(close)) {
            word = inner;
        }
    }
    word
}

fn names_a_host(word: &str, parser: &impl UrlParser) -> bool {
    let three = || word.as_bytes().windows(3);
    let marked = three().any(|bytes| bytes == b"://") || word.contains('@');
    let dotted = || three().any(|bytes| bytes.eq_ignore_ascii_case(b"dot"));
    if !marked && !word.contains(['.', '。', '．', '｡']) && !dotted() {
        return false;
    }
    match Host::parse_with(word, parser) {
        Ok(Host::Name(name)) => marked || reads_as_host(name.as_str()),
        Ok(_) => marked,
        Err(Error::LabelTooLong { .. } | Error::HostTooLong { .. } | Error::BadLabel) => marked,
        Err(_) => false,
    }
}

fn reads_as_host(name: &str) -> bool {
    let last: Option<(&str, &str)> = name.rsplit_once('.');
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    last.is_some_and(|(_, top)| top.len() >= 2 && top.starts_with(|c: char| c.is_ascii_alphabetic()))
        && name.chars().all(plain)
}
