//! Tables, their rows and cells.

use super::super::{
    addresses::rule,
    flows::taken,
    frame::{Frame, Kind},
    tags::Tag,
    tree::{Id, Node},
    walker::Walker,
};
use crate::{Align, Block, Cell, Table};

/// A table.
pub(in super::super) fn table(w: &mut Walker<'_, '_>, id: Id) {
    let mut frame = w.inside(id, Kind::Table);
    // What stands in a table outside of its cells is shown before it.
    w.frame.flow.append(&mut frame.flow);
    close_row(&mut frame);
    let mut table = Table {
        caption: taken(&mut frame.caption),
        header: taken(&mut frame.header),
        rows: taken(&mut frame.rows),
    };
    if table.header.is_empty() {
        let Some(first) = table.rows.first() else { return w.paragraph(&mut table.caption) };
        // A first row of header cells is the header, also where it is not said so.
        if table.rows.len() > 1 && first.iter().all(|cell| cell.header) {
            table.header.push(table.rows.remove(0));
        }
    }
    w.block(Block::Table(table));
}

/// A row begins in a table.
pub(in super::super) fn row(w: &mut Walker<'_, '_>, id: Id) {
    close_row(&mut w.frame);
    w.frame.head = w.tree.tag(w.tree.node(id).parent) == Tag::THEAD;
}

/// A cell.
pub(in super::super) fn cell(w: &mut Walker<'_, '_>, id: Id) {
    let frame = w.inside(id, Kind::Cell);
    let node = w.tree.node(id);
    w.frame.cells.push(Cell {
        body: frame.flow,
        header: node.tag == Tag::TH,
        colspan: span(node, "colspan", 1000),
        rowspan: span(node, "rowspan", 65_534),
        align: align(node),
    });
}

/// A row of a table ends. One without content is none.
fn close_row(table: &mut Frame) {
    let mut cells = taken(&mut table.cells);
    if cells.iter().any(|cell| !cell.body.is_empty()) {
        // What is said to be a header further down is a row of header cells.
        let head = table.head && table.rows.is_empty();
        // Every cell of a header is one, whatever it is called.
        cells.iter_mut().for_each(|cell| cell.header |= head);
        if head { &mut table.header } else { &mut table.rows }.push(cells);
    }
}

/// To which side the text stands: by the attribute, a style, or a class of WordPress's editor.
fn align(node: &Node<'_>) -> Option<Align> {
    let style = rule(node, "text-align");
    let side = [style, node.first("align"), node.first("data-align")];
    match side.into_iter().find(|side| !side.is_empty()).unwrap_or_default() {
        "center" => Some(Align::Center),
        "right" | "end" => Some(Align::End),
        "left" | "start" => Some(Align::Start),
        _ if node.has_class("has-text-align-center") => Some(Align::Center),
        _ if node.has_class("has-text-align-right") => Some(Align::End),
        _ => None,
    }
}

fn span(node: &Node<'_>, name: &str, most: i32) -> u32 {
    node.number(name).unwrap_or(1).clamp(1, most).unsigned_abs()
}
