use serde::{Deserialize, Serialize};
use sublet::Lang;

/// What of a message was not read, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Cut {
    /// The stable word programs go by.
    pub code: CutCode,
    /// A sentence for people.
    pub message: String,
}

/// Why a part of a message was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub enum CutCode {
    /// The message is longer than [`Limits::bytes`](crate::Limits::bytes).
    TooBig,
    /// It has more parts than [`Limits::parts`](crate::Limits::parts).
    TooManyParts,
    /// Parts lie deeper in one another than [`Limits::depth`](crate::Limits::depth).
    TooDeep,
    /// It has more links than [`Limits::links`](crate::Limits::links).
    TooManyLinks,
    /// A link stands in more places than [`Limits::places`](crate::Limits::places) are kept.
    TooManyPlaces,
    /// It names more identities than [`Limits::identities`](crate::Limits::identities).
    TooManyIdentities,
    /// A part has more header fields than [`Limits::headers`](crate::Limits::headers).
    TooManyHeaders,
    /// A header field is longer than [`Limits::header`](crate::Limits::header).
    HeaderTooLong,
    /// A link is longer than [`Limits::link`](crate::Limits::link).
    LinkTooLong,
    /// More was decoded out of the parts than [`Limits::decoded`](crate::Limits::decoded).
    PartTooBig,
    /// A part is in a charset that nobody here decodes; it was read as if it were ASCII.
    UnknownCharset,
}

impl CutCode {
    /// The cut in words.
    pub fn tell(self, lang: Lang) -> Cut {
        let (en, ja) = self.words();
        Cut { code: self, message: if lang == Lang::Ja { ja } else { en }.into() }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            CutCode::TooBig => (
                "The message is longer than the limit; what lies beyond was not read.",
                "メッセージが上限より長いため、上限を超える部分は調べていません。",
            ),
            CutCode::TooManyParts => (
                "The message has more parts than the limit; the rest were not read.",
                "パートの数が上限を超えるため、残りのパートは調べていません。",
            ),
            CutCode::TooDeep => (
                "Parts lie inside one another deeper than the limit; the innermost were read as plain text only.",
                "パートの入れ子が上限より深いため、最も内側は単なる文字列として調べました。",
            ),
            CutCode::TooManyLinks => (
                "The message has more links than the limit; the rest are left out.",
                "リンクの数が上限を超えるため、残りは省きました。",
            ),
            CutCode::TooManyPlaces => (
                "A link stands in more places than the limit; the rest of its places are left out.",
                "一つのリンクの出現箇所が上限を超えるため、残りの箇所は省きました。",
            ),
            CutCode::TooManyIdentities => (
                "The message names more senders and servers than the limit; the rest are left out.",
                "差出人やサーバーの数が上限を超えるため、残りは省きました。",
            ),
            CutCode::TooManyHeaders => (
                "A part has more header fields than the limit; the rest were not read.",
                "ヘッダーの数が上限を超えるため、残りは調べていません。",
            ),
            CutCode::HeaderTooLong => (
                "A header field is longer than the limit; its end was not read.",
                "ヘッダーの一つが上限より長いため、その末尾は調べていません。",
            ),
            CutCode::LinkTooLong => (
                "A link is longer than the limit; only its beginning is told.",
                "リンクの一つが上限より長いため、先頭だけを示しています。",
            ),
            CutCode::PartTooBig => (
                "The parts hold more than the limit once decoded; the rest was not read.",
                "復号したパートの合計が上限を超えるため、残りは調べていません。",
            ),
            CutCode::UnknownCharset => (
                "A part is in a charset that cannot be decoded here; only its ASCII letters were read.",
                "復号できない文字コードのパートがあるため、ASCIIの部分だけを調べました。",
            ),
        }
    }
}
