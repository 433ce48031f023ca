//! A value with parameters: `text/html; charset=utf-8` (RFC 2045, section 5.1), also broken into numbered pieces and with
//! percent signs (RFC 2231).

use super::lexical::{outside_quotes, pieces, unquoted, without_comments};
use sublet_links::bytes::percent_decoded;

/// The most pieces of one value that are put together.
const MAX_PIECES: u32 = 64;

/// The value in front, lower-case, and its parameters.
#[derive(Default)]
pub(crate) struct Parameters {
    pub(crate) value: String,
    parameters: Vec<Parameter>,
}

struct Parameter {
    /// Lower-case, without the marks of RFC 2231.
    name: String,
    /// Which piece of a value this is.
    piece: u32,
    value: String,
}

impl Parameters {
    pub(crate) fn read(field: &str) -> Parameters {
        let field = without_comments(field);
        let mut pieces = pieces(&field, b";");
        let value = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
        Parameters { value, parameters: pieces.filter_map(parameter).collect() }
    }

    /// The value of a parameter; where it comes in pieces, of all of them.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let piece = |number| {
            let mut named = self.parameters.iter().filter(|parameter| parameter.name == name);
            named.find(|parameter| parameter.piece == number).map(|parameter| parameter.value.as_str())
        };
        let mut value = piece(0)?.to_string();
        for number in 1..MAX_PIECES {
            let Some(piece) = piece(number) else { break };
            value.push_str(piece);
        }
        Some(value)
    }
}

fn parameter(text: &str) -> Option<Parameter> {
    let equals = outside_quotes(text, b"=")?;
    let name = text[..equals].trim().to_ascii_lowercase();
    let value = unquoted(&text[equals + 1..]);
    let mut marks = name.split('*');
    let plain = marks.next().unwrap_or_default().to_string();
    let (mut piece, mut encoded) = (0, false);
    for mark in marks {
        match mark.parse() {
            Ok(number) => piece = number,
            Err(_) => encoded = mark.is_empty(),
        }
    }
    Some(Parameter { name: plain, piece, value: if encoded { decoded(&value, piece) } else { value } })
}

/// The first piece begins with its charset and language: `utf-8'en'%e2%82%ac`. What is looked for here is ASCII.
fn decoded(value: &str, piece: u32) -> String {
    let text = match value.split_once('\'').and_then(|(_, rest)| rest.split_once('\'')) {
        Some((_, text)) if piece == 0 => text,
        _ => value,
    };
    String::from_utf8_lossy(&percent_decoded(text)).into_owned()
}
