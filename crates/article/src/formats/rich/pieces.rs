//! What the trees of several editors share: films, check marks, marked text, links, and nodes that are not known.

use crate::{
    IssueCode,
    context::Context,
    fields::words,
    formats::template::{Markup, Writer, string, unknown},
    html,
    json::{Json, Kind},
    node::Node,
};

/// Writes a film, a sound, or what another site shows, by its address.
pub(super) fn film<J: Json>(node: &Node<'_, J>, src: &str, title: &str, out: &mut Markup) {
    let address = string(node, src);
    let file = address.split(['?', '#']).next().unwrap_or_default();
    let tag = match file.rsplit_once('.').map(|(_, kind)| kind) {
        Some("mp4" | "m4v" | "webm" | "ogv" | "mov") => "video",
        Some("mp3" | "m4a" | "ogg" | "oga" | "wav" | "flac") => "audio",
        _ => "iframe",
    };
    out.0.push('<');
    out.0.push_str(tag);
    out.value("src", &address);
    out.attribute("title", node, title);
    out.0.push('>');
    out.end(tag);
}

/// Writes the mark of an item that can be ticked off.
pub(super) fn tick<J: Json>(node: &Node<'_, J>, checked: &str, out: &mut Markup) {
    if let Some(checked) = node.get(checked).filter(|field| field.kind() == Kind::Bool) {
        out.text(if checked.value.is_true() { "☑ " } else { "☐ " });
    }
}

/// Writes a text inside elements, the outer ones first.
pub(super) fn inside(tags: &[&str], text: &str, out: &mut Markup) {
    tags.iter().for_each(|tag| out.tag(tag));
    out.text(text);
    tags.iter().rev().for_each(|tag| out.end(tag));
}

/// Reports what only a site knows, by its kind: whether something was written of it since `from`.
pub(super) fn strange<J: Json>(
    node: &Node<'_, J>,
    kind: &str,
    from: usize,
    out: &Markup,
    cx: &mut Context<'_>,
) {
    let kept = out.0.get(from..).is_some_and(|html| !html::plain(html).is_empty());
    unknown(node, kind, kept, cx);
}

/// Writes a link; one whose address did not come with the text is reported.
pub(super) fn link<J: Json>(
    writer: &Writer<'_, J>,
    node: &Node<'_, J>,
    href: &str,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    if node.get(href).as_ref().and_then(words).is_none() {
        let message = "a link whose address did not come with the text: its text kept";
        cx.report(IssueCode::Missing, message, node.path());
    }
    out.0.push_str("<a");
    out.attribute("href", node, href);
    writer.write(">{*children}</a>", node, out, cx);
}
