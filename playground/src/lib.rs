//! The playground: the page on which people try the widget with JSON of their own.
//!
//! It is not part of the widget. The real `<article-widget>` of the page draws the article; this crate adds a panel:
//! where the article comes from, what was read, settings, a snippet. Nothing that is pasted leaves the page.

#![cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "only the page uses it all"))]

mod address;
mod errors;
mod finder;
mod report;
mod samples;
mod settings;
mod snippet;
mod table;

#[cfg(target_family = "wasm")]
mod app;
#[cfg(target_family = "wasm")]
mod document;
#[cfg(target_family = "wasm")]
mod page;

/// Puts the panel into its place in `index.html`.
#[cfg(target_family = "wasm")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
    app::start();
}
