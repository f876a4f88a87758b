//! Captions that are marked by a class, as WordPress wrote them before `<figure>`, and figures around an address.

use super::super::{
    cursor::is_space,
    elements::{figures, media},
    flows,
    frame::Kind,
    tags::{BLOCK, Tag},
    tree::Id,
    walker::Walker,
};
use crate::{Block, Flow, content};

/// A figure by its class.
pub(super) const FIGURE: &str = ".wp-caption";
/// A caption by its class, which may belong to the picture before it.
pub(super) const AFTER: &str = ".wp-caption-text .gallery-caption .tiled-gallery-caption";
/// A figure around an address that was never replaced by its embed.
pub(super) const ADDRESS: &str = ".wp-block-embed";

pub(super) fn figure(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let is = w.tree.tag(id).is(BLOCK);
    if is {
        figures::figure(w, id);
    }
    is
}

pub(super) fn after(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let mut frame = w.inside(id, Kind::Caption);
    flows::line(&mut frame.flow, &mut frame.caption);
    w.frame.flow.append(&mut frame.flow);
    if matches!(w.frame.kind, Kind::Figure | Kind::Quote | Kind::Details | Kind::Table) {
        flows::append(&mut w.frame.caption, &mut frame.caption);
        if w.frame.kind == Kind::Figure {
            flows::append(&mut w.frame.credit, &mut frame.credit);
        }
    } else if let Some(Block::Image(image)) = w.frame.flow.last_mut()
        && image.caption.is_empty()
    {
        image.caption.append(&mut frame.caption);
        image.credit.append(&mut frame.credit);
    }
    w.paragraph(&mut frame.caption);
    w.paragraph(&mut frame.credit);
    true
}

pub(super) fn address(w: &mut Walker<'_, '_>, id: Id) -> bool {
    if w.tree.tag(id) != Tag::FIGURE {
        return false;
    }
    let mut frame = w.inside(id, Kind::Figure);
    if let [Block::Paragraph(line)] = frame.flow.as_mut_slice() {
        let text = content::text(line);
        if text.starts_with("http")
            && !text.bytes().any(is_space)
            && let Some(url) = w.media_url(&text)
        {
            frame.flow.clear();
            flows::add(&mut frame.flow, media::embed(url, None, Flow::new()));
        }
    }
    figures::close(&mut frame);
    w.frame.flow.append(&mut frame.flow);
    true
}
