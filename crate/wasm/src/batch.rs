//! Many texts at once, as numbers, and what else only pages and programs ask.

use js_sys::{Array, Uint8Array};
use sublet::{UNREADABLE, UrlParser};
use wasm_bindgen::{JsCast, prelude::*};

use crate::{
    Classifier,
    convert::failure,
    platform::{PlatformUrl, now},
};

#[wasm_bindgen]
impl Classifier {
    /// The brief of one text as a number (`unpack` reads it), without building an object. 0xFFFFFFFF where the text names
    /// no host.
    #[wasm_bindgen(js_name = checkPacked)]
    pub fn check_packed(&self, #[wasm_bindgen(unchecked_param_type = "string | URL")] text: &str) -> u32 {
        self.inner.summary(text, &PlatformUrl, now()).map_or(UNREADABLE, |summary| summary.pack())
    }

    /// The briefs of many texts as numbers: one an entry of an array, or one a line of UTF-8 bytes (a line feed at the
    /// end adds none). 0xFFFFFFFF stands for what names no host. Call `check` for the verdicts you want to see whole.
    #[wasm_bindgen(js_name = checkMany)]
    pub fn check_many(
        &self,
        #[wasm_bindgen(unchecked_param_type = "readonly (string | URL)[] | Uint8Array | ArrayBuffer")] input: &JsValue,
    ) -> Result<Vec<u32>, JsValue> {
        let batch = self.inner.batch(now());
        let pack = |text: Option<&str>| {
            let summary = text.and_then(|text| batch.summary(text, &PlatformUrl).ok());
            summary.map_or(UNREADABLE, |summary| summary.pack())
        };
        if let Some(texts) = input.dyn_ref::<Array>() {
            return Ok((0..texts.length()).map(|at| pack(texts.get(at).as_string().as_deref())).collect());
        }
        match input.dyn_ref::<Uint8Array>() {
            Some(bytes) => Ok(batch.pack_lines(&bytes.to_vec(), &PlatformUrl)),
            None => Err(failure("wrong-input", "checkMany takes an array of strings or a Uint8Array of lines")),
        }
    }
}

/// The host of an absolute URL as the platform's parser writes it; `undefined` where the URL is not valid.
#[wasm_bindgen(js_name = urlHost)]
pub fn url_host(#[wasm_bindgen(unchecked_param_type = "string | URL")] url: &str) -> Option<String> {
    PlatformUrl.host(url)
}
