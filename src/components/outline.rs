//! The levels of the headings in an article.
//!
//! Publishers skip levels. A heading of the body stands one below the nearest heading before it that is above it, so
//! that none is skipped; the highest is one below the headline.

use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

use article::{Block, Flow};

/// The headings that the next one can stand below: a bit for each level that the publisher gave them, 1 to 6.
#[derive(Clone, Default)]
pub struct Outline(Arc<AtomicU8>);

impl Outline {
    /// How far below the headline a heading stands, which the publisher gave as `level`; the next ones can stand
    /// below it.
    pub fn below(&self, level: u8) -> u8 {
        let bits = after(self.0.load(Ordering::Relaxed), level);
        self.0.store(bits, Ordering::Relaxed);
        bits.count_ones() as u8
    }

    /// What it is now, to come back to.
    pub fn place(&self) -> u8 {
        self.0.load(Ordering::Relaxed)
    }

    /// Goes on from a place.
    pub fn go_on(&self, place: u8) {
        self.0.store(place, Ordering::Relaxed);
    }
}

/// The headings that the next one can stand below after one of this level.
fn after(place: u8, level: u8) -> u8 {
    let bit = 1 << level.min(7);
    (place & (bit - 1)) | bit
}

/// The same after all headings in a block.
pub fn after_block(place: u8, block: &Block) -> u8 {
    match block {
        Block::Heading { level, .. } => after(place, *level),
        Block::List(list) => list.items.iter().fold(place, after_flow),
        Block::Definitions(all) => {
            all.iter().fold(place, |place, one| after_flow(place, &one.body))
        }
        Block::Quote(quote) => after_flow(place, &quote.body),
        Block::Table(table) => {
            let cells = table.header.iter().chain(&table.rows).flatten();
            cells.fold(place, |place, cell| after_flow(place, &cell.body))
        }
        Block::Embed(embed) => after_flow(place, &embed.body),
        Block::Callout(callout) => after_flow(place, &callout.body),
        Block::Details { body, .. } => after_flow(place, body),
        Block::Footnotes(notes) => {
            notes.iter().fold(place, |place, note| after_flow(place, &note.body))
        }
        Block::Paragraph(_)
        | Block::Image(_)
        | Block::Gallery(_)
        | Block::Code { .. }
        | Block::Divider
        | Block::Video(_)
        | Block::Audio(_) => place,
    }
}

/// The same after all headings in blocks.
pub fn after_flow(place: u8, blocks: &Flow) -> u8 {
    blocks.iter().fold(place, after_block)
}
