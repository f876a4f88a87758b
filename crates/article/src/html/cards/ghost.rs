//! More cards of Ghost: sign-up forms, stars of a product, posters of films.

use super::super::{
    elements::figures, frame::Kind, tags::BLOCK, told::Told, tree::Id, walker::Walker,
};
use crate::{Block, Run};

/// A form to sign up: its words after sending are not for reading.
pub(super) const FORM: &str = "[data-members-form] .kg-signup-card-success .kg-signup-card-error \
.kg-signup-card-form [data-members-success] [data-members-error]";
/// Stars.
pub(super) const RATING: &str = ".kg-product-card-rating";
/// A film, whose poster stands beside a placeholder.
pub(super) const VIDEO: &str = ".kg-video-card";

pub(super) fn form(w: &mut Walker<'_, '_>, id: Id) -> bool {
    w.tell(Told::Form);
    w.leave_out(id);
    true
}

pub(super) fn rating(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    let count = |class: &str| tree.inside(id).filter(|at| tree.node(*at).has_class(class)).count();
    let (on, all) = (count("kg-product-card-rating-active"), count("kg-product-card-rating-star"));
    w.leave_out(id);
    if on > 0 && on <= all && all <= 10 {
        let stars = "★".repeat(on) + &"☆".repeat(all - on);
        w.flush();
        w.block(Block::Paragraph(vec![Run::plain(stars)]));
    }
    true
}

pub(super) fn video(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let node = w.tree.node(id);
    if !node.tag.is(BLOCK) {
        return false;
    }
    let custom = node.first("data-kg-custom-thumbnail data-kg-thumbnail");
    let mut frame = w.inside(id, Kind::Figure);
    figures::close(&mut frame);
    if let Some(Block::Video(media)) =
        frame.flow.iter_mut().find(|block| matches!(block, Block::Video(_)))
        && let Some(poster) = w.media_url(custom)
    {
        media.poster = Some(poster);
    }
    w.frame.flow.append(&mut frame.flow);
    true
}
