//! Many texts at once, as numbers, and what else only pages and programs ask.

use std::cell::RefCell;

use js_sys::{Uint8Array, WebAssembly};
use sublet::{Timestamp, UNREADABLE, UrlParser};
use wasm_bindgen::{JsCast, prelude::*};

use crate::{
    Classifier,
    platform::{PlatformUrl, now},
};

/// The most bytes of a text in the lane: a host name fits.
const LANE_SIZE: usize = 256;

thread_local! {
    /// Where JavaScript writes a short ASCII text into, so that none is allocated for a call.
    static LANE: RefCell<[u8; LANE_SIZE]> = const { RefCell::new([0; LANE_SIZE]) };
}

/// The lane as a view of the module's memory, good until that grows or is made anew.
#[wasm_bindgen(skip_typescript)]
pub fn lane() -> Uint8Array {
    let memory = wasm_bindgen::memory().unchecked_into::<WebAssembly::Memory>();
    let at = LANE.with(|lane| lane.as_ptr()) as u32;
    Uint8Array::new_with_byte_offset_and_length(&memory.buffer(), at, LANE_SIZE as u32)
}

#[wasm_bindgen]
impl Classifier {
    /// The summary of one text as a number (`unpack` reads it), without building an object. 0xFFFFFFFF where the text names
    /// no host.
    #[wasm_bindgen(js_name = checkPacked)]
    pub fn check_packed(&self, #[wasm_bindgen(unchecked_param_type = "string | URL")] text: &str) -> u32 {
        self.packed(text)
    }

    /// What `checkPacked` gives for the ASCII text of this length in the lane.
    #[wasm_bindgen(js_name = checkLane, skip_typescript)]
    pub fn check_lane(&self, length: usize) -> u32 {
        LANE.with_borrow(|lane| {
            let text = lane.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok());
            text.map_or(UNREADABLE, |text| self.packed(text))
        })
    }

    /// The summaries of many texts as numbers: one an entry of an array, or one a line of UTF-8 bytes (a line feed at the
    /// end adds none). 0xFFFFFFFF stands for what names no host. Call `check` for the verdicts you want to see whole.
    #[wasm_bindgen(js_name = checkMany)]
    pub fn check_many(
        &self,
        #[wasm_bindgen(unchecked_param_type = "readonly (string | URL)[] | Uint8Array | ArrayBuffer")] input: &[u8],
    ) -> Vec<u32> {
        // An array comes as lines, too: the JavaScript in front joins its texts.
        self.inner.batch(now()).pack_lines(input, &PlatformUrl)
    }
}

impl Classifier {
    fn packed(&self, text: &str) -> u32 {
        // Asking the platform for the time takes longer than the answer.
        let now = if self.inner.depends_on_time() { now() } else { Timestamp::from_second(0) };
        self.inner.summary(text, &PlatformUrl, now).map_or(UNREADABLE, |summary| summary.pack())
    }
}

/// The host of an absolute URL as the platform's parser writes it; `undefined` where the URL is not valid.
#[wasm_bindgen(js_name = urlHost)]
pub fn url_host(#[wasm_bindgen(unchecked_param_type = "string | URL")] url: &str) -> Option<String> {
    PlatformUrl.host(url)
}
