use wasm_bindgen::prelude::*;

/// Makes the module's memory anew at the next call, for callers that caught a `WebAssembly.RuntimeError`: after one, what
/// is in memory cannot be trusted. Every `Catalogue` and `Classifier` from before is gone.
#[wasm_bindgen]
pub fn reinit() {
    wasm_bindgen::handler::schedule_reinit();
}
