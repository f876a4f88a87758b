//! Lists, definitions and tables when they and their parts end.

use std::mem::take;

use super::{
    builder::Builder,
    frames::{Frame, Kind},
    notes,
    tags::Tag,
    walk::{self, taken},
};
use crate::{Block, Cell, Content, Definition, Flow, Footnote, List, Table};

impl Builder<'_, '_> {
    /// A list ends, of items or of terms.
    pub(super) fn close_list(&mut self, frame: &mut Frame) {
        settle(frame);
        if frame.kind == Kind::Definitions {
            if !frame.definitions.is_empty() {
                self.block(Block::Definitions(taken(&mut frame.definitions)));
            }
            return;
        }
        let Some(first) = frame.items.first() else { return };
        // Items that the text refers to are footnotes.
        let noted = frame.kind == Kind::Notes || self.refs.contains(&first.id);
        if noted && frame.items.iter().all(|item| !item.id.is_empty()) {
            for item in &frame.items {
                self.notes.push(item.id.clone());
            }
            for item in &mut frame.items {
                notes::drop_back_links(&mut item.body, &self.notes);
            }
            // A note that says nothing is none.
            frame.items.retain(|item| {
                let says = !item.body.is_empty();
                self.notes.retain(|note| says || *note != item.id);
                says
            });
            if !frame.items.is_empty() {
                self.block(Block::Footnotes(taken(&mut frame.items)));
            }
            return;
        }
        let ordered = frame.tag == Tag::OL;
        let mut list =
            List { ordered, start: frame.start, reversed: frame.flag, items: Vec::new() };
        for item in &mut frame.items {
            list.items.push(taken(&mut item.body));
        }
        self.block(Block::List(list));
    }

    /// A list item, a term or a description ends.
    pub(super) fn close_item(&mut self, item: &mut Frame) {
        let term = &mut item.caption;
        if item.kind == Kind::Term {
            walk::line(&mut item.flow, term);
        }
        if term.is_empty() && item.flow.is_empty() {
            return;
        }
        let around = &mut self.frame;
        let fits = match item.kind {
            Kind::Item => around.kind.is_list(),
            _ => around.kind == Kind::Definitions,
        };
        if !fits {
            return self.paragraph(term);
        }
        settle(around);
        if item.kind == Kind::Item {
            begin_item(around, take(&mut item.text));
        } else if !term.is_empty()
            || around.definitions.last().is_none_or(|last| !last.body.is_empty())
        {
            around.definitions.push(Definition { term: taken(term), body: Flow::new() });
        }
        around.flow.append(&mut item.flow);
        settle(around);
    }

    /// A cell ends.
    pub(super) fn close_cell(&mut self, frame: &mut Frame) {
        let (colspan, rowspan) = frame.spans;
        let (body, header) = (taken(&mut frame.flow), frame.tag == Tag::TH);
        self.frame.cells.push(Cell { body, header, colspan, rowspan });
    }

    /// A table ends.
    pub(super) fn close_table(&mut self, frame: &mut Frame) {
        // What stands in a table outside of its cells is shown before it.
        self.frame.flow.append(&mut frame.flow);
        close_row(frame);
        let mut table = Table {
            caption: taken(&mut frame.caption),
            header: taken(&mut frame.header),
            rows: taken(&mut frame.rows),
        };
        if table.header.is_empty() {
            let Some(first) = table.rows.first() else { return self.paragraph(&mut table.caption) };
            // A first row of header cells is the header, also where it is not said so.
            if table.rows.len() > 1 && first.iter().all(|cell| cell.header) {
                table.header.push(table.rows.remove(0));
            }
        }
        self.block(Block::Table(table));
    }
}

/// A row of a table ends. One without content is none.
#[inline(never)]
pub(super) fn close_row(table: &mut Frame) {
    let mut cells = taken(&mut table.cells);
    if cells.iter().any(|cell| !cell.body.is_empty()) {
        // What is said to be a header further down is a row of header cells.
        let head = table.flag && table.rows.is_empty();
        // Every cell of a header is one, whatever it is called.
        cells.iter_mut().for_each(|cell| cell.header |= head);
        if head { &mut table.header } else { &mut table.rows }.push(cells);
    }
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
