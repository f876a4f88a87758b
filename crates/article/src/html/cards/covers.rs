//! Pictures that are the background of a text, set by a style.

use super::super::{addresses::in_style, tags::Tag, tree::Id, walker::Walker};
use crate::{Block, Image};

/// A cover of WordPress, and what is said to be a picture.
pub(super) const MARKS: &str =
    ".wp-block-cover .wp-block-cover__image-background .wp-block-cover-image [role=img]";

pub(super) fn read(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    let node = tree.node(id);
    if matches!(node.tag, Tag::IMG | Tag::VIDEO | Tag::SVG) {
        return false;
    }
    let Some(src) = in_style(node).and_then(|address| w.media_url(address)) else { return false };
    let mut image = Image::new(src);
    image.alt = node.owned("aria-label title");
    w.flush();
    w.block(Block::Image(image));
    // What stands on it is read as if it stood below.
    false
}
