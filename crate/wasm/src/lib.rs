//! [`sublet`] for JavaScript.
//!
//! The bindings hand text in and verdicts out; all knowledge is in the core. Types are generated from the Rust types.
//!
//! ```js
//! import init, { Catalogue } from "sublet-wasm";
//!
//! await init();
//! const catalogue = new Catalogue(await (await fetch("catalogue.bin")).arrayBuffer());
//! catalogue.under("balanced").check("hxxps://evil[.]duckdns[.]org/").decision; // { action: "warn", rule: "balanced/full-control" }
//! ```

#![forbid(unsafe_code)]

#[cfg(feature = "batch")]
mod batch;
mod catalogue;
mod classifier;
mod convert;
mod csv;
#[cfg(feature = "worker")]
mod json;
#[cfg(feature = "worker")]
mod lines;
#[cfg(feature = "worker")]
mod mail;
mod platform;
#[cfg(any(feature = "rules", feature = "worker"))]
mod policy;
#[cfg(feature = "worker")]
mod recorded;
#[cfg(feature = "worker")]
mod reinit;
#[cfg(feature = "rules")]
mod rules;
mod text;
mod value;

#[cfg(feature = "batch")]
pub use batch::url_host;
pub use catalogue::Catalogue;
pub use classifier::Classifier;
pub use csv::csv;
#[cfg(feature = "worker")]
pub use mail::unwrap;
#[cfg(any(feature = "rules", feature = "worker"))]
pub use policy::read_policy;
#[cfg(feature = "worker")]
pub use reinit::reinit;
#[cfg(feature = "rules")]
pub use rules::Browser;
pub use text::{hosts_in_text, unpack};

use wasm_bindgen::prelude::*;

/// Less than half the code of the standard library's allocator, in constant time.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = concat!(
    include_str!(concat!(env!("OUT_DIR"), "/types.d.ts")),
    "/** A policy that comes with Sublet. */\nexport type BuiltinPolicy = \"monitor\" | \"balanced\" | \"strict\";\n"
);
