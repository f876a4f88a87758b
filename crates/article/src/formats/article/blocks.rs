//! The blocks of the own format.

use super::{each, media, runs};
use crate::{
    Block, Callout, CalloutKind, Cell, Content, Definition, Flow, Footnote, IssueCode, List, Quote,
    Table,
    context::Context,
    html,
    json::{Json, Kind},
    node::Node,
};

/// An array of blocks.
pub(super) fn body<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Flow {
    let mut flow = Flow::new();
    match node.kind() {
        Kind::Array => cx.deeper(node.path(), |cx| {
            for item in node.items() {
                if !cx.take_node(item.path()) {
                    break;
                }
                block(&item, cx, &mut flow);
            }
        }),
        // Text is kept, even where it stands in a wrong place.
        Kind::String => bare(node, cx, &mut flow),
        _ => cx.wrong_type(node, "an array of blocks"),
    }
    flow
}

/// What stands inside a block: its `text` or `content`, then its `body`.
pub(super) fn flow<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Flow {
    let mut flow: Flow = paragraph(runs::of_block(node, cx)).into_iter().collect();
    if let Some(inner) = node.get("body") {
        flow.extend(body(&inner, cx));
    }
    flow
}

/// A value that stands for the inside of a block: text, runs, or an object with `text`, `content` or
/// `body`.
pub(super) fn flow_value<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Flow {
    match node.kind() {
        Kind::Object => flow(node, cx),
        _ => paragraph(runs::value(node, cx)).into_iter().collect(),
    }
}

/// Reads one block. One that gives nothing has said why, or is reported here.
pub(super) fn block<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>, out: &mut Flow) {
    match node.kind() {
        Kind::Object => {}
        Kind::String => return bare(node, cx, out),
        _ => return cx.wrong_type(node, "a block"),
    }
    let (blocks, issues) = (out.len(), cx.issue_count());
    let kind = cx.string(node, "type").unwrap_or_default();
    let read = match kind.as_str() {
        "paragraph" => paragraph(runs::of_block(node, cx)),
        "heading" => heading(node, cx),
        "list" => list(node, cx).map(Block::List),
        "definitions" => filled(each(node, "items", cx, definition)).map(Block::Definitions),
        "quote" => quote(node, cx),
        "image" | "gallery" | "video" | "audio" | "embed" => media::read(&kind, node, cx),
        "table" => table(node, cx),
        "code" => code(node, cx),
        "divider" => Some(Block::Divider),
        "callout" => callout(node, cx),
        "details" => details(node, cx),
        "footnotes" => filled(each(node, "notes", cx, footnote)).map(Block::Footnotes),
        "html" => {
            markup(node, cx, out);
            None
        }
        _ => {
            out.extend(flow(node, cx));
            markup(node, cx, out);
            let known = if out.len() > blocks { "text kept" } else { "left out" };
            let message = ["a block of an unknown type: ", known].concat();
            cx.report(IssueCode::UnknownBlock, message, node.path());
            None
        }
    };
    out.extend(read);
    if out.len() == blocks && cx.issue_count() == issues {
        cx.report(IssueCode::Missing, "a block with nothing to show: left out", node.path());
    }
}

fn bare<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>, out: &mut Flow) {
    let message = "found a string, expected a block: read as a paragraph";
    cx.report(IssueCode::WrongType, message, node.path());
    out.extend(paragraph(runs::value(node, cx)));
}

fn markup<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>, out: &mut Flow) {
    if let Some(markup) = cx.string(node, "html") {
        out.extend(html::flow(&markup, cx, &node.path().field("html")));
    }
}

fn paragraph(content: Content) -> Option<Block> {
    (!content.is_empty()).then_some(Block::Paragraph(content))
}

fn heading<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Block> {
    let level = cx.clamped(node, "level", 1..=6).unwrap_or(2);
    let content = runs::of_block(node, cx);
    (!content.is_empty()).then_some(Block::Heading { level: level as u8, content })
}

/// A list, or the inner list of an item, which has the same fields.
fn list<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<List> {
    node.get("items")?;
    let items = cx.deeper(node.path(), |cx| each(node, "items", cx, item));
    (!items.is_empty()).then(|| List {
        ordered: cx.flag(node, "ordered"),
        start: cx
            .number(node, "start", i32::MIN.into()..=i32::MAX.into())
            .map(|start| start as i32),
        reversed: cx.flag(node, "reversed"),
        items,
    })
}

fn item<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Flow> {
    let mut item = flow_value(node, cx);
    item.extend(list(node, cx).map(Block::List));
    filled(item)
}

fn definition<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Definition> {
    let definition = Definition { term: runs::inline(node, "term", cx), body: flow(node, cx) };
    let empty = definition.term.is_empty() && definition.body.is_empty();
    (!empty).then_some(definition)
}

fn quote<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Block> {
    let body = filled(flow(node, cx))?;
    Some(Block::Quote(Quote {
        body,
        cite: runs::inline(node, "cite", cx),
        pull: cx.flag(node, "pull"),
    }))
}

fn table<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Block> {
    let table = Table {
        caption: runs::inline(node, "caption", cx),
        header: rows(node, "header", cx),
        rows: rows(node, "rows", cx),
    };
    let empty = table.header.is_empty() && table.rows.is_empty();
    (!empty).then_some(Block::Table(table))
}

fn rows<J: Json>(node: &Node<'_, J>, name: &str, cx: &mut Context<'_>) -> Vec<Vec<Cell>> {
    each(node, name, cx, |row, cx| {
        if row.kind() != Kind::Array {
            cx.wrong_type(row, "an array of cells");
            return None;
        }
        let mut cells = Vec::new();
        for item in row.items() {
            if !cx.take_node(item.path()) {
                break;
            }
            // A cell that cannot be read stays as an empty one: the others keep their columns.
            cells.push(cell(&item, name == "header", cx));
        }
        Some(cells)
    })
}

fn cell<J: Json>(node: &Node<'_, J>, header: bool, cx: &mut Context<'_>) -> Cell {
    Cell {
        body: flow_value(node, cx),
        header: header || cx.flag(node, "header"),
        colspan: cx.clamped(node, "colspan", 1..=1_000).unwrap_or(1) as u32,
        rowspan: cx.clamped(node, "rowspan", 1..=65_534).unwrap_or(1) as u32,
    }
}

fn code<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Block> {
    let language = cx.string(node, "language");
    // White space counts, so that this is not `Context::string`, which trims.
    cx.string(node, "text")?;
    let text = node.get("text").and_then(|text| text.value.string())?;
    Some(Block::Code { language, text })
}

fn callout<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Block> {
    let callout = Callout {
        kind: cx.one_of(node, "kind", CalloutKind::from_name).unwrap_or(CalloutKind::Note),
        title: runs::inline(node, "title", cx),
        date: cx.date(node, "date"),
        body: flow(node, cx),
    };
    let empty = callout.title.is_empty() && callout.body.is_empty();
    (!empty).then_some(Block::Callout(callout))
}

fn details<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Block> {
    let (summary, body) = (runs::inline(node, "summary", cx), flow(node, cx));
    let empty = summary.is_empty() && body.is_empty();
    (!empty).then_some(Block::Details { summary, body })
}

fn footnote<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Footnote> {
    let body = filled(flow(node, cx))?;
    let Some(id) = cx.string(node, "id") else {
        cx.report(
            IssueCode::Missing,
            "a footnote without an id: nothing refers to it",
            node.path(),
        );
        return Some(Footnote { id: String::new(), body });
    };
    Some(Footnote { id, body })
}

fn filled<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}
