//! Pictures, video, sound and embeds of the own format.

use super::{blocks, each, runs};
use crate::{
    Block, Embed, Image, ImageSource, IssueCode, Media, MediaSource, SafeUrl, Track,
    context::Context,
    json::{Json, Kind},
    node::Node,
    url::Purpose,
};

/// The block at the head of the article; a picture where no type is given.
pub(super) fn lead<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Block> {
    if node.kind() != Kind::Object {
        cx.wrong_type(node, "an image, gallery, video, audio or embed");
        return None;
    }
    let kind = cx.string(node, "type");
    let kind = kind.as_deref().unwrap_or("image");
    if !KINDS.contains(&kind) {
        let message = "expected an image, gallery, video, audio or embed: left out";
        cx.report(IssueCode::UnknownBlock, message, node.path());
        return None;
    }
    read(kind, node, cx)
}

const KINDS: [&str; 5] = ["image", "gallery", "video", "audio", "embed"];

/// A block of one of the kinds `image`, `gallery`, `video`, `audio`, `embed`.
pub(super) fn read<J: Json>(kind: &str, node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Block> {
    match kind {
        "image" => image(node, cx).map(Block::Image),
        "gallery" => {
            let images = each(node, "images", cx, image);
            (!images.is_empty()).then_some(Block::Gallery(images))
        }
        "video" => media(node, cx).map(Block::Video),
        "audio" => media(node, cx).map(Block::Audio),
        _ => embed(node, cx).map(Block::Embed),
    }
}

/// A picture, or its address alone.
pub(super) fn image<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Image> {
    let src = address(node, "src", cx)?;
    Some(Image {
        alt: cx.alt(node, "alt"),
        width: cx.pixels(node, "width"),
        height: cx.pixels(node, "height"),
        caption: runs::inline(node, "caption", cx),
        credit: runs::inline(node, "credit", cx),
        sources: each(node, "sources", cx, |node, cx| {
            Some(ImageSource {
                src: address(node, "src", cx)?,
                width: cx.pixels(node, "width"),
                kind: cx.string(node, "type"),
            })
        }),
        ..Image::new(src)
    })
}

fn media<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Media> {
    let mut sources = Vec::new();
    if node.get("src").is_some() || node.get("sources").is_none() {
        sources.extend(address(node, "src", cx).map(|src| MediaSource { src, kind: None }));
    }
    sources.extend(each(node, "sources", cx, |node, cx| {
        Some(MediaSource { src: address(node, "src", cx)?, kind: cx.string(node, "type") })
    }));
    (!sources.is_empty()).then(|| Media {
        sources,
        poster: cx.url_of(node, "poster", Purpose::Media),
        tracks: each(node, "tracks", cx, |node, cx| {
            Some(Track {
                src: address(node, "src", cx)?,
                language: cx.language(node, "language"),
                label: cx.string(node, "label"),
            })
        }),
        title: cx.string(node, "title"),
        caption: runs::inline(node, "caption", cx),
        credit: runs::inline(node, "credit", cx),
        width: cx.pixels(node, "width"),
        height: cx.pixels(node, "height"),
    })
}

fn embed<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Embed> {
    Some(Embed {
        url: address(node, "url", cx)?,
        title: cx.string(node, "title"),
        body: blocks::flow(node, cx),
        width: cx.pixels(node, "width"),
        height: cx.pixels(node, "height"),
    })
}

/// The address without which nothing can be shown; that it is missing is reported.
fn address<J: Json>(node: &Node<'_, J>, name: &str, cx: &mut Context<'_>) -> Option<SafeUrl> {
    let issues = cx.issue_count();
    let url = cx.url_of(node, name, Purpose::Media);
    if url.is_none() && cx.issue_count() == issues {
        cx.report(IssueCode::Missing, "no address: left out", &node.path().field(name));
    }
    url
}
