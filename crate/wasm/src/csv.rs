//! Tables that spreadsheets open.

use js_sys::Array;
use sublet_feeds::csv::{Cell, Layout, Writer};
use wasm_bindgen::prelude::*;

/// Rows as CSV (RFC 4180), for files: text that a spreadsheet would run as a formula is made plain by a `'` in front,
/// numbers stay numbers, and `null` is an empty cell. What is written row by row can be put together again.
#[wasm_bindgen]
pub fn csv(
    #[wasm_bindgen(unchecked_param_type = "readonly (readonly (string | number | null | undefined)[])[]")] rows: Vec<
        Array,
    >,
) -> String {
    let mut csv = Writer::new(Layout::default());
    for row in rows {
        let cells: Vec<JsCell> = row.iter().map(JsCell::of).collect();
        csv.row(cells.iter().map(JsCell::as_cell));
    }
    csv.finish()
}

/// A cell that came from JavaScript.
enum JsCell {
    Text(String),
    Number(i64),
    Empty,
}

impl JsCell {
    fn of(value: JsValue) -> JsCell {
        match value.as_f64() {
            Some(number) => JsCell::Number(number as i64),
            None => value.as_string().map_or(JsCell::Empty, JsCell::Text),
        }
    }

    fn as_cell(&self) -> Cell<'_> {
        match self {
            JsCell::Text(text) => Cell::Text(text),
            JsCell::Number(number) => Cell::Number(*number),
            JsCell::Empty => Cell::Empty,
        }
    }
}
