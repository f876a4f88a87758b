//! Notes inside the line that they belong to: they become footnotes.

use super::super::{frame::Kind, tags::BLOCK, tree::Id, walker::Walker};
use crate::Footnote;

/// What holds the words of such a note.
pub(super) const NOTE: &str = ".modern-footnotes-footnote__note .sidenote .marginnote .side-note \
.margin-note .footnote_tooltip .footnote-content .inline-footnote .easy-footnote-content .ftn-content \
.footnote-popover .footnote-tooltip";
/// What a script makes of its number, and the switch for narrow screens.
pub(super) const SWITCH: &str = ".margin-toggle .sidenote-toggle";

/// Notes of one document.
const MAX_NOTES: usize = 1_000;

pub(super) fn note(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    // As a block it stands beside the story already.
    if tree.tag(id).is(BLOCK) || w.sidenotes.len() >= MAX_NOTES || !w.in_line() {
        return false;
    }
    let mut line = std::mem::take(&mut w.line);
    let frame = w.inside(id, Kind::Root);
    std::mem::swap(&mut w.line, &mut line);
    if !frame.flow.is_empty() {
        let number = w.sidenotes.len() + 1;
        let place = format!("note-{number}");
        w.reference(&place, number);
        w.notes.push(place.clone());
        w.sidenotes.push(Footnote { id: place, body: frame.flow });
    }
    true
}

pub(super) fn switch(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let empty = w.tree.text_of(id).is_empty();
    if empty {
        w.leave_out(id);
    }
    empty
}
