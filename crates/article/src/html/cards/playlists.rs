//! WordPress's playlists: the files are in a list for readers without scripts, and in JSON.

use super::super::{
    addresses::path_of,
    tags::{BLOCK, Tag},
    tree::{self, Id},
    walker::Walker,
};
use crate::{Block, Media, MediaSource};

pub(super) const MARKS: &str = ".wp-playlist";

pub(super) fn read(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    if !tree.tag(id).is(BLOCK) {
        return false;
    }
    let Some(list) = tree.find(id, &|node| node.tag == Tag::NOSCRIPT) else { return false };
    let inner = tree::read(tree.node(list).text);
    let video = tree.node(id).has_class("wp-video-playlist");
    let mut files = Vec::new();
    for at in inner.inside(0) {
        let node = inner.node(at);
        if node.tag == Tag::A
            && let Some(src) = w.media_url(node.first("href"))
        {
            let title = Some(inner.text_of(at)).filter(|title| !title.is_empty());
            files.push((src, title));
        }
    }
    if files.is_empty() {
        return false;
    }
    w.leave_out(id);
    w.flush();
    for (src, title) in files {
        let film = path_of(src.as_str()).ends_with(".mp4") || video;
        let sources = vec![MediaSource { src, kind: None }];
        let media = Media { sources, title, ..Media::default() };
        w.block(if film { Block::Video(media) } else { Block::Audio(media) });
    }
    true
}
