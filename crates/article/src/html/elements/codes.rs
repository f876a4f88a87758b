//! Shortcodes that the publisher's system did not process, and what they would have shown.

use super::{
    super::{
        addresses::{is_address, is_picture},
        references,
        shortcodes::{self, Piece},
        told::Told,
        tree::Id,
        walker::Walker,
    },
    media,
};
use crate::{Block, Flow, Image, Media, MediaSource, url::Purpose};

/// Where a shortcode names a video or a sound.
const FILES: &str = "mp4 m4v webm ogv mov mp3 m4a ogg wav";
/// Where it names something else.
const ADDRESSES: &str = "src url href link";

/// A text. `false`: no shortcode stands in it.
pub(in super::super) fn text(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let node = w.tree.node(id);
    if !node.text.contains('[') {
        return false;
    }
    w.restyle(node.style);
    let text = references::decode(node.text, false);
    let mut found = Vec::new();
    shortcodes::pieces(&text, w.names, &mut |piece| found.push(piece));
    for piece in found {
        match piece {
            Piece::Text(text) => w.words(text),
            Piece::Code(name, rest) => {
                w.tell(Told::Shortcode);
                code(w, name, rest);
            }
        }
    }
    true
}

/// What it would have shown, where it names that.
fn code(w: &mut Walker<'_, '_>, name: &str, rest: &str) {
    for kind in FILES.split(' ') {
        if let Some(file) = shortcodes::value(rest, kind)
            && let Some(src) = w.media_url(file)
        {
            w.flush();
            let sources = vec![MediaSource { src, kind: None }];
            let media = Media { sources, ..Media::default() };
            let sound = matches!(kind, "mp3" | "m4a" | "ogg" | "wav");
            return w.block(if sound { Block::Audio(media) } else { Block::Video(media) });
        }
    }
    let named = ADDRESSES.split(' ').find_map(|attribute| shortcodes::value(rest, attribute));
    let alone = rest.split([' ', '&']).next().unwrap_or_default();
    let address = named.unwrap_or(alone);
    if !is_address(address) {
        return;
    }
    if is_picture(address) {
        let Some(src) = w.media_url(address) else { return };
        w.flush();
        let mut image = Image::new(src);
        image.alt = shortcodes::value(rest, "alt").map(str::to_owned);
        return w.block(Block::Image(image));
    }
    if let Some(url) = w.cx.url(address, Purpose::Media, w.path)
        && (named.is_none() || crate::player::provider(&url).is_some())
    {
        let url = if named.is_some() { Some(url) } else { w.media_url(rest.trim_end_matches('/')) };
        let Some(url) = url else { return };
        w.flush();
        w.block(media::embed(url, None, Flow::new()));
    }
    let _ = name;
}
