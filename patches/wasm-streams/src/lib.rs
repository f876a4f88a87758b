//! Stands in for the crate of this name.
//!
//! Leptos always brings `server_fn`, which uses `wasm-streams` for the bodies of server functions. This
//! project has none, but the real crate exports functions to JavaScript, which no linker may remove: they
//! kept 5 KB (brotli) of code alive that nothing calls (`docs/decisions/0007-what-is-not-linked.md`). This
//! one has the four functions that `server_fn` names, and no content: every stream is empty.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A readable stream.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes the browser's stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> ReadableStream {
        ReadableStream(raw)
    }

    /// Gives the browser's stream back.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// An empty stream of the browser's, if it can make one; what is handed in is dropped.
    pub fn from_stream(
        _: impl Stream<Item = Result<JsValue, JsValue>> + 'static,
    ) -> ReadableStream {
        ReadableStream(web_sys::ReadableStream::new().unwrap_or_else(|none| none.into()))
    }

    /// No chunks.
    pub fn into_stream(self) -> Empty {
        Empty
    }
}

/// A stream without chunks.
#[derive(Debug)]
pub struct Empty;

impl Stream for Empty {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
