//! The functions of `platform.js`, and addresses by the browser's own parser.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::Url;

#[wasm_bindgen(module = "/src/platform.js")]
extern "C" {
    pub(crate) fn entries(object: &JsValue) -> Array;
    pub(crate) fn request(request: &web_sys::Request) -> Promise;
    pub(crate) fn within(promise: &Promise, milliseconds: f64) -> Promise;
    pub(crate) fn pause(milliseconds: f64, signal: &web_sys::AbortSignal) -> Promise;
    pub(crate) fn read(
        response: &web_sys::Response,
        limit: u32,
        silence: f64,
        deadline: f64,
    ) -> Promise;
    pub(crate) fn date(
        language: &str,
        milliseconds: f64,
        zone: &str,
        date_style: &str,
        time_style: Option<&str>,
    ) -> String;
    pub(crate) fn list(language: &str, items: &Array) -> Array;
    #[wasm_bindgen(js_name = observeSize)]
    pub(crate) fn observe_size(element: &web_sys::Element, callback: &Function) -> Function;
}

/// An absolute address as the URL Standard serialises it.
pub(crate) fn resolve(address: &str, base: Option<&str>) -> Option<String> {
    match base {
        Some(base) => Url::new_with_base(address, base),
        None => Url::new(address),
    }
    .ok()
    .map(|url| url.href())
}
