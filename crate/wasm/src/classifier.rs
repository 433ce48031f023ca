use sublet::Lang;
use wasm_bindgen::prelude::*;

use crate::{
    Catalogue,
    convert::{lang, moment, policy_of, thrown, to_js},
    platform::PlatformUrl,
};

/// Catalogue and policy together: the whole way from a text to a verdict.
#[wasm_bindgen]
pub struct Classifier {
    pub(crate) inner: sublet::Classifier,
}

#[wasm_bindgen]
impl Classifier {
    /// Puts a catalogue under a policy, as `catalogue.under(policy)` does.
    ///
    /// Throws an `Error` with the code `unknown-policy` or `bad-policy` that says what is wrong with the policy.
    #[wasm_bindgen(constructor)]
    pub fn new(
        catalogue: &Catalogue,
        #[wasm_bindgen(unchecked_optional_param_type = "BuiltinPolicy | Policy")] policy: JsValue,
    ) -> Result<Classifier, JsValue> {
        let inner = sublet::Classifier::new(catalogue.inner.clone(), policy_of(policy)?);
        Ok(Classifier { inner: inner.map_err(|error| thrown(&error, Lang::En))? })
    }

    /// The verdict on a host name, URL, e-mail address or defanged scrap of text, in a language (`en` by default), at a
    /// moment (RFC 3339; the platform's clock by default).
    ///
    /// Throws an `Error` with a `code` where the text names no host.
    #[wasm_bindgen(unchecked_return_type = "Verdict")]
    pub fn check(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | URL")] text: &str,
        #[wasm_bindgen(js_name = lang, unchecked_optional_param_type = "Lang")] language: Option<String>,
        #[wasm_bindgen(unchecked_optional_param_type = "string | Date")] now: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let lang = lang(language)?;
        let verdict = self.inner.check(text, &PlatformUrl, moment(now)?, lang).map_err(|error| thrown(&error, lang))?;
        Ok(to_js(&verdict))
    }

    /// The policy in force.
    #[wasm_bindgen(unchecked_return_type = "Policy")]
    pub fn policy(&self) -> JsValue {
        to_js(self.inner.policy())
    }
}
