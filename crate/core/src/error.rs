use crate::Lang;

/// Everything that can go wrong in this crate. Each kind has a stable [`code`](Error::code) for programs and a
/// sentence for people that says what was expected, what came, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Nothing was given, or only white space.
    #[error("there is no host name here; give a host name, a URL or an e-mail address")]
    Empty,
    /// The text is longer than [`MAX_INPUT`](crate::MAX_INPUT).
    #[error(
        "the text is {length} bytes long, and at most {} are read as one host; give one host at a time",
        crate::MAX_INPUT
    )]
    InputTooLong {
        /// Bytes given.
        length: usize,
    },
    /// The host is longer than 253 characters (RFC 1035, section 2.3.4).
    #[error("the host name has {length} characters, and DNS allows 253; check that it was copied whole and alone")]
    HostTooLong {
        /// Characters of the canonical host.
        length: usize,
    },
    /// A label is longer than 63 characters (RFC 1035, section 2.3.4).
    #[error("a label of the host name has {length} characters, and DNS allows 63; check that it was copied right")]
    LabelTooLong {
        /// Characters of the label.
        length: usize,
    },
    /// A label is empty (`a..b`).
    #[error("the host name has an empty label (two dots in a row, or a dot at the start); take the extra dot out")]
    BadLabel,
    /// The URL standard finds no host in the text.
    #[error("no host name can be read from this text; give a host name, a URL or an e-mail address")]
    NotAHost,
    /// The text is a URL of a scheme that contacts no host by name.
    #[error("'{scheme}:' addresses name no host to check; give an http or https URL, or the host name alone")]
    UnsupportedScheme {
        /// The scheme, lower-case, without the colon.
        scheme: String,
    },
    /// The text is no RFC 3339 time.
    #[error("'{text}' is no time; give one like 2027-01-31T18:00:00Z")]
    BadTime {
        /// What was given.
        text: String,
    },
    /// The language is neither `en` nor `ja`.
    #[error("'{text}' is no language Sublet speaks; use en or ja")]
    UnknownLanguage {
        /// What was given.
        text: String,
    },
    /// The bytes do not begin as a catalogue file does.
    #[error("this is not a Sublet catalogue; give a file made by `sublet catalogue build`")]
    NotACatalogue,
    /// The catalogue file ends early.
    #[error("the catalogue is cut off: {expected} bytes were expected and {got} came; fetch or build it again")]
    CatalogueTruncated {
        /// Bytes the header asks for.
        expected: u64,
        /// Bytes given.
        got: u64,
    },
    /// The catalogue was written in a format this version does not read.
    #[error(
        "the catalogue has format {got}, and this version reads format {expected}; update Sublet or build the catalogue with it"
    )]
    CatalogueVersion {
        /// The format this version reads.
        expected: u16,
        /// The format of the file.
        got: u16,
    },
    /// The catalogue has a part that a reader needs and this version does not know.
    #[error("the catalogue has a part '{tag}' that this version does not know; update Sublet")]
    CatalogueSection {
        /// The part's tag.
        tag: String,
    },
    /// The catalogue's bytes do not match its checksum.
    #[error(
        "the catalogue is damaged: its checksum is {expected:016x}, and its bytes give {got:016x}; fetch or build it again"
    )]
    CatalogueChecksum {
        /// The checksum in the header.
        expected: u64,
        /// The checksum of the bytes.
        got: u64,
    },
    /// A part of the catalogue contradicts another.
    #[error("the catalogue's {part} cannot be read; fetch or build it again")]
    CatalogueCorrupt {
        /// The part.
        part: &'static str,
    },
    /// No built-in policy has this name.
    #[error("there is no policy '{name}'; the built-in ones are monitor, balanced and strict")]
    UnknownPolicy {
        /// What was asked for.
        name: String,
    },
    /// A policy contradicts itself.
    #[error("policy '{policy}': {problem}")]
    BadPolicy {
        /// The policy's name.
        policy: String,
        /// What is wrong, and with which entry.
        problem: String,
    },
}

