//! Where in its URL a redirector carries the target, and how that is coded.

use super::{coding::percent, parts::Parts, path, proofpoint, query, web_address::web_address};

/// A place and a coding.
pub enum Destination {
    /// The value of the first of these parameters that holds a web address.
    Query(&'static [&'static str]),
    /// The same, in base64.
    Base64(&'static [&'static str]),
    /// The same, in base64 behind two characters that tell its version.
    Versioned(&'static [&'static str]),
    /// The value of this parameter, which is the host alone.
    Domain(&'static str),
    /// The whole query.
    Bare,
    /// What follows so many segments of the path.
    Path(usize),
    /// This segment of the path, counted from 0.
    Segment(usize),
    /// What follows this in a segment of the path.
    Marked(&'static str),
    /// What stands between the first `___` and the next one.
    Underscores,
    /// Behind the kind of document: `s/` for https, host, path.
    Amp,
    /// In the first label of the host.
    Label,
    ProofpointV2,
    ProofpointV3,
}

impl Destination {
    /// The target, where there is one and it is a web address.
    pub fn of(&self, url: &Parts) -> Option<String> {
        match self {
            Destination::Query(names) => query::plain(url, names),
            Destination::Base64(names) => query::base64(url, names, 0),
            Destination::Versioned(names) => query::base64(url, names, 2),
            Destination::Domain(name) => query::domain(url, name),
            Destination::Bare => web_address(&percent(&url.query)).or_else(|| web_address(&url.query)),
            Destination::Path(segments) => path::behind(url, *segments),
            Destination::Segment(index) => path::segment(url, *index),
            Destination::Marked(mark) => path::marked(url, mark),
            Destination::Underscores => path::underscores(url),
            Destination::Amp => path::amp(url),
            Destination::Label => path::label(url),
            Destination::ProofpointV2 => proofpoint::v2(url),
            Destination::ProofpointV3 => proofpoint::v3(url),
        }
    }
}
