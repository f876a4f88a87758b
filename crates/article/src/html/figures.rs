//! Figures, galleries and boxes when they end: which block a caption belongs to.

use super::{
    frames::Frame,
    walk::{self, taken},
};
use crate::{Block, Content, Flow, Image, Media, Run, content};

/// A figure ends: its caption and credit go to the one thing that it shows, else they are paragraphs.
#[inline(never)]
pub(super) fn close(figure: &mut Frame) {
    let flow = &mut figure.flow;
    let mut pictures = 0;
    for block in &*flow {
        pictures += usize::from(matches!(block, Block::Image(_)));
    }
    if pictures > 1 {
        gallery(flow);
    }
    let (mut shown, mut at) = (0, 0);
    for (place, block) in flow.iter().enumerate() {
        if !matches!(block, Block::Paragraph(_) | Block::Heading { .. } | Block::Divider) {
            shown += 1;
            at = place;
        }
    }
    if shown != 1 {
        at = flow.len();
    } else {
        let (caption, credit) = match flow.get_mut(at) {
            Some(
                Block::Image(Image { caption, credit, .. })
                | Block::Video(Media { caption, credit, .. })
                | Block::Audio(Media { caption, credit, .. }),
            ) => (Some(caption), Some(credit)),
            Some(Block::Table(table)) => (Some(&mut table.caption), None),
            Some(Block::Quote(quote)) => (Some(&mut quote.cite), None),
            _ => (None, None),
        };
        give(caption, &mut figure.caption);
        give(credit, &mut figure.credit);
        at += 1;
    }
    insert(flow, at, &mut figure.credit);
    insert(flow, at, &mut figure.caption);
}

#[inline(never)]
fn give(place: Option<&mut Content>, given: &mut Content) {
    if let Some(place) = place
        && place.is_empty()
    {
        place.append(given);
    }
}

#[inline(never)]
fn insert(flow: &mut Flow, at: usize, content: &mut Content) {
    if !content.is_empty() {
        flow.insert(at, Block::Paragraph(taken(content)));
    }
}

/// The pictures of blocks as one gallery; what else there is follows.
#[inline(never)]
pub(super) fn gallery(flow: &mut Flow) {
    let is_picture = |block: &Block| matches!(block, Block::Image(_) | Block::Gallery(_));
    let mut pictures = walk::split(flow, is_picture);
    if pictures.len() > 1 {
        let mut images = Vec::new();
        for block in taken(&mut pictures) {
            if let Block::Image(image) = block {
                images.push(image);
            } else if let Block::Gallery(mut more) = block {
                images.append(&mut more);
            }
        }
        walk::add(&mut pictures, Block::Gallery(images));
    }
    pictures.append(flow);
    flow.append(&mut pictures);
}

/// A box's sign, which stands apart in the markup, at the head of its first paragraph.
pub(super) fn join_sign(flow: &mut Flow) {
    if let [Block::Paragraph(sign), Block::Paragraph(first), ..] = flow.as_mut_slice()
        && content::text(sign).bytes().all(|byte| !byte.is_ascii())
    {
        sign.push(Run::plain(" ".to_owned()));
        sign.append(first);
        std::mem::swap(sign, first);
        flow.remove(0);
    }
}
