//! The focus, in the tree that an element stands in.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ShadowRoot};

use super::options;

/// What has the focus in the tree (a shadow root, or the page) that an element stands in.
pub(crate) fn focused(near: &Element) -> Option<Element> {
    // A document has it under the same name; an element that is nowhere has not.
    near.get_root_node().unchecked_into::<ShadowRoot>().active_element()
}

/// Whether the focus is at an element or in it.
pub(crate) fn is_within(element: &Element) -> bool {
    focused(element).is_some_and(|focused| element.contains(Some(&focused)))
}

/// Gives the focus to an element; nothing scrolls.
pub(crate) fn give(element: &Element) {
    let options: FocusOptions = options(&[("preventScroll", true.into())]).unchecked_into();
    let element: &HtmlElement = element.unchecked_ref();
    // One that cannot have the focus leaves it where it is.
    let _ = element.focus_with_options(&options);
}
