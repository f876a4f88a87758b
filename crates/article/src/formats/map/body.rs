//! The text of an article that is read by a map: markup, plain text, blocks of the own format, or a rich text that is
//! recognised by its shape.

use crate::{
    Flow,
    context::{Context, MAX_DEPTH},
    fields::words,
    formats::{
        article, contentful, fields, portable_text,
        rich::{self, Rich},
    },
    json::{Json, Kind},
    node::{Node, Path},
};

/// What a value of a text is.
#[derive(Clone, Copy)]
enum Shape {
    /// No text.
    Nothing,
    /// Markup or plain text.
    Text,
    /// A list of texts of any shape.
    List,
    /// What an editor keeps.
    Rich(Rich),
    /// A block of the own format.
    Block,
    /// Portable Text, or a block of it.
    PortableText,
    /// Contentful's rich text.
    Contentful,
    /// Nothing that is known.
    Unknown,
}

fn shape<J: Json>(node: &Node<'_, J>) -> Shape {
    let has = |item: &Node<'_, J>, name: &str, kind: Kind| {
        item.get(name).is_some_and(|field| field.kind() == kind)
    };
    let any = |fits: &dyn Fn(&Node<'_, J>) -> bool| node.items().any(|item| fits(&item));
    match node.kind() {
        Kind::Null => Shape::Nothing,
        Kind::String | Kind::Number => Shape::Text,
        Kind::Array if any(&|item| has(item, "_type", Kind::String)) => Shape::PortableText,
        Kind::Array => Rich::of(node).map_or(Shape::List, Shape::Rich),
        Kind::Object if has(node, "_type", Kind::String) => Shape::PortableText,
        Kind::Object if has(node, "nodeType", Kind::String) => Shape::Contentful,
        Kind::Object => match Rich::of(node) {
            Some(rich) => Shape::Rich(rich),
            None if has(node, "type", Kind::String) => Shape::Block,
            None => Shape::Unknown,
        },
        Kind::Bool => Shape::Unknown,
    }
}

/// The blocks of a text.
pub(super) fn flow<J: Json>(root: &Node<'_, J>, node: &Node<'_, J>, cx: &mut Context<'_>) -> Flow {
    match shape(node) {
        Shape::Nothing => Flow::new(),
        Shape::Text => prose(&words(node).unwrap_or_default(), node.path(), cx),
        Shape::List => cx.deeper(node.path(), |cx| {
            let mut flow = Flow::new();
            for item in node.items() {
                flow.append(&mut self::flow(root, &item, cx));
            }
            flow
        }),
        Shape::Block => article::block(node, cx),
        Shape::PortableText => portable_text::rich(node, cx),
        Shape::Rich(editor) => rich::flow(editor, node, cx),
        Shape::Contentful => contentful::rich(root, node, cx),
        Shape::Unknown => {
            cx.wrong_type(node, "a text");
            Flow::new()
        }
    }
}

/// Markup, or plain text with blank lines between its paragraphs.
pub(super) fn prose(text: &str, path: &Path<'_>, cx: &mut Context<'_>) -> Flow {
    fields::prose_of(text, path, cx)
}

/// Adds the parts of the widget that a text needs, which may be a list of such.
pub(super) fn parts<J: Json>(node: &Node<'_, J>, depth: usize, parts: &mut Vec<&'static str>) {
    let needed: &[&str] = match shape(node) {
        Shape::List if depth < MAX_DEPTH => {
            return node.items().for_each(|item| self::parts(&item, depth + 1, parts));
        }
        Shape::Rich(_) => &["rich"],
        Shape::PortableText => &["portable-text"],
        Shape::Contentful => &["contentful", "markdown"],
        _ => &[],
    };
    for part in needed {
        if !parts.contains(part) {
            parts.push(part);
        }
    }
}
