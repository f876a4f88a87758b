//! Adapts to the width what has been drawn: pictures that grow get a larger file, and tables that scroll sideways can
//! be reached by keyboard.

use js_sys::{Array, Function, Reflect};
use leptos_markup::keep;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::{observe::Resizes, options, width};

/// A directive: checks the pictures and tables of an element, and the width of the root, whenever the element's size
/// has changed.
pub(crate) fn settle(views: Element) {
    let watched = views.clone();
    keep(Resizes::new(&views, move || look(&watched)));
}

fn look(views: &Element) {
    width::note(views.closest(".root").ok().flatten().as_ref().unwrap_or(views));
    for file in near(views, "[sizes]") {
        grow(&file);
    }
    for table in near(views, ".table") {
        let scrolls = table.scroll_width() > table.client_width();
        let _ = table.set_attribute("role", if scrolls { "region" } else { "group" });
        let _ = table.set_attribute("tabindex", if scrolls { "0" } else { "-1" });
    }
}

/// Updates the width of a picture in `sizes` if it has grown; if it has shrunk, the larger file will do.
fn grow(file: &Element) {
    let Ok(Some(frame)) = file.closest(".frame") else { return };
    let width = i64::from(frame.client_width());
    let sizes = file.get_attribute("sizes").unwrap_or_default();
    // "auto, 460px"; "100vw" while it was not known.
    let (auto, known) = sizes.split_once(' ').unwrap_or(("", &sizes));
    let known = known.strip_suffix("px").and_then(article::text::whole).unwrap_or_default();
    if width > known {
        let width = [&article::text::number(width), "px"].concat();
        let sizes = if auto.is_empty() { width } else { [auto, " ", &width].concat() };
        let _ = file.set_attribute("sizes", &sizes);
    }
}

/// What a selector finds in an element near the view. Measuring what is far away would make the browser lay it all out.
fn near(views: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = views.query_selector_all(selector) else { return Vec::new() };
    let near = options(&[("contentVisibilityAuto", true.into())]);
    let found = Array::from(&found);
    let found = found.iter().map(JsCast::unchecked_into::<Element>);
    found.filter(|element| is_visible(element, &near)).collect()
}

/// `checkVisibility`, which web-sys does not have. In a browser without it, everything counts as visible.
fn is_visible(element: &Element, options: &js_sys::Object) -> bool {
    let check = Reflect::get(element, &"checkVisibility".into())
        .and_then(|check| check.dyn_into::<Function>());
    check
        .and_then(|check| check.call1(element, options))
        .map_or(true, |visible| visible.is_truthy())
}
