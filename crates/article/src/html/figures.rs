//! Figures and galleries when they end: which block the caption belongs to.

use crate::{Block, Content, Flow, Image};

/// The blocks of a figure, its caption and credit given to the one thing that it shows.
pub(super) fn close(mut flow: Flow, caption: Content, credit: Content) -> Flow {
    if flow.iter().filter(|block| is_image(block)).count() > 1 {
        flow = gallery(flow);
    }
    let mut shown = flow.iter().enumerate().filter(|(_, block)| is_shown(block)).map(|(at, _)| at);
    let (subject, more) = (shown.next(), shown.next());
    let mut left = vec![caption, credit];
    let mut after = flow.len();
    if let (Some(at), None) = (subject, more) {
        after = at + 1;
        if let Some(block) = flow.get_mut(at) {
            left = give(block, left);
        }
    }
    let left = left.into_iter().filter(|content| !content.is_empty()).map(Block::Paragraph);
    let rest = flow.split_off(after);
    flow.extend(left);
    flow.extend(rest);
    flow
}

/// The pictures of blocks as one gallery; what else there is follows.
pub(super) fn gallery(flow: Flow) -> Flow {
    let mut images = Vec::new();
    let mut rest = Flow::new();
    for block in flow {
        match block {
            Block::Image(image) => images.push(image),
            Block::Gallery(more) => images.extend(more),
            other => rest.push(other),
        }
    }
    let first = match images.len() {
        0 => None,
        1 => images.pop().map(Block::Image),
        _ => Some(Block::Gallery(images)),
    };
    first.into_iter().chain(rest).collect()
}

/// Gives a caption and a credit to a block; what it has no place for comes back.
fn give(block: &mut Block, given: Vec<Content>) -> Vec<Content> {
    let places = match block {
        Block::Image(Image { caption, credit, .. }) => vec![caption, credit],
        Block::Video(media) | Block::Audio(media) => vec![&mut media.caption, &mut media.credit],
        Block::Table(table) => vec![&mut table.caption],
        Block::Quote(quote) => vec![&mut quote.cite],
        _ => Vec::new(),
    };
    let mut given = given.into_iter();
    let mut left = Vec::new();
    for (place, content) in places.into_iter().zip(given.by_ref()) {
        if place.is_empty() {
            *place = content;
        } else {
            left.push(content);
        }
    }
    left.extend(given);
    left
}

fn is_image(block: &Block) -> bool {
    matches!(block, Block::Image(_))
}

fn is_shown(block: &Block) -> bool {
    !matches!(block, Block::Paragraph(_) | Block::Heading { .. } | Block::Divider)
}
