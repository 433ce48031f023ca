//! Hosts in a text that a reader sees: URLs, addresses and bare names, plain, defanged or disguised.

mod address;
mod bare;
mod letter;
mod list;
mod plain;
mod tld;
mod url;

use std::{borrow::Cow, ops::Range};

use memchr::{memchr, memchr3};
use sublet::{Error, Host, UrlParser};

use self::plain::plain;

/// Takes what was found, and where it stands in the plain text.
type Found<'f> = dyn FnMut(&str, Range<usize>) + 'f;

/// Where to go on in a text, and up to where it is taken. So that a text is read in one go, nothing before is looked at
/// again.
struct Next {
    at: usize,
    taken: usize,
}

impl Next {
    fn behind(end: usize) -> Next {
        Next { at: end, taken: end }
    }
}

/// Which names count as hosts where they stand without a scheme.
#[derive(Clone, Copy)]
enum Names {
    /// Those under a top-level domain that do not read as a file or as the seam of two sentences: in prose.
    Public,
    /// Any with a dot, and IPv4 addresses: in a list of hosts.
    Any,
}

/// Something in a text that names a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention<'t> {
    /// The part of the text.
    pub text: &'t str,
    /// What [`Host::parse_with`] reads: the same part, or what it stands for where it is disguised beyond what that undoes
    /// (`evil\.example`).
    pub link: Cow<'t, str>,
}

/// Everything in a text that names a host, in order: URLs, e-mail addresses and bare host names, also defanged.
///
/// A bare name counts where its last label is a top-level domain and it does not read as a file (`setup.py`) or as the
/// seam of two sentences. In a text that is a list, where every line or cell is one host, any name and address counts
/// (`printer.local`). A URL or an address whose host is too long for DNS is in the answer, too, so that its reader hears why.
///
/// ```
/// use sublet::WhatwgUrl;
/// use sublet_links::hosts_in_text;
///
/// let found = hosts_in_text("evil。duckdns。orgを見て、me@a.pages.dev (10.0.0.1, notes.txt)", &WhatwgUrl);
/// let found: Vec<_> = found.iter().map(|mention| mention.text).collect();
/// assert_eq!(found, ["evil。duckdns。org", "me@a.pages.dev"]);
///
/// let found = hosts_in_text("evil.duckdns.org\nprinter.local, 10.0.0.1\n", &WhatwgUrl);
/// assert_eq!(found.len(), 3);
/// ```
pub fn hosts_in_text<'t>(text: &'t str, parser: &impl UrlParser) -> Vec<Mention<'t>> {
    let plain = plain(text, true);
    let mut mentions = Vec::new();
    find_all(&plain.text, &mut |link, part| {
        let host = Host::parse_with(link, parser);
        if !matches!(host, Ok(_) | Err(Error::LabelTooLong { .. } | Error::HostTooLong { .. } | Error::BadLabel)) {
            return;
        }
        let text = &text[plain.place(part)];
        let same = text == link || Host::parse_with(text, parser) == host;
        let link = if same { Cow::Borrowed(text) } else { Cow::Owned(link.to_string()) };
        mentions.push(Mention { text, link });
    });
    mentions
}

/// Hands over the same in plain form, without asking a URL parser whether it is one.
///
/// ```
/// let mut found = Vec::new();
/// sublet_links::each_in_text("hxxps://evil[.]duckdns[.]org/x", &mut |link| found.push(link.to_string()));
/// assert_eq!(found, ["https://evil.duckdns.org/x"]);
/// ```
pub fn each_in_text(text: &str, found: &mut dyn FnMut(&str)) {
    find_all(&plain(text, false).text, &mut |link, _| found(link));
}

/// The first host that a text names as prose, in plain form: a label that is a file's name (`README.md`) names none.
pub fn first_in_text(text: &str) -> Option<String> {
    let mut first = None;
    find(&plain(text, false).text, Names::Public, &mut |found, _| {
        if first.is_none() {
            first = Some(found.to_string());
        }
    });
    first
}

/// Hands over the hosts of a plain text in order, by the rules of a list or of prose.
fn find_all(text: &str, found: &mut Found<'_>) {
    if list::is_list(text) {
        list::each(text, found);
    } else {
        find(text, Names::Public, found);
    }
}

/// Hands over the URLs, addresses and bare hosts of a plain text, in order.
fn find(text: &str, names: Names, found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    let (mut at, mut taken) = (0, 0);
    while let Some(length) = memchr3(b'.', b':', b'@', &bytes[at..]) {
        let mark = at + length;
        at = mark + 1;
        let next = match bytes[mark] {
            b':' => url::at(text, taken, mark, false, found),
            b'@' => address::at(text, taken, mark, names, found),
            _ => bare::at(text, taken, mark, names, found),
        };
        if let Some(next) = next {
            (at, taken) = (next.at, next.taken);
        }
    }
}

/// Hands over the URLs with a scheme and two slashes of a program, a style sheet or a header field, where quotes and
/// brackets end them.
pub fn urls_in_code(code: &str, found: &mut dyn FnMut(&str)) {
    each_url(code, true, &mut |link, _| found(link));
}

/// Hands over the URLs with a scheme and two slashes; `quoted`: as of a program.
fn each_url(text: &str, quoted: bool, found: &mut Found<'_>) {
    let bytes = text.as_bytes();
    let (mut at, mut taken) = (0, 0);
    while let Some(length) = memchr(b':', &bytes[at..]) {
        let mark = at + length;
        at = mark + 1;
        if let Some(next) = url::at(text, taken, mark, quoted, found) {
            (at, taken) = (next.at, next.taken);
        }
    }
}

/// Hands over the e-mail addresses of a text that is not disguised.
pub fn addresses_in_text(text: &str, found: &mut dyn FnMut(&str)) {
    let (mut at, mut taken) = (0, 0);
    while let Some(length) = memchr(b'@', &text.as_bytes()[at..]) {
        let mark = at + length;
        at = mark + 1;
        if let Some(next) = address::at(text, taken, mark, Names::Public, &mut |link, _| found(link)) {
            (at, taken) = (next.at, next.taken);
        }
    }
}
