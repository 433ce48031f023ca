//! A message as a tree of parts (RFC 2045, RFC 2046), walked within the limits; each part goes to the reader of its kind.
//!
//! The walk is our own: it stops at the part, the depth and the byte that the caller chose, and hands over what was decoded
//! so far. `mail-parser` has no limits, and its charset tables alone would take a third of the room in Wasm
//! (docs/performance.md has the figures).

mod body;
mod part_path;

use std::borrow::Cow;

use self::part_path::PartPath;
use crate::{
    collector::{Collector, Location},
    cut::CutCode,
    header,
    limits::Limits,
    link::Via,
    message::Message,
    mime::{self, Field, Kind, Media},
    platform::Platform,
};

/// Every link and identity of a raw message (RFC 5322, MIME). It never fails: what it could not read it lists among the
/// cuts.
///
/// ```
/// use sublet_mail::{Limits, Native, read};
///
/// let raw = b"From: a@example.org\r\nContent-Type: text/html\r\n\r\n<a href=https://evil.duckdns.org/x>Log in</a>";
/// let message = read(raw, &Native, &Limits::default());
/// assert_eq!(message.identities[0].host, "example.org");
/// assert_eq!(message.links[0].host, "evil.duckdns.org");
/// assert_eq!(message.links[0].places[0].text.as_deref(), Some("Log in"));
/// ```
pub fn read(raw: &[u8], platform: &impl Platform, limits: &Limits) -> Message {
    let mut collector = Collector::new(platform, limits);
    let whole = raw.get(..limits.bytes).unwrap_or(raw);
    if whole.len() < raw.len() {
        collector.budget.cut(CutCode::TooBig);
    }
    let (fields, body) = mime::split(whole, &mut collector.budget);
    header::read(&fields, &mut collector);
    part(&fields, body, Position::default(), &mut collector);
    collector.finish(raw.len())
}

/// Where in the tree a part stands.
#[derive(Default)]
struct Position {
    path: PartPath,
    depth: usize,
    /// Whether it stands in a `multipart/digest`, where parts are messages unless they say otherwise.
    digest: bool,
}

fn part<P: Platform>(fields: &[Field<'_>], body: &[u8], at: Position, collector: &mut Collector<'_, P>) {
    if !collector.budget.has_part() {
        return;
    }
    collector.budget.count_part();
    let media = Media::of(fields, at.digest, collector.platform, &mut collector.budget);
    if let Some(url) = &media.elsewhere {
        collector.link(url, Location::new(at.path.number(), Via::Header));
    }
    if at.depth >= collector.budget.limits().depth && matches!(media.kind, Kind::Multipart | Kind::Message) {
        collector.budget.cut(CutCode::TooDeep);
        return leaf(&media, Kind::Text, body, &at.path, collector);
    }
    let depth = at.depth + 1;
    match media.kind {
        Kind::Multipart => {
            let boundary = media.boundary.as_deref().unwrap_or_default().as_bytes();
            let mut number = 0;
            for child in mime::parts(body, boundary) {
                number += 1;
                let (fields, body) = mime::split(child, &mut collector.budget);
                let at = Position { path: at.path.child(number), depth, digest: media.digest };
                part(&fields, body, at, collector);
                if !collector.budget.has_part() {
                    return;
                }
            }
            if number == 0 {
                // The boundary never comes: what a reader is shown is anybody's guess, so it is read as both.
                leaf(&media, Kind::Unknown, body, &at.path, collector);
            }
        }
        Kind::Message => {
            let Some(body) = decoded(&media, body, collector) else { return };
            let (fields, body) = mime::split(&body, &mut collector.budget);
            header::subject(&fields, at.path.number(), collector);
            let multipart =
                Media::of(&fields, false, collector.platform, &mut collector.budget).kind == Kind::Multipart;
            let at = Position { path: at.path.nested(multipart), depth, digest: false };
            part(&fields, body, at, collector);
        }
        kind => leaf(&media, kind, body, &at.path, collector),
    }
}

fn leaf<P: Platform>(media: &Media, kind: Kind, body: &[u8], path: &PartPath, collector: &mut Collector<'_, P>) {
    if kind == Kind::Other {
        return;
    }
    if let Some(body) = decoded(media, body, collector) {
        body::read(media, kind, &body, path.number(), collector);
    }
}

/// The bytes behind the transfer encoding; `None` where the limit for them is used up.
fn decoded<'b, P: Platform>(media: &Media, body: &'b [u8], collector: &mut Collector<'_, P>) -> Option<Cow<'b, [u8]>> {
    let most = collector.budget.decodable();
    let mut bytes = mime::decoded(&media.encoding, body, most);
    if !collector.budget.decode(bytes.len()) {
        collector.budget.decode(most);
        match &mut bytes {
            Cow::Owned(bytes) => bytes.truncate(most),
            Cow::Borrowed(bytes) => *bytes = &bytes[..most],
        }
    }
    (!bytes.is_empty()).then_some(bytes)
}
