//! Rows that scroll sideways.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CssStyleDeclaration, Element, ScrollBehavior, ScrollToOptions};

use super::media;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = getComputedStyle)]
    fn get_computed_style(element: &Element) -> CssStyleDeclaration;
}

/// Whether a row begins at the right; its positions are negative then.
pub(crate) fn is_from_right(row: &Element) -> bool {
    get_computed_style(row).get_property_value("direction").is_ok_and(|value| value == "rtl")
}

/// Scrolls a row so many pixels towards its end, gently where the reader has nothing against movement.
pub(crate) fn towards_end(row: &Element, distance: i32) {
    let distance = if is_from_right(row) { -distance } else { distance };
    let options = ScrollToOptions::new();
    options.set_left(distance.into());
    options.set_behavior(behaviour());
    row.scroll_by_with_scroll_to_options(&options);
}

/// How to scroll what the reader has asked for.
pub(crate) fn behaviour() -> ScrollBehavior {
    if media::is_calm() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth }
}
