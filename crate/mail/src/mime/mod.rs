//! A message as a tree of parts (RFC 2045, RFC 2046), walked within the limits.
//!
//! The walk is our own: it stops at the part, the depth and the byte that the caller chose, and hands over what was decoded
//! so far. `mail-parser` has no limits, and its charset tables alone would take a third of the room in Wasm
//! (docs/performance.md has the figures).

mod body;
mod boundary;
mod charset;
mod fields;
mod flowed;
mod kind;
pub(crate) mod lexical;
mod parameters;
mod transfer;
mod words;

pub(crate) use fields::Field;
pub(crate) use transfer::{base64, quoted_printable};
pub(crate) use words::text as words;

use std::borrow::Cow;

use self::kind::{Kind, Media};
use crate::{
    CutCode, Platform, Via,
    finder::{Finder, Spot},
    header,
};

/// Reads a whole message.
pub(crate) fn message<P: Platform>(raw: &[u8], finder: &mut Finder<'_, P>) {
    let (fields, body) = fields::split(raw, finder);
    header::read(&fields, finder);
    part(&fields, body, Place { path: String::new(), depth: 0, digest: false }, finder);
}

/// Where in the tree a part stands.
struct Place {
    /// As IMAP numbers it; empty for the message itself.
    path: String,
    depth: usize,
    /// Whether it stands in a `multipart/digest`, where parts are messages unless they say otherwise.
    digest: bool,
}

impl Place {
    fn child(&self, number: usize, digest: bool) -> Place {
        let mut path = self.path.clone();
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(&number.to_string());
        Place { path, depth: self.depth + 1, digest }
    }

    /// The number of the part where it is the only one.
    fn number(&self) -> &str {
        if self.path.is_empty() { "1" } else { &self.path }
    }
}

fn part<P: Platform>(fields: &[Field<'_>], body: &[u8], place: Place, finder: &mut Finder<'_, P>) {
    if finder.message.parts as usize >= finder.limits.parts {
        return finder.cut(CutCode::TooManyParts);
    }
    finder.message.parts += 1;
    let media = Media::of(fields, place.digest, finder);
    if let Some(url) = &media.elsewhere {
        finder.link(url, Spot::new(place.number(), Via::Header));
    }
    if place.depth >= finder.limits.depth && matches!(media.kind, Kind::Multipart | Kind::Message) {
        finder.cut(CutCode::TooDeep);
        return leaf(&media, Kind::Text, body, &place, finder);
    }
    match media.kind {
        Kind::Multipart => {
            let boundary = media.boundary.as_deref().unwrap_or_default().as_bytes();
            let mut number = 0;
            for child in boundary::parts(body, boundary) {
                number += 1;
                let (fields, body) = fields::split(child, finder);
                part(&fields, body, place.child(number, media.digest), finder);
                if finder.message.parts as usize >= finder.limits.parts {
                    return finder.cut(CutCode::TooManyParts);
                }
            }
            if number == 0 {
                // The boundary never comes: what a reader is shown is anybody's guess, so it is read as both.
                leaf(&media, Kind::Unknown, body, &place, finder);
            }
        }
        Kind::Message => {
            let Some(body) = decoded(&media, body, finder) else { return };
            let (fields, body) = fields::split(&body, finder);
            header::subject(&fields, place.number(), finder);
            let depth = place.depth + 1;
            part(&fields, body, Place { path: nested(&place, &fields, finder), depth, digest: false }, finder);
        }
        kind => leaf(&media, kind, body, &place, finder),
    }
}

/// A message in part 2 has its only part at 2.1, and its multipart's parts at 2.1, 2.2 and on.
fn nested<P: Platform>(place: &Place, fields: &[Field<'_>], finder: &mut Finder<'_, P>) -> String {
    let path = place.number();
    let multipart = Media::of(fields, false, finder).kind == Kind::Multipart;
    if multipart { path.into() } else { [path, ".1"].concat() }
}

fn leaf<P: Platform>(media: &Media, kind: Kind, body: &[u8], place: &Place, finder: &mut Finder<'_, P>) {
    if kind == Kind::Other {
        return;
    }
    if let Some(body) = decoded(media, body, finder) {
        body::read(media, kind, &body, place.number(), finder);
    }
}

/// The bytes behind the transfer encoding; `None` where the limit for them is used up.
fn decoded<'b, P: Platform>(media: &Media, body: &'b [u8], finder: &mut Finder<'_, P>) -> Option<Cow<'b, [u8]>> {
    let most = finder.decodable;
    let mut bytes = match media.encoding.as_str() {
        "base64" => Cow::Owned(transfer::base64(body, most.saturating_add(1))),
        "quoted-printable" => Cow::Owned(transfer::quoted_printable(&body[..body.len().min(most.saturating_mul(3))])),
        "x-uuencode" | "uuencode" | "x-uue" => {
            transfer::uuencoded(body, most.saturating_add(1)).map_or(Cow::Borrowed(body), Cow::Owned)
        }
        _ => Cow::Borrowed(body),
    };
    if bytes.len() > most {
        finder.cut(CutCode::PartTooBig);
        match &mut bytes {
            Cow::Owned(bytes) => bytes.truncate(most),
            Cow::Borrowed(bytes) => *bytes = &bytes[..most],
        }
    }
    finder.decodable -= bytes.len();
    (!bytes.is_empty()).then_some(bytes)
}
