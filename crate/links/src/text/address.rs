//! E-mail addresses in a text.

use super::{Found, Names, Next, bare::host_end, letter::in_name, tld};

/// Tells the address around an at sign, and where it ends.
pub(super) fn at(text: &str, taken: usize, mark: usize, names: Names, found: &mut Found<'_>) -> Option<Next> {
    let local = |letter: &char| in_name(*letter) || "!#$%&'*+-/=?^_`{|}~.".contains(*letter);
    let start = mark - text[taken..mark].chars().rev().take_while(local).map(char::len_utf8).sum::<usize>();
    let user = text[start..mark].trim_start_matches(|letter: char| !in_name(letter));
    let end = host_end(text, mark + 1);
    let host = &text[mark + 1..end];
    if user.is_empty() || !tld::reads_as_host(host, names) {
        return None;
    }
    let start = mark - user.len();
    found(&text[start..end], start..end);
    Some(Next::behind(end))
}
