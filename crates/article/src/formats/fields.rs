//! Fields that other systems publish as markup, read by their paths.

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

/// A line of a format whose lines are plain: only character references are decoded in it, as is common.
pub(super) fn plain_line<J: Json>(node: &Node<'_, J>, path: &str, cx: &mut Context<'_>) -> String {
    markup(node, path, cx)
        .map(|(text, field)| html::plain_line(&text, cx, field.path()))
        .unwrap_or_default()
}

/// A plain text as one line, its references decoded.
pub(super) fn line_of(text: &str) -> String {
    html::decode(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The paragraphs of a text of a format whose texts are plain.
pub(super) fn plain_text<J: Json>(node: &Node<'_, J>, path: &str, cx: &mut Context<'_>) -> Flow {
    let Some((text, field)) = markup(node, path, cx) else { return Flow::new() };
    plain_text_of(&text, field.path(), cx)
}

/// The same of a text that stands at a path.
fn plain_text_of(text: &str, path: &Path<'_>, cx: &mut Context<'_>) -> Flow {
    let text = html::decode(text);
    let mut flow = Flow::new();
    paragraphs(&text, &mut |words| {
        let goes_on = cx.take_node(path);
        if goes_on {
            flow.push(Block::Paragraph(content::plain(words)));
        }
        goes_on
    });
    flow
}

/// A text that is plain, as its format says, or markup all the same, perhaps with its brackets encoded: then its
/// blocks. Plain text, and such in which nothing but words is marked, has paragraphs between blank lines, or a
/// line each where there are none.
pub(super) fn prose<J: Json>(node: &Node<'_, J>, path: &str, cx: &mut Context<'_>) -> Flow {
    let Some((text, field)) = markup(node, path, cx) else { return Flow::new() };
    prose_of(&text, field.path(), cx)
}

/// The same of a text that stands at a path.
pub(super) fn prose_of(text: &str, path: &Path<'_>, cx: &mut Context<'_>) -> Flow {
    let mut html = text.to_owned();
    if !is_markup(&html) {
        html = html::decode(&html);
        if !is_markup(&html) {
            return plain_text_of(text, path, cx);
        }
        let message = "markup with its brackets encoded: decoded";
        cx.report(IssueCode::DoubleEncoded, message, path);
    }
    if has_blocks(&html) {
        return html::flow(&html, cx, path);
    }
    let mut flow = Flow::new();
    paragraphs(&html, &mut |words| {
        flow.append(&mut html::flow(&words.replace('\n', "<br>"), cx, path));
        flow.len() < MAX_PARAGRAPHS
    });
    flow
}

/// Paragraphs of one text; more are a text that means to be long.
const MAX_PARAGRAPHS: usize = 20_000;
/// Elements that make blocks by themselves.
const BLOCKS: &str = "p br div ul ol li h1 h2 h3 h4 h5 h6 blockquote figure img table section article \
pre iframe hr aside video audio dl";

/// Whether a text is markup: a closing tag that has its opening one, or an element that needs none.
fn is_markup(text: &str) -> bool {
    if contains(text, "<p>")
        || contains(text, "<p ")
        || contains(text, "<br")
        || contains(text, "<img ")
    {
        return true;
    }
    // A text with very many of them is markup, or nobody's.
    text.match_indices("</").take(100).any(|(at, _)| {
        let name = text.get(at + 2..).unwrap_or_default();
        let name = name.split('>').next().unwrap_or_default();
        let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let before = text.get(..at).unwrap_or_default();
        plain
            && before.match_indices('<').any(|(open, _)| {
                let rest = before.get(open + 1..).unwrap_or_default();
                rest.strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with(['>', ' ', '\n', '\t', '/']))
            })
    })
}

/// Whether markup has blocks of its own.
fn has_blocks(html: &str) -> bool {
    html.match_indices('<').any(|(at, _)| {
        let rest = html.get(at + 1..).unwrap_or_default();
        let end = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric());
        let name = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        !name.is_empty() && BLOCKS.split(' ').any(|block| block.eq_ignore_ascii_case(name))
    })
}

/// Calls `each` for the paragraphs of a text, until it says `false`.
fn paragraphs(text: &str, each: &mut dyn FnMut(&str) -> bool) {
    let spaced = trim(text).split('\n').any(|line| trim(line).is_empty());
    let mut open = String::new();
    for line in text.split('\n').map(trim) {
        let ends = line.is_empty() || !spaced;
        if ends && !open.is_empty() && !each(&std::mem::take(&mut open)) {
            return;
        }
        if !open.is_empty() && !line.is_empty() {
            open.push('\n');
        }
        open.push_str(line);
    }
    if !open.is_empty() {
        each(&open);
    }
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
