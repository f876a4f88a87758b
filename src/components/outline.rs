//! The levels of the headings in an article.
//!
//! Publishers skip levels. Here a heading of the body is one level below the nearest heading before it that has a
//! higher rank, so no level is skipped; the highest one is one below the headline.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU8, AtomicUsize, Ordering::Relaxed},
};

use article::{Article, Block, Callout, CalloutKind, Content, Flow};

/// What the next heading is, when it is drawn.
#[derive(Clone, Default)]
pub struct Outline(Arc<State>);

#[derive(Default)]
struct State {
    /// The headings that it can stand below: a bit for each level that the publisher gave them, 1 to 6.
    place: AtomicU8,
    /// Which of the text's headings it is.
    next: AtomicUsize,
    /// The names in the shadow root of the text's headings, in the order of the page.
    names: Mutex<Vec<String>>,
}

impl Outline {
    /// How far below the headline a heading is whose level the publisher gave as `level`; the next headings may be
    /// below it.
    pub fn below(&self, level: u8) -> u8 {
        let bits = after(self.place(), level);
        self.0.place.store(bits, Relaxed);
        bits.count_ones() as u8
    }

    /// The name in the shadow root of the next heading of the text.
    pub fn name(&self) -> Option<String> {
        let next = self.0.next.fetch_add(1, Relaxed);
        self.0.names.lock().unwrap_or_else(PoisonError::into_inner).get(next).cloned()
    }

    /// Takes the names of the text's headings.
    pub fn set_names(&self, names: Vec<String>) {
        *self.0.names.lock().unwrap_or_else(PoisonError::into_inner) = names;
    }

    /// The present state, to return to later.
    pub fn place(&self) -> u8 {
        self.0.place.load(Relaxed)
    }

    /// Goes on from a place, with headings that are not the text's.
    pub fn go_on(&self, place: u8) {
        self.go_on_at(place, NONE);
    }

    /// Goes on from a place, with the heading of the text that so many stand before.
    pub fn go_on_at(&self, place: u8, next: usize) {
        self.0.place.store(place, Relaxed);
        self.0.next.store(next, Relaxed);
    }
}

/// The number of a heading that is not the text's, nor any after it.
const NONE: usize = usize::MAX / 2;

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

/// A heading of the text.
#[derive(PartialEq)]
pub struct Headed {
    /// How far it stands below the headline.
    pub below: u8,
    /// Its words.
    pub words: String,
    /// Its name in the shadow root, which no other has.
    pub name: String,
}

/// The headings of the text in the order of the page.
pub fn headings(article: &Article) -> Vec<Headed> {
    let mut place = at_body(article);
    let mut found = Vec::new();
    for (_, block) in ordered(&article.body) {
        visit(block, &mut |level, words| {
            place = after(place, level);
            let words = ::article::content::text(words);
            let name = name(&words, &found);
            found.push(Headed { below: place.count_ones() as u8, words, name });
        });
    }
    found
}

/// Headings among which the same words are counted. Those past them have their place for a number.
const COUNTED: usize = 1_000;

/// The name of a heading of these words after others: with a number where these are the same.
fn name(words: &str, before: &[Headed]) -> String {
    let again = match before.len() {
        ..COUNTED => before.iter().filter(|other| other.words == words).count(),
        many => many,
    };
    let number = if again > 0 { ::article::text::number(again as i64 + 1) } else { String::new() };
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    ["section", &number, "-", &words.join("-")].concat()
}

/// The blocks of a text in the order of the page, each with its place in the text: what was put right comes first.
pub fn ordered(body: &Flow) -> Vec<(usize, &Block)> {
    use CalloutKind::{Clarification, Correction};
    let mut ordered = Vec::new();
    for first in [true, false] {
        for (at, block) in body.iter().enumerate() {
            let corrects =
                matches!(block, Block::Callout(Callout { kind: Correction | Clarification, .. }));
            if corrects == first {
                ordered.push((at, block));
            }
        }
    }
    ordered
}

/// How many headings there are in a block.
pub fn count(block: &Block) -> usize {
    let mut count = 0;
    visit(block, &mut |_, _| count += 1);
    count
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
