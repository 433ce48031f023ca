//! A part whose transfer encoding is gone: bytes to text, and the text to whoever reads its kind.

use sublet_links::bytes;

use super::{
    charset,
    flowed::without_soft_breaks,
    kind::{Kind, Media},
    transfer,
};
use crate::{
    Platform, Via, card,
    finder::{Finder, Spot},
    html,
};

/// How far into a page browsers look for its charset (HTML, section 13.2.3.2).
const SNIFFED: usize = 1_024;

pub(crate) fn read<P: Platform>(media: &Media, kind: Kind, bytes: &[u8], part: &str, finder: &mut Finder<'_, P>) {
    let kind = if kind == Kind::Unknown { look(bytes) } else { kind };
    let declared = if kind == Kind::Html { named_in_page(bytes) } else { None };
    let charset = media.charset.as_deref().or(declared.as_deref());
    let decoded = charset::decode(bytes, charset, finder);
    match kind {
        Kind::Html => html::read(&decoded, media.base.as_deref(), part, finder),
        Kind::Calendar => card::read(&decoded, part, Via::Ics, finder),
        Kind::Card => card::read(&decoded, part, Via::Vcard, finder),
        Kind::Text => {
            let spot = Spot::new(part, Via::Text);
            if media.flowed {
                finder.text(&without_soft_breaks(&decoded), spot);
            } else {
                finder.text(&decoded, spot);
            }
            if let Some(inner) = transfer::uuencoded(bytes, finder.decodable)
                && matches!(look(&inner), Kind::Html)
            {
                finder.decodable -= inner.len();
                html::read(&charset::decode(&inner, None, finder), None, part, finder);
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
