//! How long it takes to read the text.

use article::{Block, Run};
#[cfg(stock_leptos)] // for the methods of signals, which are traits' there
use leptos::prelude::*;

use super::{
    body::plan::{BEGINNING, WHOLE},
    context::{use_interface, use_story},
};
use crate::browser::{intl, words};

/// The whole minutes in words ("3 minutes"); `None` for less than half a one.
pub(super) fn reading_time() -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static {
    let (story, interface) = (use_story(), use_interface());
    move || {
        let minutes = story.reading.with(|reading| minutes(&reading.article.body));
        (minutes > 0).then(|| intl::minutes(&interface.language(), minutes))
    }
}

/// Of a long text its beginning is counted, and how many times as long it is.
fn minutes(body: &[Block]) -> u32 {
    let counted = if body.len() > WHOLE { BEGINNING } else { body.len() };
    let mut text = String::new();
    blocks(body.get(..counted).unwrap_or_default(), &mut text);
    words::minutes(&text, body.len() as f64 / counted.max(1) as f64)
}

/// All that blocks say, each element's words apart.
fn blocks(blocks: &[Block], words: &mut String) {
    for block in blocks {
        self::block(block, words);
        words.push(' ');
    }
}

fn block(block: &Block, words: &mut String) {
    match block {
        Block::Paragraph(content) | Block::Heading { content, .. } => runs(content, words),
        Block::List(list) => list.items.iter().for_each(|item| blocks(item, words)),
        Block::Definitions(all) => {
            for one in all {
                runs(&one.term, words);
                blocks(&one.body, words);
            }
        }
        Block::Quote(quote) => {
            blocks(&quote.body, words);
            runs(&quote.cite, words);
        }
        Block::Image(image) => {
            runs(&image.caption, words);
            runs(&image.credit, words);
        }
        Block::Gallery(gallery) => {
            runs(&gallery.caption, words);
            for image in &gallery.images {
                runs(&image.caption, words);
                runs(&image.credit, words);
            }
        }
        Block::Table(table) => {
            runs(&table.caption, words);
            for cell in table.header.iter().chain(&table.rows).flatten() {
                blocks(&cell.body, words);
            }
        }
        Block::Code { text, caption, .. } => {
            words.push_str(text);
            runs(caption, words);
        }
        Block::Divider => {}
        Block::Video(media) | Block::Audio(media) => {
            runs(&media.caption, words);
            runs(&media.credit, words);
        }
        Block::Embed(embed) => {
            blocks(&embed.body, words);
            runs(&embed.caption, words);
        }
        Block::Callout(callout) => {
            runs(&callout.title, words);
            blocks(&callout.body, words);
        }
        Block::Update(update) => {
            runs(&update.title, words);
            blocks(&update.body, words);
        }
        Block::Details { summary, body, .. } => {
            runs(summary, words);
            blocks(body, words);
        }
        Block::Footnotes(notes) => notes.iter().for_each(|note| blocks(&note.body, words)),
    }
}

/// Words that are marked or linked end with their element.
fn runs(content: &[Run], words: &mut String) {
    for run in content {
        words.push_str(&run.text);
        if !run.is_plain() {
            words.push(' ');
        }
    }
    words.push(' ');
}
