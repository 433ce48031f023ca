//! What the header of a message says: who it comes from, and where else it leads.

use sublet_links::{addresses_in_text, bytes, urls_in_code};

use crate::{
    collector::{Collector, Location},
    identity::Role,
    link::Via,
    mime::{Field, decode_words, outside_quotes, pieces, unquoted, without_comments},
    platform::Platform,
};

/// The part number of the message's own header.
const HEADER: &str = "0";

/// Fields that carry URLs for the reader, besides `List-*`.
const LINKED: [&str; 8] = [
    "archived-at",
    "bimi-location",
    "content-base",
    "content-location",
    "openpgp",
    "organization",
    "x-report-abuse",
    "x-unsubscribe-web",
];

/// Reads the header of the message itself.
pub(crate) fn read<P: Platform>(fields: &[Field<'_>], collector: &mut Collector<'_, P>) {
    for field in fields {
        match field.name.to_ascii_lowercase().as_slice() {
            b"from" => addresses(field, Role::From, collector),
            b"sender" => addresses(field, Role::Sender, collector),
            b"reply-to" => addresses(field, Role::ReplyTo, collector),
            b"return-path" => bracketed(field, Role::ReturnPath, collector),
            b"message-id" => bracketed(field, Role::MessageId, collector),
            b"dkim-signature" => dkim(field, collector),
            b"received" => received(field, collector),
            b"list-unsubscribe" => linked(field, Via::ListUnsubscribe, collector),
            name if name.starts_with(b"list-") && name != b"list-id" => linked(field, Via::Header, collector),
            name if LINKED.iter().any(|linked| linked.as_bytes() == name) => linked(field, Via::Header, collector),
            _ => {}
        }
    }
    subject(fields, HEADER, collector);
}

/// The subject, of a nested message, too: a reader sees it.
pub(crate) fn subject<P: Platform>(fields: &[Field<'_>], part: &str, collector: &mut Collector<'_, P>) {
    for field in fields.iter().filter(|field| field.is("subject")) {
        let subject = words(&field.unfolded(), collector);
        collector.text(&subject, Location::new(part, Via::Subject));
    }
}

/// A list of addresses (RFC 5322, section 3.4), by the book or not.
fn addresses<P: Platform>(field: &Field<'_>, role: Role, collector: &mut Collector<'_, P>) {
    let list = without_comments(&field.unfolded());
    let mut found = false;
    // A colon and a semicolon enclose a group, and a colon follows a route (`<@a,@b:c@d>`).
    for piece in pieces(&list, b",;:") {
        let (name, rest) = match outside_quotes(piece, b"<") {
            Some(open) => (&piece[..open], &piece[open + 1..]),
            None => ("", piece),
        };
        let address = &rest[..outside_quotes(rest, b">").unwrap_or(rest.len())];
        let Some((user, domain)) = address.rsplit_once('@') else { continue };
        if user.trim().is_empty() {
            continue;
        }
        // White space may stand around the dots and the at sign.
        let domain: String = domain.split_whitespace().collect();
        let name = words(&unquoted(name), collector);
        found |= collector.identity(role, &[user.trim(), "@", &domain].concat(), Some(name.trim()));
    }
    if !found {
        // No address by the book, but perhaps one that a mail program finds all the same.
        addresses_in_text(&list, &mut |address| {
            collector.identity(role, address, None);
        });
    }
}

/// The address between angle brackets, or the only word.
fn bracketed<P: Platform>(field: &Field<'_>, role: Role, collector: &mut Collector<'_, P>) {
    let value = field.unfolded();
    let text = match value.split_once('<') {
        Some((_, rest)) => rest.split('>').next().unwrap_or(rest),
        None => &value,
    };
    if let Some((_, domain)) = text.trim().rsplit_once('@')
        && !domain.is_empty()
    {
        collector.identity(role, text.trim(), None);
    }
}

/// The `d=` of a signature (RFC 6376, section 3.5).
fn dkim<P: Platform>(field: &Field<'_>, collector: &mut Collector<'_, P>) {
    let value = field.unfolded();
    let tags = value.split(';').filter_map(|tag| tag.split_once('='));
    if let Some((_, domain)) = tags.into_iter().find(|(name, _)| name.trim().eq_ignore_ascii_case("d")) {
        let domain: String = domain.split_whitespace().collect();
        collector.identity(Role::Dkim, &domain, None);
    }
}

/// The hosts behind `from` and `by` (RFC 5321, section 4.4): the name given, and the one looked up in the comment.
fn received<P: Platform>(field: &Field<'_>, collector: &mut Collector<'_, P>) {
    let value = field.unfolded();
    let trace = value.split(';').next().unwrap_or_default();
    let mut words = trace.split_whitespace().peekable();
    while let Some(word) = words.next() {
        if !(word.eq_ignore_ascii_case("from") || word.eq_ignore_ascii_case("by")) {
            continue;
        }
        let mut named = words.next();
        while let Some(word) = named {
            let bare = word.trim_matches(['(', ')', '[', ']', ',']);
            let address = bytes::begins(word.as_bytes(), b"[") || bytes::begins(word.as_bytes(), b"([");
            if bare.contains('.') && !address && !bare.starts_with(['.', '-']) {
                collector.identity(Role::Received, bare.trim_end_matches('.'), None);
            }
            named = words.next_if(|word| word.starts_with('('));
        }
    }
}

fn linked<P: Platform>(field: &Field<'_>, via: Via, collector: &mut Collector<'_, P>) {
    // A fold inside a URL is no part of it (RFC 2369, section 2).
    let value = words(&field.unfolded(), collector);
    let mut rest = value.as_str();
    while let Some((_, inner)) = rest.split_once('<') {
        let (url, after) = inner.split_once('>').unwrap_or((inner, ""));
        let url: String = url.split_whitespace().collect();
        urls_in_code(&url, &mut |url| {
            collector.link(url, Location::new(HEADER, via));
        });
        addresses_in_text(&url, &mut |address| {
            collector.link(address, Location::new(HEADER, via));
        });
        rest = after;
    }
    if !value.contains('<') {
        urls_in_code(&value, &mut |url| {
            collector.link(url, Location::new(HEADER, via));
        });
    }
}

fn words<P: Platform>(value: &str, collector: &mut Collector<'_, P>) -> String {
    decode_words(value, collector.platform, &mut collector.budget)
}
