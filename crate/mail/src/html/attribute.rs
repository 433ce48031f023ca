use crate::link::Via;

/// The attributes that could hold a link, or say how to read one that does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Href,
    Src,
    Srcset,
    Action,
    FormAction,
    Background,
    Poster,
    Data,
    Cite,
    Ping,
    Style,
    Content,
    HttpEquiv,
    Srcdoc,
    Alt,
    Type,
    XlinkHref,
    /// Another that holds a URL.
    Url,
    /// An event handler.
    Script,
}

/// The longest name looked at.
const MAX_NAME: usize = 16;

impl Name {
    pub(super) fn of(name: &[u8]) -> Option<Name> {
        let mut lower = [0; MAX_NAME];
        let lower = lower.get_mut(..name.len())?;
        for (lower, letter) in lower.iter_mut().zip(name) {
            *lower = letter.to_ascii_lowercase();
        }
        Some(match &*lower {
            b"href" => Name::Href,
            b"src" => Name::Src,
            b"style" => Name::Style,
            b"alt" => Name::Alt,
            b"action" => Name::Action,
            b"background" => Name::Background,
            b"cite" => Name::Cite,
            b"content" => Name::Content,
            b"data" => Name::Data,
            b"formaction" => Name::FormAction,
            b"http-equiv" => Name::HttpEquiv,
            b"ping" => Name::Ping,
            b"poster" => Name::Poster,
            b"type" => Name::Type,
            b"srcdoc" => Name::Srcdoc,
            b"srcset" | b"imagesrcset" => Name::Srcset,
            b"xlink:href" => Name::XlinkHref,
            b"archive" | b"by" | b"classid" | b"code" | b"codebase" | b"dynsrc" | b"from" | b"icon" | b"longdesc"
            | b"lowsrc" | b"manifest" | b"profile" | b"to" | b"url" | b"values" | b"xml:base" => Name::Url,
            [b'o', b'n', _, _, _, ..] => Name::Script,
            _ => return None,
        })
    }

    /// Whether several attributes have this name here.
    pub(super) fn is_many(self) -> bool {
        matches!(self, Name::Url | Name::Script)
    }

    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }

    /// What a URL in this attribute is found as; `None` where the attribute holds no URL alone.
    pub(super) fn via(self) -> Option<Via> {
        Some(match self {
            Name::Href | Name::XlinkHref => Via::Href,
            Name::Src => Via::Src,
            Name::Action | Name::FormAction => Via::Action,
            Name::Background => Via::Background,
            Name::Poster => Via::Poster,
            Name::Data => Via::Data,
            Name::Cite => Via::Cite,
            Name::Url => Via::Attribute,
            _ => return None,
        })
    }
}
