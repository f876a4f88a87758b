//! What is left of `platform.js`.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen(module = "/src/platform.js")]
extern "C" {
    pub(crate) fn flatten(value: &JsValue, deepest: u32) -> String;
}
