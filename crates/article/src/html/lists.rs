//! Lists and tables when they end.

use super::{builder::Builder, frames::Kind};
use crate::{Block, Cell, Content, Definition, Flow, Footnote, List, Table};

impl Builder<'_, '_> {
    /// A list item ends.
    pub(super) fn close_item(&mut self, id: Option<String>, item: Flow) {
        let Some(frame) = self.frames.last_mut() else { return };
        let Kind::List { list, ids, .. } = &mut frame.kind else {
            frame.flow.extend(item);
            return;
        };
        settle(list, ids, &mut frame.flow);
        if !item.is_empty() {
            list.items.push(item);
            ids.push(id);
        }
    }
}

/// What becomes of a list: a list, footnotes, or nothing.
pub(super) fn close(
    mut list: List,
    mut ids: Vec<Option<String>>,
    notes: bool,
    mut stray: Flow,
    refs: &[String],
    found: &mut Vec<String>,
) -> Option<Block> {
    settle(&mut list, &mut ids, &mut stray);
    if list.items.is_empty() {
        return None;
    }
    let first = ids.first().cloned().flatten();
    let noted = first.is_some_and(|id| notes || refs.contains(&id));
    if !(noted && ids.iter().all(Option::is_some)) {
        return Some(Block::List(list));
    }
    let notes = ids.into_iter().flatten().zip(list.items).map(|(id, body)| {
        found.push(id.clone());
        Footnote { id, body }
    });
    Some(Block::Footnotes(notes.collect()))
}

/// What becomes of a table; where it has no cell, its caption is left.
pub(super) fn table(mut table: Table) -> Result<Table, Content> {
    let heads = |row: &Vec<Cell>| row.iter().all(|cell| cell.header);
    // A first row of header cells is the header, also where it is not said so.
    if table.header.is_empty() && table.rows.len() > 1 && table.rows.first().is_some_and(heads) {
        table.header.push(table.rows.remove(0));
    }
    if table.rows.is_empty() && table.header.is_empty() {
        return Err(table.caption);
    }
    Ok(table)
}

/// What stands between terms and descriptions goes on with the description before it.
pub(super) fn stray_definition(definitions: &mut Vec<Definition>, stray: &mut Flow) {
    if stray.is_empty() {
        return;
    }
    let stray = std::mem::take(stray);
    match definitions.last_mut() {
        Some(last) => last.body.extend(stray),
        None => definitions.push(Definition { term: Content::new(), body: stray }),
    }
}

/// What stands in a list outside of its items: an inner list belongs to the item before it.
fn settle(list: &mut List, ids: &mut Vec<Option<String>>, stray: &mut Flow) {
    if stray.is_empty() {
        return;
    }
    let stray = std::mem::take(stray);
    match list.items.last_mut() {
        Some(last) => last.extend(stray),
        None => {
            list.items.push(stray);
            ids.push(None);
        }
    }
}
