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
    let mut label = 0;
    let mut hyphens = false;
    let mut end = bytes.len();
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'_' => hyphens = false,
            b'-' if hyphens => return None,
            b'-' => hyphens = true,
            b'.' => {
                if !(1..=63).contains(&(at - label)) {
                    return None;
                }
                label = at + 1;
                hyphens = false;
            }
            b'/' | b'?' | b'#' => {
                end = at;
                break;
            }
            b':' => {
                // `http:80` and `tel:911` are a scheme and something else.
                if label == 0 || !is_port(&bytes[at + 1..]) {
                    return None;
                }
                end = at;
                break;
            }
            _ => return None,
        }
    }
    let last = &bytes[label..end];
    let plain = (1..=63).contains(&last.len()) && last[0].is_ascii_lowercase() && end <= 253;
    plain.then(|| &rest[..end])
}

fn is_port(after: &[u8]) -> bool {
    let digits = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (1..=4).contains(&digits) && matches!(after.get(digits), None | Some(b'/' | b'?' | b'#'))
}
