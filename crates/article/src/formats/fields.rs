//! Fields of other systems' documents that are published as markup, by the path to them.

use crate::{Content, Flow, context::Context, html, json::Json, node::Node};

/// A line of plain text (see [`html::line`]); empty where there is none.
pub(super) fn text<J: Json>(node: &Node<'_, J>, path: &str, cx: &mut Context<'_>) -> String {
    markup(node, path, cx)
        .map(|(html, field)| html::line(&html, cx, field.path()))
        .unwrap_or_default()
}

/// The blocks of a text.
pub(super) fn flow<J: Json>(node: &Node<'_, J>, path: &str, cx: &mut Context<'_>) -> Flow {
    markup(node, path, cx)
        .map(|(html, field)| html::flow(&html, cx, field.path()))
        .unwrap_or_default()
}

/// The running text of a line.
pub(super) fn content<J: Json>(node: &Node<'_, J>, path: &str, cx: &mut Context<'_>) -> Content {
    markup(node, path, cx)
        .map(|(html, field)| html::content(&html, cx, field.path()))
        .unwrap_or_default()
}

/// The markup, and where it stands; another type is reported.
fn markup<'a, J: Json>(
    node: &'a Node<'_, J>,
    path: &'a str,
    cx: &mut Context<'_>,
) -> Option<(String, Node<'a, J>)> {
    let field = node.at(path)?;
    let html = field.value.string();
    if html.is_none() {
        cx.wrong_type(&field, "a string");
    }
    Some((html?, field))
}
