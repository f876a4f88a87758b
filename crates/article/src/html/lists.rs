//! Lists, definitions and tables when they and their parts end.

use std::mem::take;

use super::{
    builder::Builder,
    frames::{Frame, Kind},
    walk,
};
use crate::{Block, Cell, Content, Definition, Footnote, List, Table};

impl Builder<'_, '_> {
    /// A list ends, of items or of terms.
    pub(super) fn close_list(&mut self, frame: &mut Frame) -> Option<Block> {
        settle(frame);
        let Kind::List { ordered, start, reversed, notes } = frame.kind else {
            let definitions = take(&mut frame.definitions);
            return (!definitions.is_empty()).then_some(Block::Definitions(definitions));
        };
        let first = frame.items.first()?;
        // Items that the text refers to are footnotes.
        let noted = notes || self.refs.contains(&first.id);
        let items = take(&mut frame.items);
        if noted && items.iter().all(|item| !item.id.is_empty()) {
            for note in &items {
                self.notes.push(note.id.clone());
            }
            return Some(Block::Footnotes(items));
        }
        let mut list = List { ordered, start, reversed, items: Vec::new() };
        for item in items {
            list.items.push(item.body);
        }
        Some(Block::List(list))
    }

    /// A list item, a term or a description ends.
    pub(super) fn close_item(&mut self, item: &mut Frame) {
        let mut term = Content::new();
        if item.kind == Kind::Term {
            term = walk::line(&mut item.flow);
        }
        let Some(around) = self.frames.last_mut() else { return };
        let empty = term.is_empty() && item.flow.is_empty();
        match around.kind {
            _ if empty => {}
            Kind::List { .. } if item.kind == Kind::Item => {
                settle(around);
                let id = item.name.take().unwrap_or_default();
                around.items.push(Footnote { id, body: take(&mut item.flow) });
            }
            Kind::Definitions if item.kind != Kind::Item => {
                settle(around);
                let body = take(&mut item.flow);
                match around.definitions.last_mut() {
                    Some(last) if term.is_empty() && last.body.is_empty() => last.body = body,
                    _ => around.definitions.push(Definition { term, body }),
                }
            }
            _ => self.paragraph(term),
        }
    }

    /// A cell, a row or a table ends.
    pub(super) fn close_in_table(&mut self, part: &mut Frame) -> Option<Block> {
        if part.kind == Kind::Table {
            // What stands in a table outside of its cells is shown before it.
            self.blocks(&mut part.flow);
            return table(part);
        }
        let around = self.frames.last_mut()?;
        if let Kind::Cell { header, colspan, rowspan } = part.kind {
            let cell = Cell { body: take(&mut part.flow), header, colspan, rowspan };
            around.cells.push(cell);
        } else if part.cells.iter().any(|cell| !cell.body.is_empty()) {
            // What is said to be a header further down is a row of header cells.
            let head = part.kind == Kind::Row { header: true } && around.rows.is_empty();
            let rows = if head { &mut around.header } else { &mut around.rows };
            rows.push(take(&mut part.cells));
        }
        None
    }
}

fn table(frame: &mut Frame) -> Option<Block> {
    let mut table = Table {
        caption: take(&mut frame.caption),
        header: take(&mut frame.header),
        rows: take(&mut frame.rows),
    };
    if table.header.is_empty() {
        let Some(first) = table.rows.first() else {
            let caption = table.caption;
            return (!caption.is_empty()).then_some(Block::Paragraph(caption));
        };
        // A first row of header cells is the header, also where it is not said so.
        if table.rows.len() > 1 && first.iter().all(|cell| cell.header) {
            table.header.push(table.rows.remove(0));
        }
    }
    Some(Block::Table(table))
}

/// What stands in a list outside of its items belongs to the item before it, as an inner list does; the
/// same with terms and descriptions.
fn settle(list: &mut Frame) {
    if list.flow.is_empty() {
        return;
    }
    let mut body = take(&mut list.flow);
    if list.kind == Kind::Definitions {
        match list.definitions.last_mut() {
            Some(last) => last.body.append(&mut body),
            None => list.definitions.push(Definition { term: Content::new(), body }),
        }
    } else {
        match list.items.last_mut() {
            Some(last) => last.body.append(&mut body),
            None => list.items.push(Footnote { id: String::new(), body }),
        }
    }
}
