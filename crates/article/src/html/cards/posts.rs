//! Posts of social networks, as their embed codes write them: a quotation with the address of the post.

use super::super::{
    elements::{media, quotes},
    flows::{self, taken},
    frame::Kind,
    tags::BLOCK,
    tree::Id,
    walker::Walker,
};
use crate::Block;

/// The words of somebody's post, with the address at their beginning.
pub(super) const FIRST: &str = ".instagram-media .tiktok-embed .text-post-media .reddit-embed-bq \
.reddit-card .imgur-embed-pub .wp-embedded-content .fb-post .fb-video";
/// The same, with the address at their end.
pub(super) const LAST: &str = ".twitter-tweet .twitter-video .bluesky-embed .mastodon-embed";
/// Where the address may stand on the quotation itself.
const ADDRESS: &str =
    "data-instgrm-permalink data-text-post-permalink data-embed-url data-href cite";

pub(super) fn first(w: &mut Walker<'_, '_>, id: Id) -> bool {
    post(w, id, true)
}

pub(super) fn last(w: &mut Walker<'_, '_>, id: Id) -> bool {
    post(w, id, false)
}

fn post(w: &mut Walker<'_, '_>, id: Id, first: bool) -> bool {
    let node = w.tree.node(id);
    if !node.tag.is(BLOCK) || !w.room() {
        return false;
    }
    let own = w.media_url(node.first(ADDRESS));
    let mut frame = w.inside(id, Kind::Quote);
    let url = own.or_else(|| if first { w.first_link(id) } else { w.last_link(id) });
    let Some(url) = url else {
        quotes::close(w, &mut frame, false);
        return true;
    };
    if !frame.caption.is_empty() {
        let cite = taken(&mut frame.caption);
        flows::add(&mut frame.flow, Block::Paragraph(cite));
    }
    w.block(media::embed(url, None, taken(&mut frame.flow)));
    true
}
