use serde::{Deserialize, Serialize};

/// A language that sentences come in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Japanese.
    Ja,
}

impl Lang {
    /// Chooses between the same text in the two languages.
    ///
    /// ```
    /// assert_eq!(sublet::Lang::Ja.pick("yes", "はい"), "はい");
    /// ```
    pub fn pick<T>(self, en: T, ja: T) -> T {
        match self {
            Lang::En => en,
            Lang::Ja => ja,
        }
    }
}

impl std::str::FromStr for Lang {
    type Err = crate::Error;

    /// Reads `en` or `ja`; region subtags (`ja-JP`) are passed over.
    fn from_str(text: &str) -> Result<Lang, crate::Error> {
        match text.split(['-', '_']).next() {
            Some("en") => Ok(Lang::En),
            Some("ja") => Ok(Lang::Ja),
            _ => Err(crate::Error::UnknownLanguage { text: text.into() }),
        }
    }
}
