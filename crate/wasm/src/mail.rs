//! E-mail.

use sublet_mail::{Limits, Platform};
use wasm_bindgen::prelude::*;
use web_sys::TextDecoder;

use crate::{Classifier, classifier::moment, convert::lang, platform::PlatformUrl, whole::json};

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
        raw: &[u8],
        #[wasm_bindgen(js_name = lang, unchecked_param_type = "Lang")] language: Option<String>,
        now: Option<String>,
    ) -> Result<String, JsValue> {
        let (lang, now) = (lang(language)?, moment(now)?);
        let message = sublet_mail::read(raw, &PlatformUrl, &Limits::default());
        json(&sublet_mail::screen(&message, &self.inner, now, lang))
    }
}
