//! How wide the root of the views is.
//!
//! Asking for it in the middle of a drawing would lay out the whole page. So it is noted down when the browser has just
//! done that: by the loader before anything is drawn (`loader/frame.js`), then at each change (`components/settle.rs`).

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The property of the root that both write to.
const NOTE: &str = "measured";

/// Notes down how wide the root is. Only for when the browser has just laid the page out.
pub(crate) fn note(root: &Element) {
    // A property of an element can always be set.
    let _ = Reflect::set(root, &NOTE.into(), &root.client_width().into());
}

/// How wide the root is, in whole pixels; 0 where it is hidden.
pub(crate) fn width_of(root: &Element) -> i32 {
    let noted = Reflect::get(root, &NOTE.into()).ok().as_ref().and_then(JsValue::as_f64);
    match noted.unwrap_or_default() as i32 {
        // One that was hidden may be shown by now.
        0 => root.client_width(),
        width => width,
    }
}
