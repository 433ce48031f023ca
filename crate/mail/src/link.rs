use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sublet_links::Step;

/// Somewhere a reader could be led to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Link {
    /// The URL, decoded, and absolute where the message says what it is relative to. A host that stands alone in a text
    /// is given as it stands there.
    pub url: String,
    /// The canonical host the reader ends at, behind the redirectors that are known.
    pub host: String,
    /// The redirectors on the way, the outermost first.
    pub through: Vec<Step>,
    /// Where it was found.
    pub places: Vec<Occurrence>,
}

/// Where in a message a link was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Occurrence {
    /// The part as IMAP numbers it (`1.2`; RFC 3501, section 6.4.5); `0` is the message's own header.
    pub part: Arc<str>,
    /// What held it.
    pub via: Via,
    /// The element, lower-case, where an attribute or a style of one held it.
    pub element: Option<Arc<str>>,
    /// What the reader sees of the link, where that is a text.
    pub text: Option<String>,
}

/// What held a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub enum Via {
    /// `href` of `a`, `area`, `link` and others, `xlink:href` of SVG.
    Href,
    /// `src` of `img`, `iframe`, `script`, `input` and others.
    Src,
    /// `srcset` and `imagesrcset`.
    Srcset,
    /// `action` of a form, `formaction` of its buttons.
    Action,
    /// `href` of `base`.
    Base,
    /// `meta http-equiv="refresh"`.
    MetaRefresh,
    /// `url()` and `@import` in styles.
    Css,
    /// `poster` of `video`.
    Poster,
    /// `background` of `body`, `table` and others.
    Background,
    /// `data` of `object`.
    Data,
    /// `cite` of `blockquote`, `q`, `del`, `ins`.
    Cite,
    /// `ping` of `a` and `area`.
    Ping,
    /// Another attribute that holds an absolute URL.
    Attribute,
    /// A string in a script.
    Script,
    /// The text a reader sees.
    Text,
    /// The `Subject` header.
    Subject,
    /// `List-Unsubscribe` (RFC 2369).
    ListUnsubscribe,
    /// Another header field with a URL (`List-Help`, `Archived-At`, `Content-Location`, …).
    Header,
    /// A property of a calendar (RFC 5545).
    Ics,
    /// A property of a contact (RFC 6350).
    Vcard,
}
