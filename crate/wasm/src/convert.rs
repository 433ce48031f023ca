use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use sublet::{Error, Lang};
use wasm_bindgen::prelude::*;

/// A plain JS object; what is absent in Rust is `null`, as in JSON.
pub fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = Serializer::new().serialize_missing_as_null(true);
    value.serialize(&serializer).map_err(|error| failure("not-serialisable", &error.to_string()))
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
