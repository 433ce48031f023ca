//! Texts that are a list of hosts: each line is one, or its cells are.

use std::{net::IpAddr, ops::Range};

use sublet::defang::unquoted;

use super::{Found, Names, find, tld};

enum Cell {
    Empty,
    /// One host, by itself.
    Host,
    /// A name that is a file's as likely as a host's (`notes.txt`).
    Doubtful,
    /// Something else.
    Text,
}

/// Whether every line or cell of a plain text is one host, and at least one of them beyond doubt.
pub(super) fn is_list(text: &str) -> bool {
    let mut host = false;
    let mut fits = |cell| {
        host |= matches!(cell, Cell::Host);
        !matches!(cell, Cell::Text)
    };
    lines(text).all(|line| fits(read(&text[line.clone()])) || cells(text, line).all(|cell| fits(read(&text[cell]))))
        && host
}

/// Hands over the hosts of a list, in order.
pub(super) fn each(text: &str, found: &mut Found<'_>) {
    for line in lines(text) {
        if matches!(read(&text[line.clone()]), Cell::Text) {
            cells(text, line).for_each(|cell| host(text, cell, found));
        } else {
            host(text, line, found);
        }
    }
}

fn host(text: &str, cell: Range<usize>, found: &mut Found<'_>) {
    let cell = bare(text, cell);
    let written = &text[cell.clone()];
    if is_address(written) {
        return found(written, cell);
    }
    find(written, Names::Any, &mut |link, part| found(link, cell.start + part.start..cell.start + part.end));
}

fn read(cell: &str) -> Cell {
    let cell = &cell[bare(cell, 0..cell.len())];
    if cell.is_empty() {
        return Cell::Empty;
    }
    if cell.contains(char::is_whitespace) {
        return Cell::Text;
    }
    if is_address(cell) {
        return Cell::Host;
    }
    let mut whole = false;
    find(cell, Names::Any, &mut |_, part| whole |= part == (0..cell.len()));
    match whole {
        true if tld::is_doubtful(cell) => Cell::Doubtful,
        true => Cell::Host,
        false => Cell::Text,
    }
}

fn is_address(cell: &str) -> bool {
    cell.parse::<IpAddr>().is_ok()
}

fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    split(text, 0..text.len(), |byte| matches!(byte, b'\n' | b'\r'))
}

fn cells(text: &str, line: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    split(text, line, |byte| matches!(byte, b',' | b';' | b'\t'))
}

fn split(text: &str, part: Range<usize>, at: fn(u8) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut rest = Some(part);
    std::iter::from_fn(move || {
        let part = rest.take()?;
        let Some(length) = text.as_bytes()[part.clone()].iter().position(|&byte| at(byte)) else { return Some(part) };
        let end = part.start + length;
        rest = Some(end + 1..part.end);
        Some(part.start..end)
    })
}

/// A cell without the blanks, quotes and brackets around it and the dot at its end.
fn bare(text: &str, cell: Range<usize>) -> Range<usize> {
    let text = &text[cell.clone()];
    let inner = unquoted(text).trim_end_matches('.');
    let start = cell.start + (inner.as_ptr().addr() - text.as_ptr().addr());
    start..start + inner.len()
}
