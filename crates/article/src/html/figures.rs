//! Figures and galleries when they end: which block the caption belongs to.

use super::{frames::Frame, walk};
use crate::{Block, Content, Flow, Image};

/// A figure ends: its caption and credit go to the one thing that it shows, else they are paragraphs.
pub(super) fn close(figure: &mut Frame) {
    let flow = &mut figure.flow;
    if flow.iter().filter(|block| matches!(block, Block::Image(_))).count() > 1 {
        gallery(flow);
    }
    let shown = flow.iter().filter(|block| is_shown(block)).count();
    let mut at = flow.len();
    if shown == 1 {
        at = flow.iter().position(is_shown).unwrap_or_default();
        if let Some(block) = flow.get_mut(at) {
            give(block, &mut figure.caption, &mut figure.credit);
        }
        at += 1;
    }
    for content in [&mut figure.credit, &mut figure.caption] {
        if !content.is_empty() {
            flow.insert(at, Block::Paragraph(std::mem::take(content)));
        }
    }
}

/// The pictures of blocks as one gallery; what else there is follows.
pub(super) fn gallery(flow: &mut Flow) {
    let mut images = Vec::new();
    let mut rest = Flow::new();
    for block in std::mem::take(flow) {
        match block {
            Block::Image(image) => images.push(image),
            Block::Gallery(mut more) => images.append(&mut more),
            other => rest.push(other),
        }
    }
    if images.len() > 1 {
        flow.push(Block::Gallery(images));
    } else if let Some(image) = images.pop() {
        flow.push(Block::Image(image));
    }
    flow.append(&mut rest);
}

/// Gives a caption and a credit to a block, as far as it has a place for them.
fn give(block: &mut Block, caption: &mut Content, credit: &mut Content) {
    let (place, credited) = match block {
        Block::Image(Image { caption, credit, .. }) => (caption, Some(credit)),
        Block::Video(media) | Block::Audio(media) => (&mut media.caption, Some(&mut media.credit)),
        Block::Table(table) => (&mut table.caption, None),
        Block::Quote(quote) => (&mut quote.cite, None),
        _ => return,
    };
    for (place, given) in [(Some(place), caption), (credited, credit)] {
        if let Some(place) = place.filter(|place| place.is_empty()) {
            walk::append(place, std::mem::take(given));
        }
    }
}

fn is_shown(block: &Block) -> bool {
    !matches!(block, Block::Paragraph(_) | Block::Heading { .. } | Block::Divider)
}
