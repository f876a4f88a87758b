//! Footnotes: references in the text, notes below it, and the ways back.
//!
//! A reference comes before its note, so links inside the document are remembered and settled at the end.

use super::{builder::Builder, quotes, tokens::find, walk};
use crate::{Block, Content, Flow, Mark, Run, content, url::Purpose};

/// References that are remembered; lists that are referred to only past it stay lists.
const MAX_REFS: usize = 1_000;

impl Builder<'_, '_> {
    /// A link inside the document: what it means is known at the end.
    pub(super) fn refer(&mut self, place: &str, effect: &mut Run) {
        if place.is_empty() {
            return;
        }
        effect.note = Some(place.to_owned());
        if self.refs.len() < MAX_REFS && !self.refs.iter().any(|known| known == place) {
            self.refs.push(place.to_owned());
        }
    }

    /// References to notes stay; ways back to the text are dropped, as the views make their own; what
    /// points elsewhere leads to that place on the article's page.
    pub(super) fn resolve_notes(&mut self, flow: &mut Flow) {
        if self.refs.is_empty() {
            return;
        }
        let notes = std::mem::take(&mut self.notes);
        for block in &mut *flow {
            if let Block::Footnotes(found) = block {
                for note in found {
                    walk::contents(&mut note.body, &mut |content| drop_back_links(content, &notes));
                    for block in std::mem::take(&mut note.body) {
                        if !matches!(&block, Block::Paragraph(line) if line.is_empty()) {
                            note.body.push(block);
                        }
                    }
                }
            }
        }
        walk::contents(flow, &mut |content| {
            for run in content {
                let Some(place) = &run.note else { continue };
                if notes.contains(place) {
                    // The views set the sign above the line.
                    quotes::unmark(run, Mark::Sup);
                    continue;
                }
                let address = ["#", place].concat();
                run.href = self.cx.url(&address, Purpose::Link, self.path);
                run.note = None;
            }
        });
    }
}

/// What has no letter, as an arrow, or says that it is a reference leads back.
fn drop_back_links(content: &mut Content, notes: &[String]) {
    for run in &mut *content {
        if let Some(place) = &run.note
            && !notes.contains(place)
            && (find(place, "ref").is_some() || !run.text.chars().any(is_letter))
        {
            run.text.clear();
        }
    }
    content::trim(content);
}

/// Letters and digits; the Unicode tables for all scripts are too large for this.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || ('\u{C0}'..'\u{2000}').contains(&c)
        || ('\u{3040}'..'\u{FE00}').contains(&c)
}
