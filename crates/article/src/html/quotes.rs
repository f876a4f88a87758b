//! The sources of quotations, found in their text.

use super::cursor::Cursor;
use crate::{Block, Content, Flow, Mark, Run, content};

/// Where the dash begins that stands at the end of a text before a source, and whether there is one. A
/// hyphen is one if nothing stands before it.
#[inline(never)]
pub(super) fn dash(text: &str) -> (usize, bool) {
    let (mut from, mut found) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '–' | '—' | '―' => found = true,
            '-' => found |= from == 0,
            ' ' | '\u{A0}' => {}
            _ => (from, found) = (at + c.len_utf8(), false),
        }
    }
    (from, found)
}

/// The source at the end of a quotation: a last paragraph that is `<cite>` and nothing else, or a `<cite>`
/// at its end after a dash or on a line of its own. The dash goes with it.
#[inline(never)]
pub(super) fn take_cite(body: &mut Flow, source: &mut Content) {
    let Some(Block::Paragraph(last)) = body.last_mut() else { return };
    let mut from = last.len();
    while last.get(from.wrapping_sub(1)).is_some_and(|run| run.marks.has(Mark::Cite)) {
        from -= 1;
    }
    if from == last.len() {
        return;
    }
    if let Some(before) = last.get_mut(from.wrapping_sub(1)) {
        let (kept, found) = dash(&before.text);
        if !found && !before.text.ends_with("\n") {
            return;
        }
        let mut cursor = Cursor::new(&before.text);
        cursor.end();
        source.push(Run::plain(cursor.since(kept).to_owned()));
        before.text.truncate(kept);
    }
    let mut cited = last.split_off(from);
    for run in &mut cited {
        run.marks = run.marks.without(Mark::Cite);
    }
    source.append(&mut cited);
    content::trim(last);
    if last.is_empty() {
        body.pop();
    }
    content::trim(source);
}
