use serde::{Deserialize, Serialize};

/// Where a URL leads behind the redirectors that are known, without asking any of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Unwrapped {
    /// Where it leads.
    pub url: String,
    /// The redirectors on the way, the outermost first.
    pub through: Vec<Step>,
}

/// One redirector on the way of a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Step {
    /// Which redirector: a stable lower-case word (`safelinks`).
    pub redirector: String,
    /// The URL at the redirector.
    pub url: String,
}
