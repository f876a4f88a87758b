//! The functions of `platform.js` and of the scripts beside it.

use article::SafeUrl;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen(module = "/src/platform.js")]
extern "C" {
    pub(crate) fn entries(object: &JsValue) -> Array;
    pub(crate) fn resolve(address: &str, base: Option<&str>) -> Option<String>;
    pub(crate) fn request(url: &str, signal: &web_sys::AbortSignal) -> Promise;
    pub(crate) fn within(promise: &Promise, milliseconds: f64) -> Promise;
    pub(crate) fn pause(milliseconds: f64, signal: &web_sys::AbortSignal) -> Promise;
    pub(crate) fn draw(document: &web_sys::Document, words: &str) -> Array;
    pub(crate) fn pass() -> Promise;
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
    pub(crate) fn exact(language: &str, instant: f64, zone: &str, offset: Option<f64>) -> Array;
    pub(crate) fn minutes(language: &str, text: &str, times: f64) -> Option<String>;
    pub(crate) fn moment(
        element: &web_sys::Element,
        language: &str,
        instant: f64,
        date: &str,
    ) -> Function;
    #[wasm_bindgen(thread_local_v2, js_name = encrypted)]
    static ENCRYPTED: bool;
    pub(crate) fn save(url: &str, value: &JsValue) -> Promise;
    pub(crate) fn saved(url: &str) -> Promise;
    pub(crate) fn scroll(row: &web_sys::Element, distance: i32);
    pub(crate) fn saves() -> bool;
    pub(crate) fn settle(views: &web_sys::Element) -> Function;
}

#[wasm_bindgen(module = "/src/watch.js")]
extern "C" {
    #[wasm_bindgen(js_name = observeSize)]
    pub(crate) fn observe_size(element: &web_sys::Element, callback: &Function) -> Function;
}

#[wasm_bindgen(module = "/src/renew.js")]
extern "C" {
    pub(crate) fn remember(views: &web_sys::Element);
    pub(crate) fn renew(
        views: &web_sys::Element,
        fresh: &web_sys::Element,
        language: &str,
        words: &str,
    );
}

/// Something of the browser's that goes on until this is dropped: then the function that ends it is called.
pub(crate) struct Until(pub(crate) Function);

impl Drop for Until {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::NULL);
    }
}

/// A file's address as it is fetched: encrypted where the page is, which shows no others.
pub(crate) fn fetched(url: &SafeUrl) -> String {
    match url.as_str().strip_prefix("http://") {
        Some(rest) if ENCRYPTED.with(|is| *is) => "https://".to_owned() + rest,
        _ => url.as_str().to_owned(),
    }
}

/// The time in epoch milliseconds.
pub(crate) fn now() -> i64 {
    js_sys::Date::now() as i64
}
