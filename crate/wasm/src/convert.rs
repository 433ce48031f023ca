//! What crosses the boundary: objects, policies, errors, languages and times.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
#[cfg(feature = "worker")]
use sublet::Action;
use sublet::{Error, Lang, Policy, Timestamp};
use wasm_bindgen::prelude::*;

use crate::{platform::now, value::from_js};

/// A plain JS object: what `JSON.parse` would make of the JSON that all surfaces share.
pub fn to_js(value: &impl Serialize) -> JsValue {
    let Ok(object) = value.serialize(&Serializer::json_compatible()) else {
        unreachable!("what JSON can write is an object")
    };
    object
}

/// The built-in policy of that name, or the policy that an object is; `balanced` for `undefined`.
pub fn policy_of(policy: JsValue) -> Result<Policy, JsValue> {
    if policy.is_undefined() {
        return Ok(Policy::default());
    }
    match policy.as_string() {
        Some(name) => Policy::builtin(&name).map_err(|error| thrown(&error, Lang::En)),
        None => from_js(policy).map_err(|error| failure("bad-policy", &format!("the policy cannot be read: {error}"))),
    }
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

/// The moment a caller named; the platform's clock where none is.
pub fn moment(text: Option<String>) -> Result<Timestamp, JsValue> {
    let Some(text) = text else { return Ok(now()) };
    text.parse().map_err(|error| thrown(&error, Lang::En))
}

/// The action of that name.
#[cfg(feature = "worker")]
pub fn action(word: &str) -> Result<Action, JsValue> {
    let known = Action::ALL.into_iter().find(|action| action.as_str() == word);
    known.ok_or_else(|| failure("unknown-action", &format!("'{word}' is no action; use allow, log, warn or block")))
}
