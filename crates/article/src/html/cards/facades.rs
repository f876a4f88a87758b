//! Placeholders that load a player when they are pressed. Their data names the video or the frame.

use super::super::{
    addresses::{is_path, is_picture, path_of},
    cursor::has,
    elements::{media, noscript},
    tags::{BLOCK, Tag},
    tree::{Id, Node},
    walker::Walker,
};
use crate::{Block, Embed, SafeUrl, player};

/// Elements that are named for it, and attributes.
pub(super) const NAMED: &str = "lite-youtube lite-vimeo amp-youtube amp-vimeo amp-dailymotion \
amp-instagram amp-twitter amp-iframe amp-soundcloud amp-facebook amp-tiktok youtube-video vimeo-video \
.rll-youtube-player .lyMe .lyte .youtube-player .youtube .lazy-youtube .vimeo \
[data-youtube-id] [data-youtube] [data-yt-id] [data-ytid] [data-vimeo-id] [data-plyr-provider] [data-videoid] \
[data-video-id] [videoid]";
/// Attributes in which a video's name stands.
const IDS: &str = "videoid video-id data-videoid data-video-id data-youtube-id data-yt-id data-ytid \
data-vimeo-id data-plyr-embed-id data-youtube data-id data-embed-id data-tweetid data-shortcode data-trackid";
/// Attributes of any element that may hold the address of a frame.
const WORDS: &str = "src url href embed video iframe";

/// A facade by its name or its attributes.
pub(super) fn named(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let node = w.tree.node(id);
    let name = node.first(IDS);
    let Some(address) = address_of(node, name) else { return false };
    let Some(url) = w.media_url(&address) else { return false };
    w.leave_out(id);
    show(w, url, node.owned("playlabel title data-title aria-label"), node);
    true
}

fn address_of(node: &Node<'_>, name: &str) -> Option<String> {
    let says = |word: &str| {
        has(node.name, word)
            || has(node.first("class"), word)
            || has(node.first("data-plyr-provider"), word)
            || node.attributes.iter().any(|(attribute, _)| has(attribute, word))
    };
    let own = node.first("data-src src data-url data-href");
    if is_path(own) && !is_picture(own) {
        return Some(own.to_owned());
    }
    // LYTE writes the name behind four letters in the id.
    let lyte = node.first("id").strip_prefix("WYL_").or(node.first("id").strip_prefix("lyte_"));
    let name = lyte.unwrap_or(name);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if name.is_empty() || name.len() > 64 || !name.bytes().all(plain) {
        return None;
    }
    let digits = name.bytes().all(|byte| byte.is_ascii_digit());
    Some(if says("vimeo") && digits {
        format!("https://vimeo.com/{name}")
    } else if says("twitter") || says("tweetid") {
        format!("https://twitter.com/i/status/{name}")
    } else if says("instagram") {
        format!("https://www.instagram.com/p/{name}/")
    } else if says("dailymotion") {
        format!("https://www.dailymotion.com/video/{name}")
    } else if says("soundcloud") {
        format!("https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/{name}")
    } else if says("youtube") || says("yt") || says("lyte") || says("lyme") || name.len() == 11 {
        format!("https://www.youtube.com/watch?v={name}")
    } else {
        return None;
    })
}

/// Any element without words in whose data the address of a known player stands, or of a frame.
pub(super) fn any(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    let node = tree.node(id);
    if !node.tag.is(BLOCK) && node.tag != Tag::OTHER && node.tag != Tag::SPAN {
        return false;
    }
    for (name, value) in &node.attributes {
        let data =
            name.len() > 5 && name.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("data-"));
        let named = data && WORDS.split(' ').any(|word| has(name, word));
        let value = value.trim();
        if !named || !is_path(value) || is_picture(value) {
            continue;
        }
        let Some(url) = w.cx.quietly(|cx| cx.url(value, crate::url::Purpose::Media, w.path)) else {
            continue;
        };
        let frame = has(path_of(url.as_str()), "/embed") || player::provider(&url).is_some();
        if frame && is_wordless(w, id) {
            w.leave_out(id);
            show(w, url, node.owned("title data-title aria-label"), node);
            return true;
        }
    }
    false
}

/// Whether nothing but buttons and pictures stands in an element.
fn is_wordless(w: &Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    let shows = |node: &Node<'_>| {
        (node.is_text() && !node.is_blank_text() && tree.tag(node.parent) != Tag::BUTTON)
            || matches!(node.tag, Tag::IFRAME | Tag::VIDEO | Tag::AUDIO)
    };
    let mut words = 0;
    for at in tree.inside(id) {
        let inner = tree.node(at);
        if shows(inner) {
            words += inner.text.trim().len().max(1);
            if !inner.is_text() {
                return false;
            }
        }
    }
    words < 40
}

/// Shows an embed, unless it is there already.
pub(super) fn show(w: &mut Walker<'_, '_>, url: SafeUrl, title: Option<String>, node: &Node<'_>) {
    w.flush();
    if noscript::is_embedded(&w.frame.flow, &url) {
        return;
    }
    let (width, height) = media::size(node);
    w.block(Block::Embed(Embed { title, width, height, ..Embed::new(url) }));
}
