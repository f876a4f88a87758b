//! Video, sound and embeds.

use super::super::{
    addresses::{in_data, in_style, is_address, is_path, is_picture, is_placeholder},
    classes,
    cursor::Cursor,
    flows::{self, taken},
    frame::Kind,
    references,
    tags::Tag,
    told::Told,
    tree::{Id, Node},
    walker::Walker,
};
use crate::{Block, Embed, Flow, Language, Media, MediaSource, Run, SafeUrl, Track};

/// Hosts whose players and posts were embedded by `<object>` and `<embed>`.
const PLAYERS: &str = "youtube.com youtube-nocookie.com vimeo.com soundcloud.com";
/// Where the name of an embed or a video is.
const TITLE: &str = "title aria-label";

/// `<video>` or `<audio>`. What stands in it is for browsers that cannot play it.
pub(in super::super) fn media(w: &mut Walker<'_, '_>, id: Id) {
    let tree = w.tree;
    let node = tree.node(id);
    let poster = Some(node.first("poster data-poster")).filter(|it| !is_placeholder(it));
    let poster = poster.or(in_style(node)).and_then(|poster| w.media_url(poster));
    let mut media = Media { poster, title: node.owned(TITLE), ..Media::default() };
    (media.width, media.height) = size(node);
    file(w, node, &mut media);
    for inner in tree.inside(id) {
        let inner = tree.node(inner);
        if matches!(inner.tag, Tag::SOURCE | Tag::TRACK) {
            file(w, inner, &mut media);
        }
    }
    let mut frame = w.inside(id, Kind::Media);
    media.caption = taken(&mut frame.caption);
    if media.sources.is_empty() {
        w.lost("a video or sound without an address: left out");
        w.paragraph(&mut media.caption);
        w.frame.flow.append(&mut frame.flow);
        return;
    }
    let film = node.tag == Tag::VIDEO || node.is_named("amp-video");
    w.block(if film { Block::Video(media) } else { Block::Audio(media) });
}

/// The address of a player, of a `<source>` or of a `<track>`.
fn file(w: &mut Walker<'_, '_>, node: &Node<'_>, media: &mut Media) {
    let track = node.tag == Tag::TRACK;
    if track && !matches!(node.first("kind"), "" | "captions" | "subtitles") {
        return;
    }
    let Some(src) = w.media_url(node.first("src data-src")) else { return };
    if track {
        let language = Language::parse(node.first("srclang"));
        media.tracks.push(Track { src, language, label: node.owned("label") });
    } else {
        media.sources.push(MediaSource { src, kind: node.owned("type") });
    }
}

/// `<object>`: of its content only an embed is kept.
pub(in super::super) fn object(w: &mut Walker<'_, '_>, id: Id) {
    let url = player(w, w.tree.node(id).first("data"));
    let mut frame = w.inside(id, Kind::Object);
    if let Some(url) = url {
        return w.block(embed(url, None, Flow::new()));
    }
    let mut embeds = flows::split(&mut frame.flow, is_embed);
    if embeds.is_empty() {
        w.lost("an embedded object: left out");
    }
    w.frame.flow.append(&mut embeds);
}

/// `<embed>`.
pub(in super::super) fn old_embed(w: &mut Walker<'_, '_>, node: &Node<'_>) {
    match player(w, node.first("src")) {
        Some(url) => embed_of(w, url, node),
        None => w.lost("an embedded object: left out"),
    }
}

/// `<iframe>`.
pub(in super::super) fn iframe(w: &mut Walker<'_, '_>, node: &Node<'_>) {
    if node.get("srcdoc").is_some() {
        w.tell(Told::Srcdoc);
    }
    // The post that WordPress shows by it stands before it already, as a quotation.
    let twin = node.has_class_of(classes::POSTS) && w.frame.flow.iter().rev().take(2).any(is_embed);
    if is_counter(node, 0) || is_counter(node, 1) || twin {
        return;
    }
    // Scripts for lazy frames and consent tools keep the address elsewhere.
    let frame = |value: &str| is_path(value) && !is_picture(value);
    let address =
        in_data(node, "src", &frame).unwrap_or_else(|| node.first("data-src data-lazy-src src"));
    let address = if is_placeholder(address) {
        in_data(node, "data-", &frame).unwrap_or(address)
    } else {
        address
    };
    if address.is_empty() || address.starts_with("about:") {
        w.lost("a frame without an address: left out");
    } else if let Some(url) = w.media_url(address) {
        embed_of(w, url, node);
    }
}

fn embed_of(w: &mut Walker<'_, '_>, url: SafeUrl, node: &Node<'_>) {
    w.flush();
    let (width, height) = size(node);
    let title = node.owned(TITLE);
    w.block(Block::Embed(Embed { title, width, height, ..Embed::new(url) }));
}

/// A paragraph that is an address and nothing else, which WordPress replaces by what is there: an embed where that
/// can be shown, else a link.
pub(in super::super) fn bare_address(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    let text = match (tree.first(id), tree.node(id).end) {
        (Some(only), end) if only + 1 == end => tree.node(only).text.trim(),
        _ => return false,
    };
    // The shortcode for the same; what else it says is a size.
    let inner = text.strip_prefix("[embed").and_then(|rest| rest.strip_suffix("[/embed]"));
    let address = match inner {
        Some(rest) => rest.split_once(']').map(|(_, address)| address).unwrap_or_default(),
        None => text,
    };
    if !is_address(address) || address.contains(['<', '[']) || w.frame.kind == Kind::Pre {
        return false;
    }
    let Some(url) = w.media_url(&references::decode(address, true)) else { return false };
    w.flush();
    if inner.is_some() || crate::player::provider(&url).is_some() {
        w.block(embed(url, None, Flow::new()));
    } else {
        let href = Some(url);
        let mut line = vec![Run { href, ..Run::plain(address.to_owned()) }];
        w.paragraph(&mut line);
    }
    true
}

/// The address of a known player.
fn player(w: &mut Walker<'_, '_>, address: &str) -> Option<SafeUrl> {
    let url = w.media_url(address)?;
    let mut cursor = Cursor::new(url.as_str());
    cursor.past("//");
    let host = cursor.take(|byte| !matches!(byte, b'/' | b'?' | b'#'));
    for player in PLAYERS.split(' ') {
        if let Some(sub) = host.strip_suffix(player)
            && (sub.is_empty() || sub.ends_with("."))
        {
            return Some(url);
        }
    }
    None
}

/// An embed of unknown size.
#[inline(never)]
pub(in super::super) fn embed(url: SafeUrl, title: Option<String>, body: Flow) -> Block {
    Block::Embed(Embed { title, body, ..Embed::new(url) })
}

pub(in super::super) fn is_embed(block: &Block) -> bool {
    matches!(block, Block::Embed(_))
}

/// Width and height as whole numbers of pixels; nought, which is written for "unknown", and percentages are
/// none.
#[inline(never)]
pub(in super::super) fn size(node: &Node<'_>) -> (Option<u32>, Option<u32>) {
    (pixels(node, "width"), pixels(node, "height"))
}

#[inline(never)]
fn pixels(node: &Node<'_>, name: &str) -> Option<u32> {
    match node.number(name) {
        Some(pixels @ 1..=100_000) => Some(pixels.unsigned_abs()),
        _ => None,
    }
}

/// Whether both sides are of that size, by which what only counts readers is hidden.
#[inline(never)]
pub(in super::super) fn is_counter(node: &Node<'_>, size: i32) -> bool {
    node.number("width") == Some(size) && node.number("height") == Some(size)
}
