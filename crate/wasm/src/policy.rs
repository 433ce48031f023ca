use sublet::{Lang, Policy};
use wasm_bindgen::prelude::*;

#[cfg(any(feature = "rules", feature = "worker"))]
use crate::convert::to_js;
use crate::{
    convert::{failure, thrown},
    read::from_js,
};

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

/// A policy as it is meant: read strictly, checked, and written out again. Throws an `Error` with the code `bad-policy`
/// that names the entry.
#[cfg(any(feature = "rules", feature = "worker"))]
#[wasm_bindgen(js_name = readPolicy, unchecked_return_type = "Policy")]
pub fn read_policy(#[wasm_bindgen(unchecked_param_type = "unknown")] policy: JsValue) -> Result<JsValue, JsValue> {
    let policy = policy_of(policy)?;
    policy.validate().map_err(|error| thrown(&error, Lang::En))?;
    to_js(&policy)
}
