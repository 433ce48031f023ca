use sublet::Lang;
use wasm_bindgen::prelude::*;

use crate::{
    Classifier,
    convert::{lang, thrown, to_js},
};

/// What is known of providers and their suffixes: one file, opened once and shared by any number of classifiers.
#[wasm_bindgen]
pub struct Catalogue {
    pub(crate) inner: sublet::Catalogue,
}

#[wasm_bindgen]
impl Catalogue {
    /// Opens the bytes of a file made by `sublet catalogue build`.
    ///
    /// Throws an `Error` with a `code` where the bytes are no catalogue that this version can read (`not-a-catalogue`,
    /// `catalogue-checksum`, …).
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Uint8Array | ArrayBuffer")] bytes: Vec<u8>,
    ) -> Result<Catalogue, JsValue> {
        let inner = sublet::Catalogue::open(bytes).map_err(|error| thrown(&error, Lang::En))?;
        Ok(Catalogue { inner })
    }

    /// Opens what `prepare` gave, without checking it again and without building anything. Give it only bytes that nobody
    /// else could have changed: from others it may answer wrongly, and its search may trap.
    ///
    /// Throws an `Error` with a `code` where the bytes are no prepared catalogue of this version.
    #[wasm_bindgen(js_name = openPrepared)]
    pub fn open_prepared(
        #[wasm_bindgen(unchecked_param_type = "Uint8Array | ArrayBuffer")] bytes: Vec<u8>,
    ) -> Result<Catalogue, JsValue> {
        let inner = sublet::Catalogue::open_prepared(bytes).map_err(|error| thrown(&error, Lang::En))?;
        Ok(Catalogue { inner })
    }

    /// This catalogue as bytes that `openPrepared` opens at once: keep them where only you can write.
    pub fn prepare(&self) -> Result<Vec<u8>, JsValue> {
        self.inner.prepare().map_err(|error| thrown(&error, Lang::En))
    }

    /// A classifier over this catalogue under a policy: the name of a built-in one, or a policy of your own; `balanced`
    /// without one. It shares the catalogue and outlives this object.
    ///
    /// Throws an `Error` with the code `unknown-policy` or `bad-policy` that says what is wrong with the policy.
    pub fn under(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "BuiltinPolicy | Policy")] policy: JsValue,
    ) -> Result<Classifier, JsValue> {
        Classifier::new(self, policy)
    }

    /// Suffixes and providers that a term may mean, at most `limit` of them, best first: exact, by the beginning of a
    /// label or name, or with typing mistakes.
    #[wasm_bindgen(unchecked_return_type = "Hit[]")]
    pub fn search(&self, #[wasm_bindgen(unchecked_param_type = "string | URL")] term: &str, limit: u32) -> JsValue {
        to_js(&self.inner.search(term, limit as usize))
    }

    /// One provider by its id; `undefined` where none has it.
    #[wasm_bindgen(unchecked_return_type = "Provider | undefined")]
    pub fn provider(
        &self,
        id: &str,
        #[wasm_bindgen(js_name = lang, unchecked_optional_param_type = "Lang")] language: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let provider = self.inner.provider(id, lang(language)?);
        Ok(provider.map_or(JsValue::UNDEFINED, |provider| to_js(&provider)))
    }

    /// Every provider, in the order that `Summary.provider` counts.
    #[wasm_bindgen(unchecked_return_type = "Provider[]")]
    pub fn providers(
        &self,
        #[wasm_bindgen(js_name = lang, unchecked_optional_param_type = "Lang")] language: Option<String>,
    ) -> Result<JsValue, JsValue> {
        Ok(to_js(&self.inner.providers(lang(language)?)))
    }

    /// What the catalogue says of itself (serial, date, sources and their licences), and the version of this package.
    #[wasm_bindgen(unchecked_return_type = "Info")]
    pub fn info(&self) -> JsValue {
        to_js(&self.inner.info())
    }
}
