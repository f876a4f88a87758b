//! Values on their way out to the page's scripts.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A value as the page's scripts see it, as if `JSON.parse` had made it.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    // What the core and the events hold (texts, numbers, lists, objects of these) cannot fail.
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}
