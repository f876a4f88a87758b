//! Requests a story that the reader is about to open.

use js_sys::{Date, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

use super::{
    request::{JSON_OF_ANY_FORMAT, ask},
    start::Start,
};
use crate::browser::options;

/// A request that is under way; aborted when this is dropped, unless it was handed over.
pub(crate) struct Ahead {
    url: String,
    controller: Option<AbortController>,
    response: Promise,
    began: f64,
}

impl Ahead {
    /// Begins the request; `None` if the browser refuses it at once.
    pub(crate) fn begin(url: String) -> Option<Ahead> {
        let controller = AbortController::new().ok()?;
        let response = ask(&url, JSON_OF_ANY_FORMAT, &controller.signal()).ok()?;
        // Whoever takes it looks at it; until then a failure is not unhandled.
        let watched = JsFuture::from(response.clone());
        spawn_local(async move {
            let _ = watched.await;
        });
        Some(Ahead { url, controller: Some(controller), response, began: Date::now() })
    }

    /// The address.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Hands the request over, to be judged as one that the loader has begun.
    pub(crate) fn into_start(mut self) -> Start {
        let controller = self.controller.take().map_or(JsValue::UNDEFINED, JsValue::from);
        let fields = [
            ("url", self.url.as_str().into()),
            ("response", self.response.clone().into()),
            ("controller", controller),
            ("began", self.began.into()),
        ];
        Start::new(options(&fields).into())
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        if let Some(controller) = &self.controller {
            controller.abort_with_reason(&JsValue::NULL);
        }
    }
}
