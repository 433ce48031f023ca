//! Tags, texts and comments of a page, by the tokenization of the HTML standard (section 13.2.5).
//!
//! It differs from the standard where a page could hide a link by that: `noscript` is read as in a program without
//! scripts, nothing is raw text inside `svg` and `math`, and `</script>` always ends a script. It builds no tree and
//! copies nothing. Measured beside html5gum, lol_html, tl and html5ever: docs/performance.md.

use memchr::{memchr, memchr2};

use super::attribute::Name;

/// What a page consists of, in order.
pub(super) trait Sink {
    /// Text, with its character references.
    fn text(&mut self, text: &str);
    /// A start tag with those of its attributes that could hold a link; their values with their references.
    fn start(&mut self, element: &str, attributes: &[(Name, &str)]);
    /// An end tag.
    fn end(&mut self, element: &str);
    /// A comment.
    fn comment(&mut self, text: &str);
    /// What a script or a style sheet consists of.
    fn raw(&mut self, element: &str, text: &str);
}

/// Elements whose content is text up to their end tag; the first two hold no text for readers, the last two hold
/// character references.
const RAW: [&str; 8] = ["script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea"];

/// Elements that begin content in another language, where no element is raw.
const FOREIGN: [&str; 2] = ["svg", "math"];

/// Reads a page from the first character to the last, once.
pub(super) fn read(html: &str, sink: &mut dyn Sink) {
    let bytes = html.as_bytes();
    let mut attributes = Vec::new();
    let mut foreign = false;
    // `text` is where text begins that was not handed over.
    let (mut at, mut text) = (0, 0);
    while let Some(length) = memchr(b'<', &bytes[at..]) {
        let open = at + length;
        let flush = |sink: &mut dyn Sink| {
            if open > text {
                sink.text(&html[text..open]);
            }
        };
        match bytes.get(open + 1) {
            Some(letter) if letter.is_ascii_alphabetic() => {
                flush(sink);
                attributes.clear();
                let name_end = name_end(bytes, open + 1);
                let Some(end) = tag(html, name_end, &mut attributes) else { return };
                let element = &html[open + 1..name_end];
                sink.start(element, &attributes);
                foreign |= FOREIGN.iter().any(|it| element.eq_ignore_ascii_case(it));
                at = end;
                text = end;
                let raw = RAW.iter().position(|it| element.eq_ignore_ascii_case(it));
                if let Some(index) = raw.filter(|&index| index == 0 || !foreign) {
                    let close = raw_end(bytes, end, RAW[index].as_bytes());
                    if index < 2 {
                        sink.raw(RAW[index], &html[end..close]);
                        text = close;
                    }
                    at = close;
                }
            }
            Some(b'/') => match bytes.get(open + 2) {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    flush(sink);
                    let name_end = name_end(bytes, open + 2);
                    attributes.clear();
                    let Some(end) = tag(html, name_end, &mut attributes) else { return };
                    let element = &html[open + 2..name_end];
                    foreign &= !FOREIGN.iter().any(|it| element.eq_ignore_ascii_case(it));
                    sink.end(element);
                    (at, text) = (end, end);
                }
                Some(_) => {
                    flush(sink);
                    at = after(bytes, open + 2, b'>');
                    text = at;
                }
                None => break,
            },
            Some(b'!') if bytes[open..].starts_with(b"<!--") => {
                flush(sink);
                let (content_end, end) = comment_end(bytes, open + 4);
                sink.comment(&html[open + 4..content_end]);
                (at, text) = (end, end);
            }
            Some(b'!' | b'?') => {
                flush(sink);
                at = after(bytes, open + 1, b'>');
                text = at;
            }
            _ => at = open + 1,
        }
    }
    if text < html.len() {
        sink.text(&html[text..]);
    }
}

/// The position behind the next such byte.
fn after(bytes: &[u8], at: usize, byte: u8) -> usize {
    memchr(byte, &bytes[at..]).map_or(bytes.len(), |length| at + length + 1)
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

fn name_end(bytes: &[u8], at: usize) -> usize {
    let ends = |&byte: &u8| is_blank(byte) || byte == b'/' || byte == b'>';
    bytes[at..].iter().position(ends).map_or(bytes.len(), |length| at + length)
}

/// Reads the attributes of a tag and gives the position behind it; `None` where the page ends inside it.
fn tag<'h>(html: &'h str, mut at: usize, attributes: &mut Vec<(Name, &'h str)>) -> Option<usize> {
    let bytes = html.as_bytes();
    let mut seen = 0;
    loop {
        while is_blank(*bytes.get(at)?) || bytes[at] == b'/' {
            at += 1;
        }
        if bytes[at] == b'>' {
            return Some(at + 1);
        }
        let start = at;
        // An equals sign that a name begins with is part of it.
        at += 1;
        while !is_blank(*bytes.get(at)?) && !matches!(bytes[at], b'/' | b'>' | b'=') {
            at += 1;
        }
        let name = &bytes[start..at];
        while is_blank(*bytes.get(at)?) {
            at += 1;
        }
        let mut value = "";
        if bytes[at] == b'=' {
            at += 1;
            while is_blank(*bytes.get(at)?) {
                at += 1;
            }
            let from;
            (from, at) = match bytes[at] {
                quote @ (b'"' | b'\'') => (at + 1, at + 1 + memchr(quote, &bytes[at + 1..])?),
                _ => {
                    let ends = |&byte: &u8| is_blank(byte) || byte == b'>';
                    (at, at + bytes[at..].iter().position(ends)?)
                }
            };
            value = &html[from..at];
            at += usize::from(matches!(bytes[at], b'"' | b'\''));
        }
        // Of two attributes of a name the first counts.
        if let Some(name) = Name::of(name)
            && (name.is_many() || seen & name.bit() == 0)
        {
            seen |= name.bit();
            attributes.push((name, value));
        }
    }
}

/// Where the end tag of an element of raw text begins.
fn raw_end(bytes: &[u8], mut at: usize, element: &[u8]) -> usize {
    while let Some(length) = memchr(b'<', &bytes[at..]) {
        let open = at + length;
        let rest = &bytes[open + 1..];
        if rest.first() == Some(&b'/')
            && sublet_links::bytes::begins(&rest[1..], element)
            && rest.get(1 + element.len()).is_some_and(|&byte| is_blank(byte) || byte == b'/' || byte == b'>')
        {
            return open;
        }
        at = open + 1;
    }
    bytes.len()
}

/// Where the content of a comment ends, and where the comment does.
fn comment_end(bytes: &[u8], start: usize) -> (usize, usize) {
    match bytes[start..] {
        [b'>', ..] => return (start, start + 1),
        [b'-', b'>', ..] => return (start, start + 2),
        _ => {}
    }
    let mut at = start;
    while let Some(length) = memchr2(b'>', b'!', &bytes[at..]) {
        let mark = at + length;
        let dashes = mark >= start + 2 && bytes[mark - 1] == b'-' && bytes[mark - 2] == b'-';
        if dashes && bytes[mark] == b'>' {
            return (mark - 2, mark + 1);
        }
        if dashes && bytes.get(mark + 1) == Some(&b'>') {
            return (mark - 2, mark + 2);
        }
        at = mark + 1;
    }
    (bytes.len(), bytes.len())
}
