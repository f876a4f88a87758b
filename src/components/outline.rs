//! The levels of the headings in an article.
//!
//! Publishers skip levels. Here a heading of the body is one level below the nearest heading before it that has a
//! higher rank, so no level is skipped; the highest one is one below the headline.

use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

use article::{Article, Block, Content, Flow};

/// The headings that the next one can stand below: a bit for each level that the publisher gave them, 1 to 6.
#[derive(Clone, Default)]
pub struct Outline(Arc<AtomicU8>);

impl Outline {
    /// How far below the headline a heading is whose level the publisher gave as `level`; the next headings may be
    /// below it.
    pub fn below(&self, level: u8) -> u8 {
        let bits = after(self.0.load(Ordering::Relaxed), level);
        self.0.store(bits, Ordering::Relaxed);
        bits.count_ones() as u8
    }

    /// The present state, to return to later.
    pub fn place(&self) -> u8 {
        self.0.load(Ordering::Relaxed)
    }

    /// Continues from a state.
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

/// The same where the body begins: after standfirst and lead.
pub fn at_body(article: &Article) -> u8 {
    let place = after_flow(0, &article.standfirst);
    article.lead.as_ref().map_or(place, |lead| after_block(place, lead))
}

/// The headings of the text in their order: how far below the headline each stands, and its words.
pub fn headings(article: &Article) -> Vec<(u8, String)> {
    let mut place = at_body(article);
    let mut found = Vec::new();
    visit_all(&article.body, &mut |level, words| {
        place = after(place, level);
        found.push((place.count_ones() as u8, ::article::content::text(words)));
    });
    found
}

fn visit_all(blocks: &Flow, call: &mut dyn FnMut(u8, &Content)) {
    blocks.iter().for_each(|block| visit(block, call));
}

/// Calls with each heading in a block, in their order.
fn visit(block: &Block, call: &mut dyn FnMut(u8, &Content)) {
    match block {
        Block::Heading { level, content } => call(*level, content),
        Block::List(list) => list.items.iter().for_each(|item| visit_all(item, call)),
        Block::Definitions(all) => all.iter().for_each(|one| visit_all(&one.body, call)),
        Block::Quote(quote) => visit_all(&quote.body, call),
        Block::Table(table) => {
            let cells = table.header.iter().chain(&table.rows).flatten();
            cells.for_each(|cell| visit_all(&cell.body, call));
        }
        Block::Embed(embed) => visit_all(&embed.body, call),
        Block::Callout(callout) => visit_all(&callout.body, call),
        Block::Update(update) => {
            if !article::content::is_blank(&update.title) {
                call(TITLE, &update.title);
            }
            visit_all(&update.body, call);
        }
        Block::Details { body, .. } => visit_all(body, call),
        Block::Footnotes(notes) => notes.iter().for_each(|note| visit_all(&note.body, call)),
        Block::Paragraph(_)
        | Block::Image(_)
        | Block::Gallery(_)
        | Block::Code { .. }
        | Block::Divider
        | Block::Video(_)
        | Block::Audio(_) => {}
    }
}
