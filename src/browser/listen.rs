//! Events of the page and the window.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::EventTarget;

use super::Callback;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = addEventListener)]
    fn add_event_listener(name: &str, listener: &js_sys::Function);
    #[wasm_bindgen(js_name = removeEventListener)]
    fn remove_event_listener(name: &str, listener: &js_sys::Function);
}

/// A listener, until this is dropped.
pub(crate) struct Listener {
    /// What it listens to; `None` for the window.
    target: Option<EventTarget>,
    name: &'static str,
    callback: Callback,
}

impl Listener {
    /// Calls at each event of this name, with the event; without a target those of the window.
    pub(crate) fn new(
        target: Option<&EventTarget>,
        name: &'static str,
        hear: impl FnMut(JsValue) + 'static,
    ) -> Listener {
        let callback = Callback::new(Box::new(hear));
        match target {
            Some(target) => {
                // The page's own node: there is nothing to go wrong.
                let _ = target.add_event_listener_with_callback(name, callback.function());
            }
            None => add_event_listener(name, callback.function()),
        }
        Listener { target: target.cloned(), name, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.callback.function();
        match &self.target {
            Some(target) => {
                let _ = target.remove_event_listener_with_callback(self.name, function);
            }
            None => remove_event_listener(self.name, function),
        }
    }
}
