use sublet::Lang;
use wasm_bindgen::prelude::*;

use crate::convert::{policy_of, thrown, to_js};

/// A policy as it is meant: read strictly, checked, and written out again. Throws an `Error` with the code `bad-policy`
/// that names the entry.
#[wasm_bindgen(js_name = readPolicy, unchecked_return_type = "Policy")]
pub fn read_policy(#[wasm_bindgen(unchecked_param_type = "unknown")] policy: JsValue) -> Result<JsValue, JsValue> {
    let policy = policy_of(policy)?;
    policy.validate().map_err(|error| thrown(&error, Lang::En))?;
    Ok(to_js(&policy))
}
