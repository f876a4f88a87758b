//! Footnotes: references in the text, the notes below it, and the links back.
//!
//! A reference comes before its note, so links inside the document are remembered, and resolved at the end.

use super::{
    cursor::{has, is_letter},
    flows,
    walker::Walker,
};
use crate::{Block, Flow, Mark, content, url::Purpose};

/// References to notes stay; what points elsewhere leads to that place on the article's page.
pub(super) fn resolve(w: &mut Walker<'_, '_>, flow: &mut Flow) {
    if w.refs.is_empty() {
        return;
    }
    flows::contents(flow, &mut |content| {
        for run in content {
            let Some(place) = &run.note else { continue };
            if w.notes.contains(place) {
                // The views set the sign above the line.
                run.marks = run.marks.without(Mark::Sup);
            } else {
                if w.anchors.contains(place) {
                    run.rare.get_or_insert_default().place = run.note.take();
                    continue;
                }
                let mut address = "#".to_owned();
                address.push_str(place);
                run.href = w.cx.url(&address, Purpose::Link, w.path);
                run.note = None;
            }
        }
    });
}

/// Drops the ways back from a note to the text, as the views make their own: what has no letter, as an
/// arrow, or says that it is a reference.
#[inline(never)]
pub(super) fn drop_back_links(flow: &mut Flow, notes: &[String]) {
    flows::contents(flow, &mut |content| {
        for run in &mut *content {
            if let Some(place) = &run.note
                && !notes.contains(place)
                && (has(place, "ref") || !run.text.chars().any(is_letter))
            {
                run.text.clear();
            }
        }
        content::trim(content);
    });
    flows::split(flow, |block| match block {
        Block::Paragraph(line) | Block::Heading { content: line, .. } => line.is_empty(),
        _ => false,
    });
}
