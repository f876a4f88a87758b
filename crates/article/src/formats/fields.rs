//! Fields of other systems' documents that are published as markup, by the path to them.

use crate::{
    Block, Content, Flow, IssueCode, content,
    context::Context,
    fields::words,
    html,
    json::{Json, Kind},
    node::{Node, Path},
    text::trim,
};

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

/// A text that is plain, as its format says, or markup all the same, perhaps with its brackets encoded: then its
/// blocks. Plain text has paragraphs between blank lines, or a line each where there are none.
pub(super) fn prose<J: Json>(node: &Node<'_, J>, path: &str, cx: &mut Context<'_>) -> Flow {
    let Some((text, field)) = markup(node, path, cx) else { return Flow::new() };
    prose_of(&text, field.path(), cx)
}

/// The same of a text that stands at a path.
pub(super) fn prose_of(text: &str, path: &Path<'_>, cx: &mut Context<'_>) -> Flow {
    const TAGS: [&str; 5] = ["</", "<p>", "<p ", "<br", "<img "];
    let is_markup = |text: &str| TAGS.iter().any(|tag| contains(text, tag));
    if is_markup(text) {
        return html::flow(text, cx, path);
    }
    let text = html::decode(text);
    if is_markup(&text) {
        cx.report(IssueCode::DoubleEncoded, "markup with its brackets encoded: decoded", path);
        return html::flow(&text, cx, path);
    }
    let spaced = trim(&text).split('\n').any(|line| trim(line).is_empty());
    let (mut flow, mut open) = (Flow::new(), false);
    for line in text.split('\n').map(trim) {
        match flow.last_mut() {
            _ if line.is_empty() => open = false,
            Some(Block::Paragraph(content)) if open && spaced => {
                if let Some(run) = content.last_mut() {
                    run.text.push('\n');
                    run.text.push_str(line);
                }
            }
            _ if !cx.take_node(path) => break,
            _ => {
                flow.push(Block::Paragraph(content::plain(line)));
                open = true;
            }
        }
    }
    flow
}

/// Whether a value is `false`, which is more than that it is not there.
pub(super) fn is_false<J: Json>(node: &Node<'_, J>) -> bool {
    node.kind() == Kind::Bool && !node.value.is_true()
}

/// Whether a text contains another; the standard library's search is larger.
pub(super) fn contains(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len().max(1)).any(|window| window == part.as_bytes())
}

/// The markup, and where it stands; another type is reported.
fn markup<'a, J: Json>(
    node: &'a Node<'_, J>,
    path: &'a str,
    cx: &mut Context<'_>,
) -> Option<(String, Node<'a, J>)> {
    let field = node.get(path)?;
    let html = words(&field);
    if html.is_none() {
        cx.wrong_type(&field, "a string");
    }
    Some((html?, field))
}
