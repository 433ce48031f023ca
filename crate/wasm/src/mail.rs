//! E-mail, and links behind redirectors.

use sublet_mail::{Limits, Platform};
use wasm_bindgen::prelude::*;
use web_sys::TextDecoder;

use crate::{
    Classifier,
    convert::{lang, moment, thrown, to_js},
    json::json,
    platform::PlatformUrl,
};

impl Platform for PlatformUrl {
    fn decode(&self, charset: &str, bytes: &[u8]) -> Option<String> {
        TextDecoder::new_with_label(charset).ok()?.decode_with_u8_array(bytes).ok()
    }
}

#[wasm_bindgen]
impl Classifier {
    /// The report on a raw message (RFC 5322) as JSON text.
    ///
    /// Throws an `Error` with a `code` for an unknown language or time; of a message that cannot be read whole the report
    /// says so.
    #[wasm_bindgen]
    pub fn mail(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array | ArrayBuffer")] raw: &[u8],
        #[wasm_bindgen(js_name = lang, unchecked_optional_param_type = "Lang")] language: Option<String>,
        #[wasm_bindgen(unchecked_optional_param_type = "string | Date")] now: Option<String>,
    ) -> Result<String, JsValue> {
        let (lang, now) = (lang(language)?, moment(now)?);
        let message = sublet_mail::read(raw, &PlatformUrl, &Limits::default());
        Ok(json(&sublet_mail::judge_message(message, &self.inner, now, lang)))
    }

    /// The report on a link: verdicts on where it leads and on the redirectors that it goes through, by its text alone.
    ///
    /// Throws an `Error` with a `code` where one of them names no host.
    #[wasm_bindgen(unchecked_return_type = "LinkReport")]
    pub fn screen(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | URL")] link: &str,
        #[wasm_bindgen(js_name = lang, unchecked_optional_param_type = "Lang")] language: Option<String>,
        #[wasm_bindgen(unchecked_optional_param_type = "string | Date")] now: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let (lang, now) = (lang(language)?, moment(now)?);
        let report = sublet_links::judge_link(link, &self.inner, &PlatformUrl, now, lang);
        report.map(|report| to_js(&report)).map_err(|error| thrown(&error, lang))
    }
}

/// Where a link leads behind the redirectors it is wrapped in, by its text alone: nothing is contacted.
#[wasm_bindgen(unchecked_return_type = "Unwrapped")]
pub fn unwrap(#[wasm_bindgen(unchecked_param_type = "string | URL")] url: &str) -> JsValue {
    to_js(&sublet_links::unwrap(url))
}
