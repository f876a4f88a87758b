//! Lists, definitions and tables when they and their parts end.

use super::{
    builder::Builder,
    frames::{Frame, Kind},
    walk,
};
use crate::{Block, Cell, Content, Definition, Flow, Footnote, List, Table};

impl Builder<'_, '_> {
    /// A list item, a term or a description ends.
    pub(super) fn close_item(&mut self, mut item: Frame) {
        let term = match item.kind {
            Kind::Term => self.take_line(&mut item),
            _ => Content::new(),
        };
        let Some(around) = self.frames.last_mut() else { return };
        match (around.kind, item.kind) {
            (Kind::List { .. }, Kind::Item) => {
                settle(around);
                if !item.flow.is_empty() {
                    around.items.push(item.flow);
                    around.ids.push(item.name.unwrap_or_default());
                }
            }
            (Kind::Definitions, _) => {
                settle(around);
                match around.definitions.last_mut() {
                    Some(last) if term.is_empty() && last.body.is_empty() => last.body = item.flow,
                    _ => around.definitions.push(Definition { term, body: item.flow }),
                }
            }
            _ => {
                self.paragraph(term);
                self.blocks(item.flow);
            }
        }
    }

    /// A cell or a row ends.
    pub(super) fn close_in_table(&mut self, part: Frame) {
        let Some(around) = self.frames.last_mut() else { return };
        match part.kind {
            Kind::Cell { header, colspan, rowspan } => {
                let cell = Cell { body: part.flow, header, colspan, rowspan };
                match around.rows.last_mut() {
                    Some(cells) => cells.push(cell),
                    None => around.rows.push(vec![cell]),
                }
            }
            kind => {
                around.flow.extend(part.flow);
                for cells in part.rows {
                    if cells.iter().all(|cell| cell.body.is_empty()) {
                        continue;
                    }
                    // What is said to be a header further down is a row of header cells.
                    let head = kind == Kind::Row { header: true } && around.rows.is_empty();
                    let rows = if head { &mut around.header } else { &mut around.rows };
                    rows.push(cells);
                }
            }
        }
    }

    /// Whether a list holds footnotes: its items are places that the text refers to.
    pub(super) fn are_notes(&self, list: &Frame, said: bool) -> bool {
        let referred = list.ids.first().is_some_and(|id| said || self.refs.contains(id));
        referred && list.ids.iter().all(|id| !id.is_empty())
    }

    /// The text of a frame; its other blocks go to the block around.
    fn take_line(&mut self, frame: &mut Frame) -> Content {
        let (line, rest) = walk::line(std::mem::take(&mut frame.flow));
        frame.flow = rest;
        line
    }
}

/// A list that ends.
pub(super) fn list(items: Vec<Flow>, ordered: bool, start: Option<i32>, reversed: bool) -> Block {
    Block::List(List { ordered, start, reversed, items })
}

/// A list of footnotes that ends.
pub(super) fn notes(list: Frame, found: &mut Vec<String>) -> Block {
    let mut notes = Vec::new();
    for (id, body) in list.ids.into_iter().zip(list.items) {
        found.push(id.clone());
        notes.push(Footnote { id, body });
    }
    Block::Footnotes(notes)
}

/// A table that ends.
pub(super) fn table(mut table: Frame) -> Block {
    let heads = |row: &Vec<Cell>| row.iter().all(|cell| cell.header);
    // A first row of header cells is the header, also where it is not said so.
    if table.header.is_empty() && table.rows.len() > 1 && table.rows.first().is_some_and(heads) {
        table.header.push(table.rows.remove(0));
    }
    Block::Table(Table { caption: table.caption, header: table.header, rows: table.rows })
}

/// What stands in a list outside of its items belongs to the item before it, as an inner list does; the
/// same with terms and descriptions.
pub(super) fn settle(list: &mut Frame) {
    let stray = std::mem::take(&mut list.flow);
    if stray.is_empty() {
        return;
    }
    let definitions = list.kind == Kind::Definitions;
    let last = match definitions {
        true => list.definitions.last_mut().map(|last| &mut last.body),
        false => list.items.last_mut(),
    };
    match last {
        Some(last) => last.extend(stray),
        None if definitions => {
            list.definitions.push(Definition { term: Content::new(), body: stray });
        }
        None => {
            list.items.push(stray);
            list.ids.push(String::new());
        }
    }
}
