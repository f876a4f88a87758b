//! The levels of the headings in an article.
//!
//! Publishers skip levels. A heading of the body stands one below the nearest heading before it that is above it, so
//! that none is skipped; the highest is one below the headline.

use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

use article::{Article, Block, Content, Flow};

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

/// The level of the title of a live blog's entry.
pub const TITLE: u8 = 2;

/// The headings that the next one can stand below after one of this level.
fn after(place: u8, level: u8) -> u8 {
    let bit = 1 << level.min(7);
    (place & (bit - 1)) | bit
}

/// The same after all headings in a block.
pub fn after_block(mut place: u8, block: &Block) -> u8 {
    visit(block, &mut |level, _| place = after(place, level));
    place
}

/// The same after all headings in blocks.
pub fn after_flow(place: u8, blocks: &Flow) -> u8 {
    blocks.iter().fold(place, after_block)
}

/// The headings of the text in their order: how far below the headline each stands, and its words.
pub fn headings(article: &Article) -> Vec<(u8, String)> {
    let mut place = after_flow(0, &article.standfirst);
    place = article.lead.as_ref().map_or(place, |lead| after_block(place, lead));
    let mut found = Vec::new();
    for block in &article.body {
        visit(block, &mut |level, words| {
            place = after(place, level);
            found.push((place.count_ones() as u8, ::article::content::text(words)));
        });
    }
    found
}

/// Calls with each heading in a block, in their order.
fn visit(block: &Block, call: &mut dyn FnMut(u8, &Content)) {
    let mut flow = |blocks: &Flow| blocks.iter().for_each(|block| visit(block, call));
    match block {
        Block::Heading { level, content } => call(*level, content),
        Block::List(list) => list.items.iter().for_each(flow),
        Block::Definitions(all) => all.iter().for_each(|one| flow(&one.body)),
        Block::Quote(quote) => flow(&quote.body),
        Block::Table(table) => {
            let cells = table.header.iter().chain(&table.rows).flatten();
            cells.for_each(|cell| flow(&cell.body));
        }
        Block::Embed(embed) => flow(&embed.body),
        Block::Callout(callout) => flow(&callout.body),
        Block::Update(update) => {
            if !article::content::is_blank(&update.title) {
                call(TITLE, &update.title);
            }
            update.body.iter().for_each(|block| visit(block, call));
        }
        Block::Details { body, .. } => flow(body),
        Block::Footnotes(notes) => notes.iter().for_each(|note| flow(&note.body)),
        Block::Paragraph(_)
        | Block::Image(_)
        | Block::Gallery(_)
        | Block::Code { .. }
        | Block::Divider
        | Block::Video(_)
        | Block::Audio(_) => {}
    }
}
