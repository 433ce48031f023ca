use sublet::{Catalogue, Lang, Policy, Timestamp};
use wasm_bindgen::prelude::*;

use crate::{
    convert::{lang, thrown, to_js},
    platform::{PlatformUrl, now},
    policy::policy_of,
};

/// Catalogue and policy together: the whole way from a text to a verdict.
#[wasm_bindgen]
pub struct Classifier {
    pub(crate) inner: sublet::Classifier,
}

#[wasm_bindgen]
impl Classifier {
    /// Opens a catalogue (the bytes of a file made by `sublet catalogue build`) under the policy `balanced`.
    ///
    /// Throws an `Error` with a `code` where the bytes are no catalogue this version can read.
    #[wasm_bindgen(constructor)]
    pub fn new(catalogue: Vec<u8>) -> Result<Classifier, JsValue> {
        let inner = Catalogue::open(catalogue)
            .and_then(|catalogue| sublet::Classifier::new(catalogue, Policy::default()))
            .map_err(|error| thrown(&error, Lang::En))?;
        Ok(Classifier { inner })
    }

    /// The verdict on a host name, URL, e-mail address or defanged scrap of text, in a language (`en` by default), at a
    /// moment (RFC 3339; the platform's clock by default).
    ///
    /// Throws an `Error` with a `code` where the text names no host.
    #[wasm_bindgen(unchecked_return_type = "Verdict")]
    pub fn check(
        &self,
        text: &str,
        #[wasm_bindgen(js_name = lang, unchecked_param_type = "Lang")] language: Option<String>,
        now: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let lang = lang(language)?;
        let verdict = self.inner.check(text, &PlatformUrl, moment(now)?, lang).map_err(|error| thrown(&error, lang))?;
        to_js(&verdict)
    }

    /// Suffixes and providers that a term may mean, best first: exact, by the beginning of a label or name, or with
    /// typing mistakes.
    #[wasm_bindgen(unchecked_return_type = "Hit[]")]
    pub fn search(&self, term: &str, limit: u32) -> Result<JsValue, JsValue> {
        to_js(&self.inner.catalogue().search(term, limit as usize))
    }

    /// One provider by its id.
    #[wasm_bindgen(unchecked_return_type = "Provider | undefined")]
    pub fn provider(
        &self,
        id: &str,
        #[wasm_bindgen(js_name = lang, unchecked_param_type = "Lang")] language: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let provider = self.inner.catalogue().provider(id, lang(language)?);
        provider.map_or(Ok(JsValue::UNDEFINED), |provider| to_js(&provider))
    }

    /// Every provider, in the order that `Summary.provider` counts.
    #[wasm_bindgen(unchecked_return_type = "Provider[]")]
    pub fn providers(
        &self,
        #[wasm_bindgen(js_name = lang, unchecked_param_type = "Lang")] language: Option<String>,
    ) -> Result<JsValue, JsValue> {
        to_js(&self.inner.catalogue().providers(lang(language)?))
    }

    /// The policy in force.
    #[wasm_bindgen(unchecked_return_type = "Policy")]
    pub fn policy(&self) -> Result<JsValue, JsValue> {
        to_js(self.inner.policy())
    }

    /// Changes the policy: the name of a built-in one, or a policy of your own. Throws an `Error` with a `code` and keeps
    /// the one before where the new one is not valid.
    #[wasm_bindgen(js_name = usePolicy)]
    pub fn use_policy(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "\"monitor\" | \"balanced\" | \"strict\" | Policy")] policy: JsValue,
    ) -> Result<(), JsValue> {
        self.inner = self.inner.catalogue().under(policy_of(policy)?).map_err(|error| thrown(&error, Lang::En))?;
        Ok(())
    }

    /// What the catalogue says of itself, and the version of this package.
    #[wasm_bindgen(unchecked_return_type = "Info")]
    pub fn version(&self) -> Result<JsValue, JsValue> {
        to_js(&self.inner.catalogue().info())
    }
}

pub(crate) fn moment(text: Option<String>) -> Result<Timestamp, JsValue> {
    let Some(text) = text else { return Ok(now()) };
    text.parse().map_err(|error| thrown(&error, Lang::En))
}
