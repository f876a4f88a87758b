//! What the reader has asked of the browser: little movement, few bytes, no network.

use js_sys::Reflect;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::Navigator;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = matchMedia)]
    fn match_media(query: &str) -> JsValue;
    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: Navigator;
}

/// Whether the reader has something against movement.
pub(crate) fn is_calm() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Whether the reader wants few bytes: then pictures wait for a tap.
pub(crate) fn saves() -> bool {
    // Only some browsers know it.
    let connection = NAVIGATOR.with(|navigator| get(navigator, "connection"));
    get(&connection, "saveData").is_truthy() || matches("(prefers-reduced-data: reduce)")
}

/// Whether there is a network, as far as the browser knows.
pub(crate) fn is_online() -> bool {
    NAVIGATOR.with(Navigator::on_line)
}

fn matches(query: &str) -> bool {
    get(&match_media(query), "matches").is_truthy()
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}
