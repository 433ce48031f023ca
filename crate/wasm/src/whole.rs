//! Whole answers as JSON text, for programs that only hand them on.

use sublet::{Host, Lang};
use wasm_bindgen::prelude::*;

use crate::{
    Classifier,
    classifier::moment,
    convert::{Json, lang, thrown},
    platform::PlatformUrl,
};

#[wasm_bindgen]
impl Classifier {
    /// The verdict that `check` gives, as JSON text: the same bytes as on every surface.
    ///
    /// Throws an `Error` with a `code` where the text names no host.
    #[wasm_bindgen(js_name = checkJson)]
    pub fn check_json(
        &self,
        text: &str,
        #[wasm_bindgen(js_name = lang, unchecked_param_type = "Lang")] language: Option<String>,
        now: Option<String>,
    ) -> Result<String, JsValue> {
        let lang: Lang = lang(language)?;
        let now = moment(now)?;
        let host = Host::parse_with(text, &PlatformUrl).map_err(|error| thrown(&error, lang))?;
        let mut out = Json::new();
        self.inner.write_json(text, &self.inner.judge(&host, now), lang, &mut out.0);
        Ok(out.text())
    }
}
