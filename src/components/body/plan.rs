//! Which blocks the text consists of, in which order and pieces; and what a newer version makes of that.

use std::sync::Arc;

use article::{Block, Reading};

use crate::components::outline::{after_block, at_body, count, headings, ordered};

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
    /// How many headings stand before it.
    pub headings: usize,
    /// The piece that it stands in.
    piece: usize,
    /// Whether it has come with the newest version.
    is_new: bool,
}

/// The blocks of a version in their order.
pub struct Plan {
    reading: Arc<Reading>,
    entries: Vec<Entry>,
    /// The names of the headings.
    names: Vec<String>,
    pieces: usize,
    next: u32,
}

impl Plan {
    /// The first version.
    pub(crate) fn of(reading: Arc<Reading>) -> Plan {
        let (entries, names) = (entries(&reading), names(&reading));
        let mut plan = Plan { entries, names, pieces: 1, next: 0, reading };
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

    /// The names of the headings, in the order of the page.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// For each block, in the order of the page, whether it has come with the newest version.
    pub(crate) fn news(&self) -> Vec<bool> {
        self.entries.iter().map(|entry| entry.is_new).collect()
    }

    /// Takes a newer version. A block that both have keeps its number and its piece; a new one comes into the piece of
    /// the one before it.
    pub(crate) fn renew(&mut self, reading: Arc<Reading>) {
        let old = std::mem::take(&mut self.entries);
        let (mut new, names) = (entries(&reading), names(&reading));
        let is_same = |one: &Entry, other: &Entry| {
            let block = self.reading.article.body.get(one.at);
            if block != reading.article.body.get(other.at) {
                return false;
            }
            // A heading of another level or name is another one.
            let headings = block.map_or(0, count);
            let old = self.names.get(one.headings..one.headings + headings);
            let new = names.get(other.headings..other.headings + headings);
            headings == 0 || (one.place == other.place && old == new)
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
        self.names = names;
        self.reading = reading;
    }
}

/// The blocks in the order of the page.
fn entries(reading: &Reading) -> Vec<Entry> {
    let (mut place, mut headings) = (at_body(&reading.article), 0);
    let mut entries = Vec::new();
    for (at, block) in ordered(&reading.article.body) {
        entries.push(Entry { id: 0, at, place, headings, piece: 0, is_new: false });
        place = after_block(place, block);
        headings += count(block);
    }
    entries
}

/// The names of the headings in the order of the page.
fn names(reading: &Reading) -> Vec<String> {
    headings(&reading.article).into_iter().map(|heading| heading.name).collect()
}
