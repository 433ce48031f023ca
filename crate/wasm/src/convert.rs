use serde::Serialize;
use sublet::{Error, Lang};
use wasm_bindgen::prelude::*;

/// A plain JS object, as the platform reads it from the JSON that all surfaces share.
///
/// One string crosses the boundary instead of every key and value by itself.
pub fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let json = serde_json::to_string(value).map_err(|_| failure("not-serialisable", "this cannot be put into JSON"))?;
    js_sys::JSON::parse(&json)
}

/// A JS `Error` with a `code`.
pub fn failure(code: &str, sentence: &str) -> JsValue {
    let error = js_sys::Error::new(sentence);
    // Setting a property of a fresh object cannot fail.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

/// The core's error as JS knows it.
pub fn thrown(error: &Error, lang: Lang) -> JsValue {
    failure(error.code(), &error.sentence(lang))
}

/// The language a caller named; English where none is.
pub fn lang(text: Option<String>) -> Result<Lang, JsValue> {
    text.map_or(Ok(Lang::En), |text| text.parse().map_err(|error| thrown(&error, Lang::En)))
}
