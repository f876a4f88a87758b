//! Footnotes: references in the text, notes below it, and the ways back.
//!
//! A reference comes before its note, so links inside the document are remembered and settled at the end.

use super::{builder::Builder, cursor::has, walk};
use crate::{Block, Flow, Mark, content, url::Purpose};

/// References that are remembered; lists that are referred to only past it stay lists.
const MAX_REFS: usize = 1_000;

impl Builder<'_, '_> {
    /// A link inside the document: what it means is known at the end.
    pub(super) fn refer(&mut self, place: &str) {
        let known = self.refs.iter().any(|known| known == place);
        if !known && self.refs.len() < MAX_REFS {
            self.refs.push(place.to_owned());
        }
    }

    /// References to notes stay; what points elsewhere leads to that place on the article's page.
    pub(super) fn resolve_notes(&mut self, flow: &mut Flow) {
        if self.refs.is_empty() {
            return;
        }
        walk::contents(flow, &mut |content| {
            for run in content {
                let Some(place) = &run.note else { continue };
                if self.notes.contains(place) {
                    // The views set the sign above the line.
                    run.marks = run.marks.without(Mark::Sup);
                } else {
                    let mut address = "#".to_owned();
                    address.push_str(place);
                    run.href = self.cx.url(&address, Purpose::Link, self.path);
                    run.note = None;
                }
            }
        });
    }
}

/// Drops the ways back from a note to the text, as the views make their own: what has no letter, as an
/// arrow, or says that it is a reference.
#[inline(never)]
pub(super) fn drop_back_links(flow: &mut Flow, notes: &[String]) {
    walk::contents(flow, &mut |content| {
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
    walk::split(flow, |block| match block {
        Block::Paragraph(line) | Block::Heading { content: line, .. } => line.is_empty(),
        _ => false,
    });
}

/// Letters and digits; the Unicode tables for all scripts are too large for this.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || ('\u{C0}'..'\u{2000}').contains(&c)
        || ('\u{3040}'..'\u{FE00}').contains(&c)
}
