//! Fields of other systems' documents, by the path to them: `title/rendered`, `_embedded/author/0`.

use crate::{
    Content, Flow,
    context::Context,
    html,
    json::Json,
    node::{Node, Path},
};

/// Looks at what stands at the end of a path of names, where `0` is the first element of an array.
/// `None`: nothing does.
pub(super) fn at<J: Json, T>(
    node: &Node<'_, J>,
    path: &str,
    look: impl FnOnce(&Node<'_, J>) -> T,
) -> Option<T> {
    let (mut look, mut seen) = (Some(look), None);
    walk(node, path, &mut |found| seen = look.take().map(|look| look(found)));
    seen
}

fn walk<J: Json>(node: &Node<'_, J>, path: &str, look: &mut dyn FnMut(&Node<'_, J>)) {
    let (name, rest) = path.split_once('/').unwrap_or((path, ""));
    let found = if name == "0" { node.items().next() } else { node.get(name) };
    match found {
        Some(found) if rest.is_empty() => look(&found),
        Some(found) => walk(&found, rest, look),
        None => {}
    }
}

/// A line of plain text that is published as markup (see [`html::line`]); `None` where there is none.
pub(super) fn text<J: Json>(
    node: &Node<'_, J>,
    path: &str,
    cx: &mut Context<'_>,
) -> Option<String> {
    markup(node, path, cx, html::line).filter(|line| !line.is_empty())
}

/// The blocks of a text that is published as markup.
pub(super) fn flow<J: Json>(node: &Node<'_, J>, path: &str, cx: &mut Context<'_>) -> Flow {
    markup(node, path, cx, html::flow).unwrap_or_default()
}

/// The running text of a line that is published as markup.
pub(super) fn content<J: Json>(node: &Node<'_, J>, path: &str, cx: &mut Context<'_>) -> Content {
    markup(node, path, cx, html::content).unwrap_or_default()
}

/// Reads markup; another type is reported.
fn markup<J: Json, T>(
    node: &Node<'_, J>,
    path: &str,
    cx: &mut Context<'_>,
    read: fn(&str, &mut Context<'_>, &Path<'_>) -> T,
) -> Option<T> {
    at(node, path, |field| match field.value.string() {
        Some(html) => Some(read(&html, cx, field.path())),
        None => {
            cx.wrong_type(field, "a string");
            None
        }
    })
    .flatten()
}
