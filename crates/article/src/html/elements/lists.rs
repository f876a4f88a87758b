//! Lists and definitions.

use super::super::{
    addresses::rule,
    flows::{self, taken},
    frame::{Frame, Kind},
    notes,
    tags::Tag,
    tree::{Id, Node},
    walker::Walker,
};
use crate::{Block, Content, Definition, Flow, Footnote, List, ListStyle};

/// A list of items; `noted`: it says that it is one of footnotes.
pub(in super::super) fn list(w: &mut Walker<'_, '_>, id: Id, noted: bool) {
    let mut frame = w.inside(id, Kind::List);
    settle(&mut frame);
    let Some(first) = frame.items.first() else { return w.frame.flow.append(&mut frame.flow) };
    // Items that the text refers to are footnotes.
    let noted = noted || w.refs.contains(&first.id);
    if noted && frame.items.iter().all(|item| !item.id.is_empty()) {
        return footnotes(w, &mut frame);
    }
    let node = w.tree.node(id);
    let ordered = node.tag == Tag::OL;
    let start = node.number("start").filter(|_| ordered);
    let reversed = ordered && node.get("reversed").is_some();
    let items = frame.items.into_iter().map(|item| item.body).collect();
    let style = style(node).filter(|_| ordered);
    w.block(Block::List(List { ordered, start, reversed, style, items }));
}

/// How the numbers are written: by the old attribute, or by style.
fn style(node: &Node<'_>) -> Option<ListStyle> {
    match node.get("type").map(str::trim) {
        Some("a") => return Some(ListStyle::LowerAlpha),
        Some("A") => return Some(ListStyle::UpperAlpha),
        Some("i") => return Some(ListStyle::LowerRoman),
        Some("I") => return Some(ListStyle::UpperRoman),
        _ => {}
    }
    ListStyle::ALL
        .into_iter()
        .find(|style| rule(node, "list-style-type") == style.name())
        .or_else(|| ListStyle::ALL.into_iter().find(|it| rule(node, "list-style") == it.name()))
}

fn footnotes(w: &mut Walker<'_, '_>, frame: &mut Frame) {
    for item in &frame.items {
        w.notes.push(item.id.clone());
    }
    for item in &mut frame.items {
        notes::drop_back_links(&mut item.body, &w.notes);
    }
    // A note that says nothing is none.
    frame.items.retain(|item| {
        let says = !item.body.is_empty();
        w.notes.retain(|note| says || *note != item.id);
        says
    });
    if !frame.items.is_empty() {
        w.block(Block::Footnotes(taken(&mut frame.items)));
    }
}

/// An item of a list.
pub(in super::super) fn item(w: &mut Walker<'_, '_>, id: Id) {
    let mut item = w.inside(id, Kind::Item);
    if item.flow.is_empty() {
        return;
    }
    settle(&mut w.frame);
    begin_item(&mut w.frame, w.tree.node(id).first("id").to_owned());
    w.frame.flow.append(&mut item.flow);
    settle(&mut w.frame);
}

/// A list of terms and what they mean.
pub(in super::super) fn definitions(w: &mut Walker<'_, '_>, id: Id) {
    let mut frame = w.inside(id, Kind::Definitions);
    settle(&mut frame);
    if !frame.definitions.is_empty() {
        w.block(Block::Definitions(taken(&mut frame.definitions)));
    }
}

/// A term.
pub(in super::super) fn term(w: &mut Walker<'_, '_>, id: Id) {
    let mut frame = w.inside(id, Kind::Term);
    let term = &mut frame.caption;
    flows::line(&mut frame.flow, term);
    if term.is_empty() && frame.flow.is_empty() {
        return;
    }
    settle(&mut w.frame);
    let open = w.frame.definitions.last().is_some_and(|last| last.body.is_empty());
    if !term.is_empty() || !open {
        w.frame.definitions.push(Definition { term: taken(term), body: Flow::new() });
    }
    w.frame.flow.append(&mut frame.flow);
    settle(&mut w.frame);
}

/// What a term means.
pub(in super::super) fn description(w: &mut Walker<'_, '_>, id: Id) {
    let mut frame = w.inside(id, Kind::Description);
    if frame.flow.is_empty() {
        return;
    }
    settle(&mut w.frame);
    // A second one belongs to the same term, which is not said again.
    if w.frame.definitions.last().is_none_or(|last| !last.body.is_empty()) {
        w.frame.definitions.push(Definition { term: Content::new(), body: Flow::new() });
    }
    w.frame.flow.append(&mut frame.flow);
    settle(&mut w.frame);
}

/// What stands in a list outside of its items belongs to the item before it, as an inner list does; the
/// same with terms and descriptions.
#[inline(never)]
fn settle(list: &mut Frame) {
    if list.flow.is_empty() {
        return;
    }
    let body = if list.kind == Kind::Definitions {
        if list.definitions.is_empty() {
            list.definitions.push(Definition { term: Content::new(), body: Flow::new() });
        }
        list.definitions.last_mut().map(|last| &mut last.body)
    } else {
        if list.items.is_empty() {
            begin_item(list, String::new());
        }
        list.items.last_mut().map(|last| &mut last.body)
    };
    if let Some(body) = body {
        body.append(&mut list.flow);
    }
}

fn begin_item(list: &mut Frame, id: String) {
    list.items.push(Footnote { id, body: Flow::new() });
}
