//! One whole answer as JSON text, and the event to be recorded of it.

use js_sys::{Object, Reflect};
use sublet::{Action, Event, Host};
use wasm_bindgen::prelude::*;

use crate::{
    Classifier,
    convert::{action, lang, moment, thrown, to_js},
    json::Json,
    platform::PlatformUrl,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "/** A verdict as JSON text, and the event to be recorded of it. */
export type Recorded = { json: string, event?: Event };
";

#[wasm_bindgen]
impl Classifier {
    /// The verdict that `check` gives, as JSON text: the same bytes as on every surface.
    ///
    /// Throws an `Error` with a `code` where the text names no host.
    #[wasm_bindgen(js_name = checkJson)]
    pub fn check_json(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | URL")] text: &str,
        #[wasm_bindgen(js_name = lang, unchecked_optional_param_type = "Lang")] language: Option<String>,
        #[wasm_bindgen(unchecked_optional_param_type = "string | Date")] now: Option<String>,
    ) -> Result<String, JsValue> {
        Ok(self.judged(text, language, now)?.0)
    }

    /// What `checkJson` gives, with the event where the policy did at least what `least` names.
    ///
    /// Throws as `checkJson` does, and for an unknown action.
    #[wasm_bindgen(js_name = checkRecorded, unchecked_return_type = "Recorded")]
    pub fn check_recorded(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | URL")] text: &str,
        #[wasm_bindgen(unchecked_param_type = "Action")] least: &str,
        #[wasm_bindgen(js_name = lang, unchecked_optional_param_type = "Lang")] language: Option<String>,
        #[wasm_bindgen(unchecked_optional_param_type = "string | Date")] now: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let least: Action = action(least)?;
        let (json, event) = self.judged(text, language, now)?;
        let event = if event.action >= least { to_js(&event) } else { JsValue::UNDEFINED };
        Ok(object([("json", json.into()), ("event", event)]))
    }

    fn judged(&self, text: &str, language: Option<String>, now: Option<String>) -> Result<(String, Event), JsValue> {
        let (lang, now) = (lang(language)?, moment(now)?);
        let host = Host::parse_with(text, &PlatformUrl).map_err(|error| thrown(&error, lang))?;
        let judgement = self.inner.judge(&host, now);
        let mut out = Json::new();
        self.inner.write_json(text, &judgement, lang, &mut out.0);
        Ok((out.text(), judgement.into()))
    }
}

/// A plain object of these properties, without those that are undefined.
pub fn object<const N: usize>(properties: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (key, value) in properties.into_iter().filter(|(_, value)| !value.is_undefined()) {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    object.into()
}
