//! The tests of the widget in a browser: one program, so that they link and start once.
//!
//! `components/` and `carousel.rs` mount components alone, by name; the others go through the functions that the loader
//! calls, and look at what stands in the shadow root.
#![cfg(target_family = "wasm")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

// Components are mounted as the widget mounts them.
extern crate leptos_markup as leptos;

mod body;
mod carousel;
mod components;
mod dates;
mod display;
mod element;
mod events;
mod fakes;
mod host;
mod html;
mod inline;
mod languages;
mod load;
mod related;
mod slices;
mod story;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
