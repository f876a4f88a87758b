//! Figures and galleries: which block a caption belongs to.

use super::super::{
    flows::{self, taken},
    frame::{Frame, Kind},
    tree::Id,
    walker::Walker,
};
use crate::{Block, Content, Flow, Gallery, Image, Media};

/// A figure.
pub(in super::super) fn figure(w: &mut Walker<'_, '_>, id: Id) {
    let mut frame = w.inside(id, Kind::Figure);
    close(&mut frame);
    w.frame.flow.append(&mut frame.flow);
}

/// Pictures that belong together.
pub(in super::super) fn gallery(w: &mut Walker<'_, '_>, id: Id) {
    let mut frame = w.inside(id, Kind::Gallery);
    join(&mut frame.flow);
    // What is said of all of them, or of the only one.
    match frame.flow.iter_mut().find(|block| matches!(block, Block::Gallery(_) | Block::Image(_))) {
        Some(Block::Gallery(gallery)) => flows::append(&mut gallery.caption, &mut frame.caption),
        Some(Block::Image(image)) => flows::append(&mut image.caption, &mut frame.caption),
        _ => insert(&mut frame.flow, 0, &mut frame.caption),
    }
    w.frame.flow.append(&mut frame.flow);
}

/// A figure ends: its caption and credit go to the one thing that it shows, else they are paragraphs.
#[inline(never)]
pub(in super::super) fn close(figure: &mut Frame) {
    let flow = &mut figure.flow;
    let pictures = flow.iter().filter(|block| matches!(block, Block::Image(_))).count();
    if pictures > 1 {
        join(flow);
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
            Some(Block::Gallery(gallery)) => (Some(&mut gallery.caption), None),
            Some(Block::Embed(embed)) => (Some(&mut embed.caption), None),
            Some(Block::Code { caption, .. }) => (Some(caption), None),
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

fn give(place: Option<&mut Content>, given: &mut Content) {
    if let Some(place) = place
        && place.is_empty()
    {
        place.append(given);
    }
}

fn insert(flow: &mut Flow, at: usize, content: &mut Content) {
    if !content.is_empty() {
        flow.insert(at, Block::Paragraph(taken(content)));
    }
}

/// The pictures of blocks as one gallery; what else there is follows.
pub(in super::super) fn join(flow: &mut Flow) {
    let is_picture = |block: &Block| matches!(block, Block::Image(_) | Block::Gallery(_));
    let mut pictures = flows::split(flow, is_picture);
    if pictures.len() > 1 {
        let (mut images, mut caption) = (Vec::new(), Content::new());
        for block in taken(&mut pictures) {
            if let Block::Image(image) = block {
                images.push(image);
            } else if let Block::Gallery(mut more) = block {
                images.append(&mut more.images);
                flows::append(&mut caption, &mut more.caption);
            }
        }
        flows::add(&mut pictures, Block::Gallery(Gallery { images, caption }));
    }
    pictures.append(flow);
    flow.append(&mut pictures);
}
