//! Galleries, and the pictures and icons on players.

use super::super::{elements::figures, tags::BLOCK, tree::Id, walker::Walker};

pub(super) const GALLERY: &str = ".wp-block-gallery .kg-gallery-card .blocks-gallery-grid .gallery \
.tiled-gallery .wp-block-jetpack-tiled-gallery .wp-block-jetpack-slideshow";
/// What stands on Ghost's players.
pub(super) const PLAYER: &str =
    ".kg-video-overlay .kg-video-player-container .kg-audio-player .kg-audio-thumbnail";

pub(super) fn gallery(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let is = w.tree.tag(id).is(BLOCK) && w.galleries == 0;
    if is {
        figures::gallery(w, id);
    }
    is
}

pub(super) fn player(w: &mut Walker<'_, '_>, id: Id) -> bool {
    w.leave_out(id);
    true
}
