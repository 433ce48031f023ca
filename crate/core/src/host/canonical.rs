use crate::catalogue::index::swar;

/// The host inside a host name or an `http(s)` URL that has nothing unusual about it, as a part of the text.
///
/// This is the fast way in for batches: no allocation and no URL parser. It *defers* (`None`) whenever the URL standard
/// might do more than cut: upper case, user names, percent signs, `xn--` labels, anything that could be a number, a
/// trailing dot, white space, characters outside `a-z 0-9 - _ .`. What it does return is exactly what
/// [`Host::parse`](crate::Host::parse) returns, already canonical.
///
/// ```
/// use sublet::canonical;
///
/// assert_eq!(canonical("https://a.duckdns.org:8080/x?y#z"), Some("a.duckdns.org"));
/// assert_eq!(canonical("a.duckdns.org"), Some("a.duckdns.org"));
/// assert_eq!(canonical("https://user@a.duckdns.org/"), None);
/// assert_eq!(canonical("http://127.1/"), None);
/// ```
pub fn canonical(text: &str) -> Option<&str> {
    let rest = match text.strip_prefix("http") {
        Some(rest) => rest.strip_prefix("s://").or_else(|| rest.strip_prefix("://")).unwrap_or(text),
        None => text,
    };
    let bytes = rest.as_bytes();
    let mut end = 0;
    let mut label = 0;
    let mut bad = 0;
    // What stands in front of the word: a dot, so that the first label is not empty.
    let (mut dot_before, mut hyphen_before) = (swar::DOT_AT_END, 0);
    loop {
        let word = if bytes.len() - end >= 8 { swar::load(bytes, end) } else { swar::short_word(&bytes[end..]) };
        let (inside, length) = swar::plain(word);
        let dots = swar::dots(word) & inside;
        let hyphens = swar::hyphens(word) & inside;
        bad |= dots & (dots << 8 | dot_before) | hyphens & (hyphens << 8 | hyphen_before);
        (dot_before, hyphen_before) = (dots >> 56, hyphens >> 56);
        label = dots.checked_ilog2().map_or(label, |bit| end + bit as usize / 8 + 1);
        end += length;
        if length < 8 {
            break;
        }
    }
    let (host, after) = bytes.split_at(end);
    match after {
        [] | [b'/' | b'?' | b'#', ..] => {}
        // `http:80` and `tel:911` are a scheme and something else.
        [b':', port @ ..] if label > 0 && is_port(port) => {}
        _ => return None,
    }
    let last = &host[label..];
    let short = end <= 63 || host.split(|&byte| byte == b'.').all(|label| label.len() <= 63);
    let plain = bad == 0 && short && end <= 253 && last.first().is_some_and(u8::is_ascii_lowercase);
    plain.then(|| &rest[..end])
}

fn is_port(after: &[u8]) -> bool {
    let digits = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (1..=4).contains(&digits) && matches!(after.get(digits), None | Some(b'/' | b'?' | b'#'))
}
