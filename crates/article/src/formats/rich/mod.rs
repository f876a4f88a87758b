//! Rich texts: the trees that editors save. They are recognised by their shape, since any document may contain them.
//!
//! | editor | shape | systems |
//! | --- | --- | --- |
//! | ProseMirror, TipTap | `{type: "doc", content}` | Storyblok, Directus, Statamic |
//! | Slate | elements with `children`, leaves with `text` | Strapi, Hygraph, Plate |
//! | Lexical | `{root: {children}}` | Payload, Ghost |
//! | Editor.js | `{blocks: [{type, data}]}` | its own |
//!
//! Each editor has a table of templates ([`super::template`]). Nodes that are not in it are kept as text and reported.

mod editor_js;
mod lexical;
mod pieces;
mod prose_mirror;
mod slate;

use super::template::{Writer, string};
use crate::{
    Flow,
    context::Context,
    json::{Json, Kind},
    node::Node,
};

/// The editors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Rich {
    ProseMirror,
    Slate,
    Lexical,
    EditorJs,
}

impl Rich {
    /// The editor that a value comes from, by its shape.
    pub(super) fn of<J: Json>(node: &Node<'_, J>) -> Option<Rich> {
        let has = |node: &Node<'_, J>, name: &str, kind: Kind| {
            node.get(name).is_some_and(|field| field.kind() == kind)
        };
        let any = |list: &Node<'_, J>, fits: &dyn Fn(&Node<'_, J>) -> bool| {
            list.items().any(|item| fits(&item))
        };
        let is_block =
            |item: &Node<'_, J>| has(item, "data", Kind::Object) && has(item, "type", Kind::String);
        let is_element = |item: &Node<'_, J>| has(item, "children", Kind::Array);
        if node.kind() == Kind::Array {
            let slate = any(node, &is_element).then_some(Rich::Slate);
            return slate.or_else(|| any(node, &is_block).then_some(Rich::EditorJs));
        }
        if string(node, "type") == "doc" {
            return Some(Rich::ProseMirror);
        }
        if node.get("root").is_some_and(|root| is_element(&root)) {
            return Some(Rich::Lexical);
        }
        // Lexical gives each of its nodes a version.
        if is_element(node) {
            return Some(if node.get("version").is_some() { Rich::Lexical } else { Rich::Slate });
        }
        let blocks = node.get("blocks").is_some_and(|blocks| any(&blocks, &is_block));
        (blocks || is_block(node)).then_some(Rich::EditorJs)
    }
}

/// The blocks of a rich text, or of a part of one.
#[inline(never)]
pub(super) fn flow<J: Json>(editor: Rich, node: &Node<'_, J>, cx: &mut Context<'_>) -> Flow {
    let (grammar, list) = match editor {
        Rich::ProseMirror => (prose_mirror::grammar(), "content"),
        Rich::Slate => (slate::grammar(), "children"),
        Rich::Lexical => (lexical::grammar(), "root.children"),
        Rich::EditorJs => (editor_js::grammar(), "blocks"),
    };
    let writer = Writer { grammar: &grammar, root: node };
    if node.kind() == Kind::Array {
        return writer.read_each(Some(node.clone()), cx);
    }
    match node.get(list) {
        // An element of its own, such as `[*]` leads to, has its kind; the whole has none, or it says no more.
        Some(list) if matches!(&*string(node, grammar.kind), "" | "doc" | "root") => {
            writer.read_each(Some(list), cx)
        }
        _ => writer.read(node, cx),
    }
}
