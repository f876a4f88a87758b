//! The functions of `platform.js` and of the scripts beside it.
//!
//! More than three scripts are a trap for the tests in the browser: the runner's server leaves a request waiting for
//! ever when a page that it has four connections with opens another one.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen(module = "/src/platform.js")]
extern "C" {
    pub(crate) fn flatten(value: &JsValue, deepest: u32) -> String;
    pub(crate) fn draw(document: &web_sys::Document, words: &str) -> Array;
    #[wasm_bindgen(js_name = widthOf)]
    pub(crate) fn width_of(element: &web_sys::Element) -> i32;
    pub(crate) fn settle(views: &web_sys::Element) -> Function;
}

#[wasm_bindgen(module = "/src/carousel.js")]
extern "C" {
    pub(crate) fn live(section: &web_sys::Element, notify: &Function) -> Function;
    pub(crate) fn put(place: &web_sys::Element, section: Option<&web_sys::Element>);
    pub(crate) fn drawn(place: &web_sys::Element, notify: &Function) -> Promise;
    #[wasm_bindgen(js_name = carouselIn)]
    pub(crate) fn carousel_in(root: &web_sys::Element) -> JsValue;
    pub(crate) fn intended(link: &web_sys::Element, url: &str) -> JsValue;
    pub(crate) fn plain(event: &web_sys::Event) -> bool;
    pub(crate) fn follow(root: &web_sys::Element);
    pub(crate) fn leave(root: &web_sys::Element) -> JsValue;
    pub(crate) fn enter(root: &web_sys::Element);
    #[wasm_bindgen(js_name = comeBack)]
    pub(crate) fn come_back(root: &web_sys::Element, index: u32, place: &JsValue);
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
