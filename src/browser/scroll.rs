//! What scrolls: rows sideways, the page around the article, and what is looked for in it.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::{
    CssStyleDeclaration, Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, ScrollToOptions, ShadowRoot,
};

use super::{media, options};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = getComputedStyle)]
    fn get_computed_style(element: &Element) -> CssStyleDeclaration;
    #[wasm_bindgen(js_name = scrollTo)]
    fn scroll_to(options: &ScrollToOptions);

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

/// Where boxes are that scroll sideways, to have them there again once the direction of what stands in them may have
/// changed: as far from the beginning, whichever side that is at then.
pub(crate) struct Positions(Vec<(Element, f64)>);

impl Positions {
    /// Of the boxes in an element that a selector finds.
    pub(crate) fn of(element: &Element, selector: &str) -> Positions {
        let boxes = all(element, selector).into_iter();
        let positions = boxes.map(|row| {
            let position = position(&row, is_from_right(&row));
            (row, position)
        });
        Positions(positions.filter(|(_, position)| *position > 0.0).collect())
    }

    /// Has them there again.
    pub(crate) fn put_back(&self) {
        for (row, position) in &self.0 {
            go(row, *position, is_from_right(row), ScrollBehavior::Instant);
        }
    }
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

/// What a selector finds in an element.
pub(crate) fn all(element: &Element, selector: &str) -> Vec<Element> {
    let found = element.query_selector_all(selector).ok();
    let found = found.map(|found| js_sys::Array::from(&found)).unwrap_or_default();
    found.iter().map(|element| element.unchecked_into()).collect()
}

/// The height of the window that an element is seen in, in CSS pixels.
pub(crate) fn view_height(element: &Element) -> f64 {
    let page = element.owner_document().and_then(|page| page.default_view());
    let height = page.and_then(|page| page.inner_height().ok()).and_then(|height| height.as_f64());
    height.unwrap_or_default()
}

/// Whether an element may be scrolled up and down.
pub(crate) fn scrolls(element: &Element) -> bool {
    get_computed_style(element)
        .get_property_value("overflow-y")
        .is_ok_and(|value| value != "hidden")
}

/// Scrolls an element down so many pixels, at once.
pub(crate) fn by(element: &Element, distance: f64) {
    let options = ScrollToOptions::new();
    options.set_top(distance);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_by_with_scroll_to_options(&options);
}

/// The element around another one, also where that is at the top of a shadow root.
pub(crate) fn parent(element: &Element) -> Option<Element> {
    element.parent_element().or_else(|| {
        let root: ShadowRoot = element.get_root_node().dyn_into().ok()?;
        Some(root.host())
    })
}

/// Gives an element the focus, without scrolling to it.
pub(crate) fn focus_still(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Scrolls an element into view, gently where the reader has nothing against movement.
pub(crate) fn into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(behaviour());
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// How far the page is scrolled down, in CSS pixels.
pub(crate) fn top() -> f64 {
    Reflect::get(&js_sys::global(), &"scrollY".into())
        .ok()
        .and_then(|top| top.as_f64())
        .unwrap_or_default()
}

/// Scrolls the page down to a place, at once.
pub(crate) fn to_top(top: f64) {
    let options = ScrollToOptions::new();
    options.set_top(top);
    options.set_behavior(ScrollBehavior::Instant);
    scroll_to(&options);
}

/// Scrolls an element into view by the shortest way, at once.
pub(crate) fn nearest(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether the browser tells when a row has come to rest.
pub(crate) fn tells_end(row: &Element) -> bool {
    Reflect::has(row, &"onscrollend".into()).unwrap_or_default()
}

fn sideways(left: f64, how: ScrollBehavior) -> ScrollToOptions {
    options(&[("left", left.into()), ("behavior", how.into())]).unchecked_into()
}
