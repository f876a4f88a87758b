//! Headings that change their level: no attribute does that, so another element takes the place.

use std::sync::Arc;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

use super::options;

/// A level that may change, from 1 on.
pub(crate) type Level = Arc<dyn Fn() -> u8 + Send + Sync>;

/// A directive: keeps a heading at a level. What stands in it moves over to the new element, with the focus and with
/// what the reader has selected.
pub(crate) fn relevel(heading: Element, level: Level) {
    let mut heading = heading;
    Effect::new(move |before: Option<u8>| {
        let level = level();
        if before.is_some_and(|before| before != level)
            && let Some(new) = replaced(&heading, level)
        {
            heading = new;
        }
        level
    });
}

fn replaced(heading: &Element, level: u8) -> Option<Element> {
    let tag = match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6 => "h6",
        _ => "div",
    };
    let new = heading.owner_document()?.create_element(tag).ok()?;
    for name in heading.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        if !matches!(name.as_str(), "role" | "aria-level") {
            let value = heading.get_attribute(&name).unwrap_or_default();
            let _ = new.set_attribute(&name, &value);
        }
    }
    if level > 6 {
        let _ = new.set_attribute("role", "heading");
        let _ = new.set_attribute("aria-level", &article::text::number(level));
    }
    let kept = Kept::of(heading);
    leptos_markup::replace(heading, &new);
    kept.put_back(heading, &new);
    Some(new)
}

/// The focus and the selection, where they are in a heading.
struct Kept {
    focused: Option<Element>,
    selected: Option<Selected>,
}

/// A selection, and its two ends: a node, and a place in it.
struct Selected {
    selection: JsValue,
    ends: [(Node, JsValue); 2],
}

impl Kept {
    fn of(heading: &Element) -> Kept {
        let root = heading.get_root_node();
        let focused = get(&root, "activeElement").dyn_into().ok();
        let focused = focused.filter(|focused: &Element| heading.contains(Some(focused)));
        Kept { focused, selected: Selected::of(heading, &root) }
    }

    fn put_back(self, old: &Element, new: &Element) {
        let moved = |node: &Node| {
            if node.is_same_node(Some(old)) { new.clone().into() } else { node.clone() }
        };
        if let Some(focused) = &self.focused {
            // It may have kept the focus while it moved.
            let root = new.get_root_node();
            let focused = moved(focused);
            let has: Option<Node> = get(&root, "activeElement").dyn_into().ok();
            if !focused.is_same_node(has.as_ref()) {
                call(&focused, "focus", &[options(&[("preventScroll", true.into())]).into()]);
            }
        }
        if let Some(Selected { selection, ends: [(anchor, from), (focus, to)] }) = self.selected {
            let ends = [moved(&anchor).into(), from, moved(&focus).into(), to];
            call(&selection, "setBaseAndExtent", &ends);
        }
    }
}

impl Selected {
    fn of(heading: &Element, root: &Node) -> Option<Selected> {
        // Chromium's shadow roots have a selection of their own; Firefox' document tells of nodes in them; WebKit tells
        // of ranges.
        let page = heading.owner_document()?;
        let own = call(root, "getSelection", &[]);
        let selection = if own.is_object() { own } else { call(&page, "getSelection", &[]) };
        let ends = |node: [&str; 2], of: &JsValue| -> Option<(Node, JsValue)> {
            Some((get(of, node[0]).dyn_into().ok()?, get(of, node[1])))
        };
        let roots = options(&[("shadowRoots", Array::of1(root).into())]);
        let range = Array::from(&call(&selection, "getComposedRanges", &[roots.into()])).get(0);
        let pair = |from, to, of: &JsValue| Some([ends(from, of)?, ends(to, of)?]);
        let inside =
            |ends: &[(Node, JsValue); 2]| ends.iter().any(|(node, _)| heading.contains(Some(node)));
        let told = pair(["anchorNode", "anchorOffset"], ["focusNode", "focusOffset"], &selection);
        let ends = told.filter(inside).or_else(|| {
            pair(["startContainer", "startOffset"], ["endContainer", "endOffset"], &range)
                .filter(inside)
        })?;
        Some(Selected { selection, ends })
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// Calls a method; `undefined` where there is none, or where it throws.
fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> JsValue {
    let arguments: Array = arguments.iter().collect();
    let method = get(object, name).dyn_into::<Function>();
    method.and_then(|method| method.apply(object, &arguments)).unwrap_or_default()
}
