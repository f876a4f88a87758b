//! Places in the shadow root, which links in the article lead to.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, ShadowRoot};

/// The nearest element around an event's target that a selector fits.
pub(crate) fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Goes to the place in the article that a link names.
pub(crate) fn follow(link: &Element) {
    let id = link.get_attribute("href").unwrap_or_default();
    let root = link.get_root_node().dyn_into::<ShadowRoot>().ok();
    let place = root.zip(id.strip_prefix('#')).and_then(|(root, id)| root.get_element_by_id(id));
    if let Some(place) = place {
        let place: HtmlElement = place.unchecked_into();
        place.scroll_into_view();
        // What takes no focus by itself, a heading, does so now.
        if place.tab_index() < 0 {
            place.set_tab_index(-1);
        }
        let _ = place.focus();
    }
}
