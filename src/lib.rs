//! The widget: an article as Leptos components in the shadow root of `<article-widget>`.
//!
//! The loader (`loader/element.js`) defines the element, keeps its fallback and starts the first request;
//! then it calls the functions of this file. One instance of the module serves all elements of a page,
//! which it knows by number.

// Leptos with one type of element (`docs/decisions/0002-one-element-type.md`): without this line the components compile
// against stock Leptos.
extern crate leptos_markup as leptos;

mod browser;
pub mod components;
mod fetch;
mod locale;
mod platform;
