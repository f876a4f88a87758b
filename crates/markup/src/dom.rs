//! The functions of `dom.js`, the only ones that make and move nodes.

use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use web_sys::{Element, Node};

#[wasm_bindgen(module = "/src/dom.js")]
extern "C" {
    #[wasm_bindgen(js_name = draw)]
    fn draw_words(words: &str, near: &Node, parent: Option<&Node>, before: Option<&Node>) -> Array;
    #[wasm_bindgen(js_name = lay)]
    fn lay_words(words: &str, parent: &Node) -> Array;
    pub(crate) fn set(node: &Node, name: &str, value: Option<&str>);
    #[wasm_bindgen(js_name = classed)]
    pub(crate) fn class(node: &Node, name: &str, has: bool);
    #[wasm_bindgen(js_name = styled)]
    pub(crate) fn style(node: &Node, name: &str, value: Option<&str>);
    pub(crate) fn property(node: &Node, name: &str, value: &JsValue);
    #[wasm_bindgen(js_name = changeText)]
    pub(crate) fn change_text(first: &Node, last: &Node, text: &str);
    pub(crate) fn clear(first: &Node, last: &Node);
    pub(crate) fn remove(first: &Node, last: &Node);
    pub(crate) fn arrange(ends: &Array, end: &Node);
    #[wasm_bindgen(js_name = replace)]
    fn replace_element(old: &Element, new: &Element);
}

/// Draws words at the end of a parent, or before a node in it; the nodes at which something lives, in their order.
pub(crate) fn draw(words: &str, parent: &Node, before: Option<&Node>) -> Vec<Node> {
    nodes(draw_words(words, parent, Some(parent), before))
}

/// Draws words for the document of a node, without a place yet.
pub(crate) fn make(words: &str, near: &Node) -> Vec<Node> {
    if words.is_empty() {
        return Vec::new();
    }
    nodes(draw_words(words, near, None, None))
}

/// Lays words over what stands in a parent.
pub(crate) fn lay(words: &str, parent: &Node) -> Vec<Node> {
    nodes(lay_words(words, parent))
}

fn nodes(nodes: Array) -> Vec<Node> {
    nodes.iter().map(|node| node.unchecked_into()).collect()
}

/// Puts an element into the place of another one in a tree that was drawn: its children move over, with the focus and
/// the state of what stands in them (`moveBefore`, where the browser has it), and what follows signals at the old
/// one follows them at the new one.
///
/// For what no attribute can change, as the level of a heading. The new element has the attributes that it is given;
/// listeners and a [`NodeRef`](crate::NodeRef) of the old one stay behind.
pub fn replace(old: &Element, new: &Element) {
    replace_element(old, new);
}
