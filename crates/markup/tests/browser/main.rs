//! `view!` on one type of element, in a browser: what is drawn, what changes, what is left when it is taken down.
#![cfg(target_family = "wasm")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

// Under the name that the macros write, as in the widget.
extern crate leptos_markup as leptos;

mod attributes;
mod children;
mod components;
mod effects;
mod events;
mod lay_over;
mod leaks;
mod lists;
mod page;
mod replace;
mod signals;
mod torn;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Counts what is alive: see `leaks.rs`.
#[global_allocator]
static HEAP: &stats_alloc::StatsAlloc<std::alloc::System> = &stats_alloc::INSTRUMENTED_SYSTEM;
