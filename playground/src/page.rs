//! The functions of `page.js`.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen(module = "/src/page.js")]
extern "C" {
    pub(crate) fn listen(told: &Function);
    pub(crate) fn attribute(name: &str, value: Option<&str>);
    pub(crate) fn property(name: &str, value: Option<&str>);
    pub(crate) fn width(pixels: Option<u32>);
    pub(crate) fn give(document: &JsValue);
    pub(crate) fn reload();
    pub(crate) fn fallback(address: &str, text: &str);
    pub(crate) fn fetched(address: &str) -> Promise;
    pub(crate) fn dropped(event: &JsValue) -> Promise;
    pub(crate) fn copy(text: &str) -> Promise;
    pub(crate) fn resolve(address: &str, base: Option<&str>) -> Option<String>;
    pub(crate) fn base() -> String;
    pub(crate) fn hash() -> String;
    pub(crate) fn remember(hash: &str);
    pub(crate) fn narrow() -> bool;
    pub(crate) fn moved(told: &Function);
}
