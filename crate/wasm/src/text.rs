use sublet::Summary;
use wasm_bindgen::prelude::*;

use crate::{convert::to_js, platform::PlatformUrl};

/// Everything in a text that names a host (URLs, e-mail addresses, bare and defanged host names), in order, as `check`
/// reads it.
#[wasm_bindgen(js_name = hostsInText)]
pub fn hosts_in_text(#[wasm_bindgen(unchecked_param_type = "string | URL")] text: &str) -> Vec<String> {
    sublet_links::hosts_in_text(text, &PlatformUrl).into_iter().map(|found| found.link.into_owned()).collect()
}

/// The summary behind one of `checkMany`'s numbers; `undefined` where the input could not be read.
#[wasm_bindgen(unchecked_return_type = "Summary | undefined")]
pub fn unpack(packed: u32) -> JsValue {
    Summary::unpack(packed).map_or(JsValue::UNDEFINED, |summary| to_js(&summary))
}
