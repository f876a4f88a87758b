//! Bindings to the browser that are rarely needed, called by name: a binding of its own would be in the script that
//! every page loads.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

pub(super) use crate::browser::get;

/// Sets a property.
#[inline(never)]
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// Calls a method; `undefined` if there is none, or if it throws.
#[inline(never)]
pub(super) fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> JsValue {
    let arguments: Array = arguments.iter().collect();
    let method = get(object, name).dyn_into::<Function>();
    method.and_then(|method| method.apply(object, &arguments)).unwrap_or_default()
}

/// The global object of an element's page, with a property of this name.
pub(super) fn global(name: &str) -> JsValue {
    get(&js_sys::global(), name)
}

/// Draws a view at the end of an element; what is drawn is one element.
pub(super) fn append(parent: &Element, view: impl IntoView + 'static) -> Option<Element> {
    #[cfg(not(stock_leptos))]
    append_to(parent, view);
    // Leptos itself has no view that nothing lives in.
    #[cfg(stock_leptos)]
    mount_to(parent.clone().unchecked_into(), || view).forget();
    parent.last_element_child()
}

/// Gives the shadow root of an element the styles of what opens, if it lacks them: moving to another document removes
/// them.
pub(super) fn style(element: &Element) {
    let root = element.get_root_node();
    let sheets = get(&root, "adoptedStyleSheets");
    let is_there = |sheet: &JsValue| get(sheet, OPENS).is_truthy();
    if Array::from(&sheets).iter().any(|sheet| is_there(&sheet)) {
        return;
    }
    // A sheet belongs to the document that it was made in.
    let window = get(&get(&root, "ownerDocument"), "defaultView");
    let Ok(constructor) = get(&window, "CSSStyleSheet").dyn_into::<Function>() else { return };
    let Ok(sheet) = Reflect::construct(&constructor, &Array::new()) else { return };
    let css = include_str!(concat!(env!("OUT_DIR"), "/rare.css"));
    call(&sheet, "replaceSync", &[css.into()]);
    set(&sheet, OPENS, &true.into());
    call(&sheets, "push", &[sheet]);
}

/// The mark of these styles.
const OPENS: &str = "opens";

/// Closes the dialog that a button stands in; the focus goes back to where it was.
pub(super) fn close(button: &Element) {
    if let Some(dialog) = around(button, "dialog") {
        call(&dialog, "close", &[]);
    }
}

/// The nearest element around one that a selector fits.
pub(super) fn around(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok()?
}

/// What a selector finds in an element.
pub(super) fn all(element: &Element, selector: &str) -> Vec<Element> {
    let found = Array::from(&call(element, "querySelectorAll", &[selector.into()]));
    found.iter().filter_map(|found| found.dyn_into().ok()).collect()
}

/// The words of the first element that a selector finds.
pub(super) fn words(element: &Element, selector: &str) -> String {
    let found = call(element, "querySelector", &[selector.into()]);
    get(&found, "textContent").as_string().unwrap_or_default()
}

/// A copy of an element with its content, without names that have to be unique.
pub(super) fn copy(element: &Element) -> Option<Element> {
    let copy: Element = call(element, "cloneNode", &[true.into()]).dyn_into().ok()?;
    for named in all(&copy, "[id]") {
        let _ = named.remove_attribute("id");
    }
    Some(copy)
}
