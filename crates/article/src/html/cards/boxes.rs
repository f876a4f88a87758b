//! Boxes beside the story, and boxes that can be opened.

use super::super::{
    elements::text, flows::taken, frame::Kind, tags::BLOCK, tree::Id, walker::Walker,
};
use crate::{Block, Callout, CalloutKind, Content, Flow, Run, content};

/// Ghost's box.
pub(super) const CALLOUT: &str = ".kg-callout-card";
/// Ghost's box that opens.
pub(super) const TOGGLE: &str = ".kg-toggle-card";
/// Its summary.
pub(super) const SUMMARY: &str = ".kg-toggle-heading";

pub(super) fn callout(w: &mut Walker<'_, '_>, id: Id) -> bool {
    if !w.tree.tag(id).is(BLOCK) || !w.room() {
        return false;
    }
    let mut frame = w.inside(id, Kind::Callout);
    join_sign(&mut frame.flow);
    if !frame.flow.is_empty() {
        let (kind, title) = (CalloutKind::Note, Content::new());
        w.block(Block::Callout(Callout { kind, title, date: None, body: taken(&mut frame.flow) }));
    }
    true
}

pub(super) fn toggle(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let is = w.tree.tag(id).is(BLOCK) && w.room();
    if is {
        text::details(w, id);
    }
    is
}

pub(super) fn summary(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let is = w.tree.tag(id).is(BLOCK);
    if is {
        text::caption(w, id);
    }
    is
}

/// A box's sign, which stands apart in the markup, at the head of its first paragraph.
fn join_sign(flow: &mut Flow) {
    if let [Block::Paragraph(sign), Block::Paragraph(first), ..] = flow.as_mut_slice()
        && content::text(sign).bytes().all(|byte| !byte.is_ascii())
    {
        sign.push(Run::plain(" ".to_owned()));
        sign.append(first);
        std::mem::swap(sign, first);
        flow.remove(0);
    }
}
