//! Rows that scroll sideways.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::{CssStyleDeclaration, Element, ScrollBehavior, ScrollToOptions};

use super::{media, options};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = getComputedStyle)]
    fn get_computed_style(element: &Element) -> CssStyleDeclaration;

    /// An element that scrolls. web-sys has its position in whole pixels.
    type Scroller;
    #[wasm_bindgen(method, getter, js_name = scrollLeft)]
    fn left(this: &Scroller) -> f64;
}

/// Whether a row begins at the right; the browser's positions are negative then.
pub(crate) fn is_from_right(row: &Element) -> bool {
    get_computed_style(row).get_property_value("direction").is_ok_and(|value| value == "rtl")
}

/// How far a row is scrolled from its beginning, in pixels.
pub(crate) fn position(row: &Element, is_from_right: bool) -> f64 {
    let left = row.unchecked_ref::<Scroller>().left();
    if is_from_right { -left } else { left }
}

/// Scrolls a row to so many pixels from its beginning.
pub(crate) fn go(row: &Element, position: f64, is_from_right: bool, how: ScrollBehavior) {
    let left = if is_from_right { -position } else { position };
    row.scroll_to_with_scroll_to_options(&sideways(left, how));
}

/// Scrolls a row so many pixels towards its end, gently where the reader has nothing against movement.
pub(crate) fn towards_end(row: &Element, distance: i32) {
    let distance = if is_from_right(row) { -distance } else { distance };
    row.scroll_by_with_scroll_to_options(&sideways(distance.into(), behaviour()));
}

/// How to scroll what the reader has asked for.
pub(crate) fn behaviour() -> ScrollBehavior {
    if media::is_calm() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth }
}

/// Whether the browser tells when a row has come to rest.
pub(crate) fn tells_end(row: &Element) -> bool {
    Reflect::has(row, &"onscrollend".into()).unwrap_or_default()
}

fn sideways(left: f64, how: ScrollBehavior) -> ScrollToOptions {
    options(&[("left", left.into()), ("behavior", how.into())]).unchecked_into()
}
