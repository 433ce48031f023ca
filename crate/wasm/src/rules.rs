//! Catalogue and policy as the rules of a browser, for the extension.

use sublet_feeds::dnr::{self, ResourceType, Tabs};
use wasm_bindgen::prelude::*;

use crate::{
    Classifier,
    convert::{failure, moment, to_js},
};

/// What a browser is to do with stopped hosts, and how it reads rules.
#[wasm_bindgen]
pub struct Browser {
    inner: dnr::Browser,
}

#[wasm_bindgen]
impl Browser {
    /// Stopped requests of these types go to `page`, with the address asked for behind it. `dotted`: this browser matches
    /// hosts with a dot at the end only where that form is listed, too (Firefox).
    ///
    /// Throws an `Error` with the code `wrong-input` for a type it does not know.
    #[wasm_bindgen(constructor)]
    pub fn new(
        page: &str,
        #[wasm_bindgen(unchecked_param_type = "ResourceType[]")] types: Vec<String>,
        dotted: bool,
    ) -> Result<Browser, JsValue> {
        let types = types.iter().map(|name| resource_type(name)).collect::<Result<_, _>>()?;
        Ok(Browser { inner: dnr::Browser { types, dotted, ..dnr::Browser::page(page) } })
    }
}

fn resource_type(name: &str) -> Result<ResourceType, JsValue> {
    let known = ResourceType::ALL.into_iter().find(|known| known.as_str() == name);
    known.ok_or_else(|| failure("wrong-input", &format!("'{name}' is no type of request that Sublet stops")))
}

#[wasm_bindgen]
impl Classifier {
    /// The dynamic rules that stop just what this classifier says to warn of or to block, at a moment (RFC 3339; the
    /// platform's clock by default), and when they have to be compiled again.
    #[wasm_bindgen(unchecked_return_type = "Rules")]
    pub fn rules(
        &self,
        browser: &Browser,
        #[wasm_bindgen(unchecked_optional_param_type = "string | Date")] now: Option<String>,
    ) -> Result<JsValue, JsValue> {
        Ok(to_js(&dnr::compile(&self.inner, &browser.inner, moment(now)?)))
    }

    /// The session rule that lets one site through, in one tab or in all.
    #[wasm_bindgen(unchecked_return_type = "DnrRule")]
    pub fn pass(&self, browser: &Browser, id: u32, site: &str, tab: Option<u32>) -> JsValue {
        let tabs = tab.map_or(Tabs::All, Tabs::One);
        to_js(&dnr::pass(&self.inner, &browser.inner, id, site, tabs))
    }
}
