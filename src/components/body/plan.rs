//! Which blocks the text consists of, in which order and pieces; and what a newer version makes of that.

use std::sync::Arc;

use article::{Block, Callout, CalloutKind, Reading};

use crate::components::outline::{after_block, at_body};

/// Blocks up to which a text is drawn in one piece.
pub(crate) const WHOLE: usize = 200;
/// Blocks that are drawn at once of a longer one: more than any screen shows.
pub(crate) const BEGINNING: usize = 60;
/// Blocks of a slice, at least. The fewer, the less is laid out for a screen; the more, the fewer elements.
const SLICE: usize = 32;
/// How far ahead the same block is looked for in a newer version: one that has moved further is a new one.
const AHEAD: usize = 500;

/// A block of the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// What it is told from the others by, in all versions.
    pub id: u32,
    /// Its place in the article's body.
    pub at: usize,
    /// The headings that its own ones stand below: see `outline.rs`.
    pub place: u8,
    /// The piece that it stands in.
    piece: usize,
    /// Whether it has come with the newest version.
    is_new: bool,
}

/// The blocks of a version in their order.
pub struct Plan {
    reading: Arc<Reading>,
    entries: Vec<Entry>,
    pieces: usize,
    next: u32,
}

impl Plan {
    /// The first version.
    pub(crate) fn of(reading: Arc<Reading>) -> Plan {
        let mut plan = Plan { entries: Vec::new(), pieces: 1, next: 0, reading };
        plan.entries = ordered(&plan.reading);
        for entry in &mut plan.entries {
            entry.id = plan.next;
            plan.next += 1;
        }
        plan.cut();
        plan
    }

    /// Cuts a long text into pieces.
    fn cut(&mut self) {
        if self.entries.len() <= WHOLE {
            return;
        }
        let (mut from, mut piece, mut least) = (0, 0, BEGINNING);
        while from < self.entries.len() {
            let until = from + self.end(from, least);
            for entry in self.entries.iter_mut().take(until).skip(from) {
                entry.piece = piece;
            }
            (from, piece, least) = (until, piece + 1, SLICE);
        }
        self.pieces = piece;
    }

    /// How many blocks a piece has that begins here and is to have `least`. It ends between two paragraphs, whose
    /// distance is the same whether or not they stand in one element; where no such place is near, anywhere.
    fn end(&self, from: usize, least: usize) -> usize {
        let rest = self.entries.len() - from;
        if rest < least + SLICE {
            return rest;
        }
        let is_paragraph = |at: usize| {
            let entry = self.entries.get(from + at);
            matches!(entry.and_then(|entry| self.block(entry)), Some(Block::Paragraph(_)))
        };
        (least..least + SLICE).find(|at| is_paragraph(at - 1) && is_paragraph(*at)).unwrap_or(least)
    }

    fn block(&self, entry: &Entry) -> Option<&Block> {
        self.reading.article.body.get(entry.at)
    }

    /// The blocks of each piece; the first is drawn at once.
    pub(crate) fn pieces(&self) -> Vec<Vec<Entry>> {
        let mut pieces = vec![Vec::new(); self.pieces];
        for entry in &self.entries {
            if let Some(piece) = pieces.get_mut(entry.piece) {
                piece.push(*entry);
            }
        }
        pieces
    }

    /// For each block, in the order of the page, whether it has come with the newest version.
    pub(crate) fn news(&self) -> Vec<bool> {
        self.entries.iter().map(|entry| entry.is_new).collect()
    }

    /// Takes a newer version. A block that both have keeps its number and its piece; a new one comes into the piece of
    /// the one before it.
    pub(crate) fn renew(&mut self, reading: Arc<Reading>) {
        let old = std::mem::take(&mut self.entries);
        let mut new = ordered(&reading);
        let is_same = |one: &Entry, other: &Entry| {
            let block = self.reading.article.body.get(one.at);
            let same = block == reading.article.body.get(other.at);
            // A heading of another level is another one.
            same && (one.place == other.place
                || block.is_some_and(|block| after_block(0, block) == 0))
        };
        let (mut at, mut piece) = (0, 0);
        for entry in &mut new {
            let found = old.iter().skip(at).take(AHEAD).position(|other| is_same(other, entry));
            match found.map(|gone| (at + gone, old.get(at + gone))) {
                Some((place, Some(other))) => {
                    (entry.id, entry.piece) = (other.id, other.piece);
                    (at, piece) = (place + 1, other.piece);
                }
                _ => {
                    (entry.id, entry.piece, entry.is_new) = (self.next, piece, true);
                    self.next += 1;
                }
            }
        }
        self.entries = new;
        self.reading = reading;
    }
}

/// The blocks in their order: what was put right comes first.
fn ordered(reading: &Reading) -> Vec<Entry> {
    use CalloutKind::{Clarification, Correction};
    let article = &reading.article;
    let mut place = at_body(article);
    let mut entries = Vec::new();
    for first in [true, false] {
        for (at, block) in article.body.iter().enumerate() {
            let corrects =
                matches!(block, Block::Callout(Callout { kind: Correction | Clarification, .. }));
            if corrects == first {
                entries.push(Entry { id: 0, at, place, piece: 0, is_new: false });
                place = after_block(place, block);
            }
        }
    }
    entries
}
