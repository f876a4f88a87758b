//! A tree as HTML that can be compared: attributes in the order of their names, without classes, which
//! belong to the styles, and without comments, which belong to Leptos.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

const VOID: [&str; 6] = ["br", "hr", "img", "source", "track", "wbr"];

/// A node and what stands in it.
pub(crate) fn html(node: &Node) -> String {
    let Some(element) = node.dyn_ref::<Element>() else {
        let is_text = node.node_type() == Node::TEXT_NODE;
        return node.text_content().filter(|_| is_text).unwrap_or_default();
    };
    let tag = element.local_name();
    let mut html = format!("<{tag}");
    let mut names: Vec<String> =
        element.get_attribute_names().iter().filter_map(|name| name.as_string()).collect();
    names.sort_unstable();
    for name in names.iter().filter(|name| *name != "class") {
        let value = element.get_attribute(name).unwrap();
        html += &if value.is_empty() { format!(" {name}") } else { format!(" {name}=\"{value}\"") };
    }
    html += ">";
    if VOID.contains(&tag.as_str()) {
        assert!(!element.has_child_nodes(), "<{tag}> with children");
        return html;
    }
    html + &inside(node) + &format!("</{tag}>")
}

/// What stands in a node.
pub(crate) fn inside(node: &Node) -> String {
    let children = node.child_nodes();
    (0..children.length()).map(|index| html(&children.get(index).unwrap())).collect()
}

/// What is expected, written in several lines: a line break and the white space around it do not count. A
/// space that does is written `␠` there.
pub(crate) fn lines(html: &str) -> String {
    html.trim().lines().map(str::trim).collect::<String>().replace('␠', " ")
}
