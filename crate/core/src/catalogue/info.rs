use serde::{Deserialize, Serialize};

/// A source of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Source {
    /// The word used in [`Evidence`](crate::Evidence).
    pub name: String,
    /// SPDX identifier of its licence.
    pub licence: String,
    /// Its version or date.
    pub version: String,
    /// Suffix rules it lists.
    pub count: u32,
}

/// What a catalogue says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Info {
    /// Version of this crate.
    pub release: String,
    /// Version of the file format.
    pub format: u16,
    /// Goes up with every published catalogue.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub serial: u64,
    /// When it was made (RFC 3339).
    pub created: String,
    /// Suffix rules.
    pub suffixes: u32,
    /// Providers.
    pub providers: u32,
    /// Bytes of the file.
    pub bytes: u32,
    /// Where its suffixes come from.
    pub sources: Vec<Source>,
}
