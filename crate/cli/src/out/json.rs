//! JSON: one array that is written item by item, or one object a line.

use serde::Serialize;

use crate::pipeline::{Frame, Writer};

/// One array, valid also when it is empty.
pub struct Json;

impl Frame for Json {
    fn head(&self) -> Vec<u8> {
        b"[".to_vec()
    }

    fn between(&self) -> &'static [u8] {
        b","
    }

    fn tail(&self, any: bool) -> &'static [u8] {
        if any { b"\n]\n" } else { b"]\n" }
    }
}

impl<T: Serialize> Writer<T> for Json {
    fn item(&self, out: &mut Vec<u8>, item: &T) {
        out.push(b'\n');
        serde_json::to_writer(out, item).unwrap_or_default();
    }
}

/// One JSON object a line.
pub struct Ndjson;

impl Frame for Ndjson {}

impl<T: Serialize> Writer<T> for Ndjson {
    fn item(&self, out: &mut Vec<u8>, item: &T) {
        serde_json::to_writer(&mut *out, item).unwrap_or_default();
        out.push(b'\n');
    }
}

/// Pretty JSON with a line feed behind it. The command's types always serialise.
pub fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
