use sublet::{Brief, UrlParser};
use wasm_bindgen::prelude::*;

use crate::{convert::to_js, platform::PlatformUrl};

/// Everything in a pile of text that names a host (URLs, e-mail addresses, bare and defanged host names), in order.
#[wasm_bindgen]
pub fn tokens(text: &str) -> Vec<String> {
    sublet::tokens(text, &PlatformUrl).into_iter().map(String::from).collect()
}

/// The brief behind one of `checkMany`'s numbers; `undefined` where the input could not be read.
#[wasm_bindgen(unchecked_return_type = "Brief | undefined")]
pub fn unpack(packed: u32) -> Result<JsValue, JsValue> {
    Brief::unpack(packed).map_or(Ok(JsValue::UNDEFINED), |brief| to_js(&brief))
}

/// The host of an absolute URL as the platform's parser writes it; `undefined` where the URL is not valid.
#[wasm_bindgen(js_name = urlHost)]
pub fn url_host(url: &str) -> Option<String> {
    PlatformUrl.host(url)
}
