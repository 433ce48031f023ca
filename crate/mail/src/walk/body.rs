//! A part whose transfer encoding is gone: bytes to text, and the text to whoever reads its kind.

use sublet_links::bytes;

use crate::{
    card,
    collector::{Collector, Location},
    html,
    link::Via,
    mime::{self, Kind, Media},
    platform::Platform,
};

/// How far into a page browsers look for its charset (HTML, section 13.2.3.2).
const SNIFFED: usize = 1_024;

pub(super) fn read<P: Platform>(media: &Media, kind: Kind, bytes: &[u8], part: &str, collector: &mut Collector<'_, P>) {
    let kind = if kind == Kind::Unknown { look(bytes) } else { kind };
    let declared = if kind == Kind::Html { named_in_page(bytes) } else { None };
    let charset = media.charset.as_deref().or(declared.as_deref());
    let decoded = mime::decode(bytes, charset, collector.platform, &mut collector.budget);
    match kind {
        Kind::Html => html::read(&decoded, media.base.as_deref(), part, collector),
        Kind::Calendar => card::read(&decoded, part, Via::Ics, collector),
        Kind::Card => card::read(&decoded, part, Via::Vcard, collector),
        Kind::Text => {
            let location = Location::new(part, Via::Text);
            if media.flowed {
                collector.text(&mime::without_soft_breaks(&decoded), location);
            } else {
                collector.text(&decoded, location);
            }
            if let Some(inner) = mime::uuencoded(bytes, collector.budget.decodable())
                && matches!(look(&inner), Kind::Html)
                && collector.budget.decode(inner.len())
            {
                let page = mime::decode(&inner, None, collector.platform, &mut collector.budget);
                html::read(&page, None, part, collector);
            }
        }
        _ => {}
    }
}

/// What bytes of an unknown kind are by their beginning.
fn look(bytes: &[u8]) -> Kind {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    match bytes {
        [b'<', ..] => Kind::Html,
        _ if bytes::begins(bytes, b"BEGIN:VCALENDAR") => Kind::Calendar,
        _ if bytes::begins(bytes, b"BEGIN:VCARD") => Kind::Card,
        // Texts hold none of these; archives and programs do, near their beginning.
        _ if bytes.iter().take(512).any(|byte| matches!(byte, 0..=8 | 14..=26)) => Kind::Other,
        _ => Kind::Text,
    }
}

/// The charset that a page names in a `meta`.
fn named_in_page(bytes: &[u8]) -> Option<String> {
    let start = &bytes[..bytes.len().min(SNIFFED)];
    let lower = start.to_ascii_lowercase();
    let meta = bytes::find(&lower, b"<meta")?;
    let at = meta + bytes::find(&lower[meta..], b"charset=")?;
    let name = lower[at + 8..].iter().skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '));
    let name: Vec<u8> =
        name.take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:".contains(byte)).copied().collect();
    // A page that could be read to here is in no charset of two bytes a letter.
    String::from_utf8(name).ok().filter(|name| !name.starts_with("utf-16"))
}
