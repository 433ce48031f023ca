//! MIME as a codec: bytes to fields, parts, texts and what they are (RFC 2045 to 2047, RFC 2231). It knows no links.

mod boundary;
mod charset;
mod encoded_word;
mod fields;
mod flowed;
mod kind;
mod lexical;
mod parameters;
mod transfer;

pub(crate) use boundary::parts;
pub(crate) use charset::decode;
pub(crate) use encoded_word::decode_words;
pub(crate) use fields::{Field, split};
pub(crate) use flowed::without_soft_breaks;
pub(crate) use kind::{Kind, Media};
pub(crate) use lexical::{outside_quotes, pieces, unquoted, without_comments};
pub(crate) use transfer::{base64, decoded, quoted_printable, uuencoded};