impl Error {
    /// The stable word programs go by.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Empty => "empty",
            Error::InputTooLong { .. } => "input-too-long",
            Error::HostTooLong { .. } => "host-too-long",
            Error::LabelTooLong { .. } => "label-too-long",
            Error::BadLabel => "bad-label",
            Error::NotAHost => "not-a-host",
            Error::UnsupportedScheme { .. } => "unsupported-scheme",
            Error::BadTime { .. } => "bad-time",
            Error::UnknownLanguage { .. } => "unknown-language",
            Error::NotACatalogue => "not-a-catalogue",
            Error::CatalogueTruncated { .. } => "catalogue-truncated",
            Error::CatalogueVersion { .. } => "catalogue-version",
            Error::CatalogueSection { .. } => "catalogue-section",
            Error::CatalogueChecksum { .. } => "catalogue-checksum",
            Error::CatalogueCorrupt { .. } => "catalogue-corrupt",
            Error::UnknownPolicy { .. } => "unknown-policy",
            Error::BadPolicy { .. } => "bad-policy",
        }
    }

    /// The sentence in a language. Problems inside policy files name their entries in English.
    pub fn sentence(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.to_string();
        }
        match self {
            Error::Empty => "ホスト名がありません。ホスト名、URL、メールアドレスのどれかを入れてください。".into(),
            Error::InputTooLong { length } => format!(
                "入力が{length}バイトあります。一件として読めるのは{}バイトまでです。一件ずつ入れてください。",
                crate::MAX_INPUT
            ),
            Error::HostTooLong { length } => {
                format!("ホスト名が{length}文字あります。DNSの上限は253文字です。正しく写したか確かめてください。")
            }
            Error::LabelTooLong { length } => {
                format!(
                    "ホスト名のラベルが{length}文字あります。DNSの上限は63文字です。正しく写したか確かめてください。"
                )
            }
            Error::BadLabel => {
                "ホスト名に空のラベルがあります(ドットの連続や先頭のドット)。余分なドットを除いてください。".into()
            }
            Error::NotAHost => {
                "この文字列からはホスト名を読み取れません。ホスト名、URL、メールアドレスのどれかを入れてください。"
                    .into()
            }
            Error::UnsupportedScheme { scheme } => format!(
                "「{scheme}:」の宛先には調べるホスト名がありません。httpかhttpsのURL、またはホスト名だけを入れてください。"
            ),
            Error::BadTime { text } => {
                format!("「{text}」は時刻として読めません。2027-01-31T18:00:00Zのように指定してください。")
            }
            Error::UnknownLanguage { text } => {
                format!("「{text}」という言語には対応していません。enかjaを指定してください。")
            }
            Error::NotACatalogue => {
                "これはSubletのカタログではありません。`sublet catalogue build`で作ったファイルを指定してください。"
                    .into()
            }
            Error::CatalogueTruncated { expected, got } => format!(
                "カタログが途中で切れています({expected}バイトのはずが{got}バイト)。取り直すか、作り直してください。"
            ),
            Error::CatalogueVersion { expected, got } => format!(
                "カタログの形式は{got}ですが、この版が読めるのは形式{expected}です。Subletを更新するか、この版でカタログを作ってください。"
            ),
            Error::CatalogueSection { tag } => {
                format!("カタログに、この版の知らない部分「{tag}」があります。Subletを更新してください。")
            }
            Error::CatalogueChecksum { .. } => {
                "カタログが壊れています(チェックサムが合いません)。取り直すか、作り直してください。".into()
            }
            Error::CatalogueCorrupt { part } => {
                format!("カタログの{part}を読めません。取り直すか、作り直してください。")
            }
            Error::UnknownPolicy { name } => {
                format!("「{name}」というポリシーはありません。組み込みはmonitor、balanced、strictの三つです。")
            }
            Error::BadPolicy { policy, problem } => format!("ポリシー「{policy}」: {problem}"),
        }
    }
}
