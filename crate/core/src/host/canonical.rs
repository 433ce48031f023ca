use crate::catalogue::index::{KnownDots, swar};

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
#[inline]
pub fn canonical(text: &str) -> Option<&str> {
    canonical_with_dots(text).map(|(host, _)| host)
}

/// The host that [`canonical`] gives, with the places of its dots.
#[inline]
pub(crate) fn canonical_with_dots(text: &str) -> Option<(&str, KnownDots<'_>)> {
    let rest = match text.strip_prefix("http") {
        Some(rest) => rest.strip_prefix("s://").or_else(|| rest.strip_prefix("://")).unwrap_or(text),
        None => text,
    };
    let run = Run::of(rest.as_bytes());
    match run.after {
        [] | [b'/' | b'?' | b'#', ..] => {}
        // `http:80` and `tel:911` are a scheme and something else.
        [b':', port @ ..] if run.has_dot && is_port(port) => {}
        _ => return None,
    }
    run.is_host.then(|| (&rest[..run.name.len()], run.dots()))
}

/// The characters `a-z 0-9 - _ .` that a text begins with.
pub(crate) struct Run<'t> {
    pub name: &'t [u8],
    /// What comes behind them.
    pub after: &'t [u8],
    /// Whether they are a canonical host name that looks like no number.
    pub is_host: bool,
    has_dot: bool,
    /// A bit for each dot of the last bytes, and where these begin.
    dots: u64,
    base: usize,
}

impl<'t> Run<'t> {
    #[inline]
    pub fn of(text: &'t [u8]) -> Run<'t> {
        let (mut at, mut label, mut bad) = (0, 0, 0);
        // What stands in front of the word: a dot, so that the first label is not empty.
        let (mut dot_before, mut hyphen_before) = (swar::DOT_AT_END, 0);
        let mut window = 0;
        let end = loop {
            let word = if text.len() - at >= 8 { swar::load(text, at) } else { swar::short_word(&text[at..]) };
            let (inside, length) = swar::plain(word);
            let dots = swar::dots(word) & inside;
            let hyphens = swar::hyphens(word) & inside;
            bad |= dots & (dots << 8 | dot_before) | hyphens & (hyphens << 8 | hyphen_before);
            (dot_before, hyphen_before) = (dots >> 56, hyphens >> 56);
            label = dots.checked_ilog2().map_or(label, |bit| at + bit as usize / 8 + 1);
            window = window >> 8 | swar::gathered(dots) << 56;
            at += 8;
            if length < 8 {
                break at - 8 + length;
            }
        };
        let (name, after) = text.split_at(end);
        let short = end <= 63 || name.split(|&byte| byte == b'.').all(|label| label.len() <= 63);
        let last = name.get(label).is_some_and(u8::is_ascii_lowercase);
        let base = at.saturating_sub(64);
        let dots = window >> (64 - (at - base));
        Run { name, after, is_host: bad == 0 && short && end <= 253 && last, has_dot: label > 0, dots, base }
    }

    #[inline]
    pub fn dots(&self) -> KnownDots<'t> {
        KnownDots::new(self.name, self.base, self.dots)
    }
}

fn is_port(after: &[u8]) -> bool {
    let digits = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (1..=4).contains(&digits) && matches!(after.get(digits), None | Some(b'/' | b'?' | b'#'))
}
