//! Elements of AMP that stand for an element of HTML.

use super::super::{
    elements::{images, media},
    tree::Id,
    walker::Walker,
};

pub(super) const IMAGE: &str = "amp-img amp-anim";
pub(super) const MEDIA: &str = "amp-video amp-audio";

/// With what stands in it for readers without scripts.
pub(super) fn image(w: &mut Walker<'_, '_>, id: Id) -> bool {
    images::image(w, id);
    true
}

pub(super) fn media(w: &mut Walker<'_, '_>, id: Id) -> bool {
    media::media(w, id);
    true
}
