//! What opens over the page, and goes when it is closed: the notes and pictures of `rare/`.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, ShadowRoot};

use super::options;

/// For `on:close:capture` and `on:toggle:capture` at the element around it: takes away what is closed. A note gives the
/// focus back to what refers to it.
pub(crate) fn closed(event: Event) {
    let Some(overlay) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    let is_note = overlay.has_attribute("popover") && get(&event, "newState") == "closed";
    if is_note && let Some(views) = event.current_target() {
        give_focus_back(&overlay, views.unchecked_ref());
    }
    // Details that are opened or closed stay.
    if is_note || event.type_() == "close" {
        overlay.remove();
    }
}

/// Unless the reader has gone on to something else.
fn give_focus_back(note: &Element, views: &Element) {
    let root: Option<ShadowRoot> = note.get_root_node().dyn_into().ok();
    let focused = root.and_then(|root| root.active_element());
    if focused.is_some_and(|focused| !note.contains(Some(&focused))) {
        return;
    }
    if let Ok(Some(reference)) = views.query_selector("[data-open]") {
        let still = options(&[("preventScroll", true.into())]);
        let _ = reference.unchecked_ref::<HtmlElement>().focus_with_options(still.unchecked_ref());
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}
