use sublet_links::bytes::find;

use super::{encoded_word::decode_words, fields::Field, parameters::Parameters};
use crate::{budget::Budget, platform::Platform};

/// What of a part's header says how to read it.
pub(crate) struct Media {
    pub(crate) kind: Kind,
    pub(crate) charset: Option<String>,
    pub(crate) boundary: Option<String>,
    /// The transfer encoding, lower-case.
    pub(crate) encoding: String,
    /// `format=flowed` with `delsp=yes` (RFC 3676), where the spaces at the ends of broken lines are no part of the text.
    pub(crate) flowed: bool,
    /// Whether it is a `multipart/digest`.
    pub(crate) digest: bool,
    /// Where a `message/external-body` lies (RFC 2017).
    pub(crate) elsewhere: Option<String>,
    /// What relative links in it are relative to (RFC 2557).
    pub(crate) base: Option<String>,
}

/// How a part is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Multipart,
    Message,
    Html,
    Text,
    Calendar,
    Card,
    /// Bytes of which only a look tells whether somebody could read them.
    Unknown,
    /// Pictures, sound, archives: nothing that is read here.
    Other,
}

/// What the ends of file names say.
const ENDINGS: [(&[u8], Kind); 20] = [
    (b".html", Kind::Html),
    (b".htm", Kind::Html),
    (b".xhtml", Kind::Html),
    (b".xht", Kind::Html),
    (b".shtml", Kind::Html),
    (b".hta", Kind::Html),
    (b".svg", Kind::Html),
    (b".xml", Kind::Html),
    (b".mht", Kind::Message),
    (b".mhtml", Kind::Message),
    (b".eml", Kind::Message),
    (b".ics", Kind::Calendar),
    (b".vcs", Kind::Calendar),
    (b".vcf", Kind::Card),
    (b".txt", Kind::Text),
    (b".url", Kind::Text),
    (b".webloc", Kind::Html),
    (b".desktop", Kind::Text),
    (b".csv", Kind::Text),
    (b".md", Kind::Text),
];

impl Media {
    pub(crate) fn of(fields: &[Field<'_>], digest: bool, platform: &impl Platform, budget: &mut Budget) -> Media {
        // Of two fields of a name mail programs read the first.
        let field = |name| fields.iter().find(|field| field.is(name));
        let read = |name| field(name).map(|field| Parameters::read(&field.unfolded()));
        let content_type = read("content-type");
        let disposition = read("content-disposition");
        let attribute = |name| content_type.as_ref().and_then(|content_type| content_type.get(name));
        let mut file = disposition.and_then(|it| it.get("filename")).or_else(|| attribute("name")).unwrap_or_default();
        if find(file.as_bytes(), b"=?").is_some() {
            file = decode_words(&file, platform, budget);
        }
        let (main, sub) = match content_type.as_ref().and_then(|it| it.value.split_once('/')) {
            Some((main, sub)) => (main.trim(), sub.trim()),
            None if digest => ("message", "rfc822"),
            None => ("text", "plain"),
        };
        let yes = |value: Option<String>, word: &str| value.is_some_and(|value| value.eq_ignore_ascii_case(word));
        let encoding = field("content-transfer-encoding").map(Field::unfolded).unwrap_or_default();
        let base = field("content-base").or_else(|| field("content-location")).map(Field::unfolded);
        Media {
            kind: kind(main, sub, &file),
            charset: attribute("charset"),
            boundary: attribute("boundary"),
            encoding: without_comment(&encoding).to_ascii_lowercase(),
            flowed: yes(attribute("format"), "flowed") && yes(attribute("delsp"), "yes"),
            digest: main == "multipart" && sub == "digest",
            elsewhere: attribute("url").filter(|_| main == "message" && sub == "external-body"),
            base,
        }
    }
}

fn without_comment(value: &str) -> &str {
    value.split(['(', ';']).next().unwrap_or_default().trim().trim_matches('"')
}

fn kind(main: &str, sub: &str, file: &str) -> Kind {
    let file = file.trim_end_matches(['.', ' ']).as_bytes();
    let by_name = ENDINGS.iter().find(|(ending, _)| sublet_links::bytes::ends(file, ending)).map(|(_, kind)| *kind);
    match (main, sub) {
        ("multipart", _) => Kind::Multipart,
        ("message", "rfc822" | "global" | "news" | "rfc822-headers") => Kind::Message,
        ("message", "delivery-status" | "disposition-notification" | "feedback-report") => Kind::Other,
        (_, "html" | "xhtml+xml" | "svg+xml" | "xml" | "hta" | "vnd.wap.xhtml+xml") => Kind::Html,
        (_, "calendar" | "ics" | "x-vcalendar") => Kind::Calendar,
        (_, "vcard" | "x-vcard" | "directory" | "vcard+json") => Kind::Card,
        ("text", "plain") => match by_name {
            Some(kind @ (Kind::Html | Kind::Calendar | Kind::Card)) => kind,
            _ => Kind::Text,
        },
        ("text", "rfc822-headers") => Kind::Other,
        ("text", _) => by_name.unwrap_or(Kind::Text),
        ("image" | "audio" | "video" | "font", _) => by_name.unwrap_or(Kind::Other),
        ("application", "octet-stream" | "") | ("", _) => by_name.unwrap_or(Kind::Unknown),
        _ => by_name.unwrap_or(Kind::Other),
    }
}
