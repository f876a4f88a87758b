//! Running text of the own format: a string, a run, or runs.

use crate::{
    Content, Direction, IssueCode, Mark, Marks, Rare, Run, content,
    context::Context,
    json::{Json, Kind},
    node::Node,
    url::Purpose,
};

/// What stands in a field as running text; empty where nothing does.
pub(super) fn inline<J: Json>(node: &Node<'_, J>, name: &str, cx: &mut Context<'_>) -> Content {
    node.get(name).map(|field| value(&field, cx)).unwrap_or_default()
}

/// The running text of a block: its `content`, else its `text`.
pub(super) fn of_block<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Content {
    let content = inline(node, "content", cx);
    if content.is_empty() { inline(node, "text", cx) } else { content }
}

/// A value as running text, without white space at its ends.
pub(super) fn value<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Content {
    let mut content = Content::new();
    if node.kind() == Kind::Array {
        for item in node.items() {
            if !cx.take_node(item.path()) {
                break;
            }
            content.extend(run(&item, cx));
        }
    } else if cx.take_node(node.path()) {
        content.extend(run(node, cx));
    }
    content::trim(&mut content);
    content
}

fn run<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Run> {
    match node.kind() {
        Kind::String => node.value.string().map(Run::plain),
        Kind::Number => node.value.number_text().map(Run::plain),
        Kind::Object => marked(node, cx),
        Kind::Null => None,
        _ => {
            cx.wrong_type(node, "text");
            None
        }
    }
}

fn marked<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Run> {
    let note = cx.string(node, "note");
    let text = match node.get("text") {
        Some(text) if text.kind() == Kind::String => text.value.string(),
        Some(text) if text.kind() == Kind::Number => text.value.number_text(),
        Some(text) => {
            cx.wrong_type(&text, "a string");
            return None;
        }
        // A reference to a footnote is shown by the footnote's id where the text gives it no sign.
        None => note.clone(),
    };
    let Some(text) = text else {
        cx.report(IssueCode::Missing, "a run without text: left out", node.path());
        return None;
    };
    let rare = Rare {
        title: cx.string(node, "title"),
        datetime: cx.string(node, "datetime"),
        dir: cx.one_of(node, "dir", Direction::from_name),
        ruby: cx.string(node, "ruby"),
    };
    Some(Run {
        text,
        marks: marks(node, cx),
        href: cx.url_of(node, "href", Purpose::Link),
        lang: cx.language(node, "lang"),
        note,
        rare: (rare != Rare::default()).then(|| Box::new(rare)),
    })
}

fn marks<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Marks {
    let mut marks = Marks::default();
    let Some(names) = cx.array(node, "marks") else { return marks };
    for name in names.items() {
        match name.value.string().as_deref().and_then(Mark::from_name) {
            Some(mark) => marks = marks.with(mark),
            None => {
                let message = "not one of the known marks: left out, its text kept";
                cx.report(IssueCode::WrongValue, message, name.path());
            }
        }
    }
    marks
}
