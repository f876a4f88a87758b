//! The widget: an article as Leptos components in the shadow root of `<article-widget>`.
//!
//! The loader (`loader/element.js`) defines the element, keeps its fallback and starts the first request;
//! then it calls the functions of this file. One instance of the module serves all elements of a page, and knows each
//! by a number.

// Leptos with one type of element (`docs/decisions/0002-one-element-type.md`). Without this line the components compile
// against stock Leptos, as `cargo xtask stock` shows.
#[cfg(not(stock_leptos))]
extern crate leptos_markup as leptos;

mod browser;
pub mod components;
mod element;
pub mod fetch;
mod json;
pub mod locale;
#[cfg(not(target_family = "wasm"))]
pub mod prerender;
mod rare;

use js_sys::Function;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlElement;

use element::{Element, get};
use fetch::Start;

/// The heap. The allocator of the standard library is three times as large, and no faster here
/// (`docs/decisions/0011-release-build.md`).
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static HEAP: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The styles of the shadow root.
#[wasm_bindgen]
#[must_use]
pub fn styles() -> String {
    include_str!(concat!(env!("OUT_DIR"), "/article.css")).to_owned()
}

/// Mounts the components of `host` into `root`, an element of its shadow root; returns the element's number.
/// `notify(name, detail)` dispatches an event at the host and returns `false` if it was cancelled. `texts(tag)`
/// gives the texts of the interface in a language: a line each, or nothing for English, or a promise of that.
#[wasm_bindgen]
pub fn mount(host: HtmlElement, root: HtmlElement, notify: Function, texts: Function) -> usize {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    Element::mount(host, root, notify, texts)
}

/// Loads an article; see `fetch::Start` for what is handed over.
#[wasm_bindgen]
pub fn load(element: usize, start: JsValue) {
    if let Some(element) = get(element) {
        element.load(&Start::new(start));
    }
}

/// Calls `act` once, to ask for a newer version: when so many milliseconds have gone by, the element and its page are
/// in view, and there is a network. What was waited for before is forgotten; after 0 milliseconds nothing comes.
#[wasm_bindgen]
pub fn wait(element: usize, milliseconds: f64, act: Function) {
    if let Some(element) = get(element) {
        element.wait(milliseconds, act);
    }
}

/// Takes the attributes as they are now.
#[wasm_bindgen]
pub fn update(element: usize) {
    if let Some(element) = get(element) {
        element.update();
    }
}

/// The article that is shown, in the shape of the project's own format; `null` without one.
#[wasm_bindgen]
#[must_use]
pub fn article(element: usize) -> JsValue {
    get(element).map_or(JsValue::NULL, |element| element.article())
}

/// The methods of the carousel, `{next, previous, goTo}`; `null` without one.
#[wasm_bindgen]
#[must_use]
pub fn carousel(element: usize) -> JsValue {
    get(element).map_or(JsValue::NULL, |element| element.carousel())
}

/// Takes down the components and aborts what is under way.
#[wasm_bindgen]
pub fn unmount(element: usize) {
    element::unmount(element);
}
