//! Pictures, video and sound of the own format.

use super::reader::Reader;
use crate::{
    Block, Gallery, Image, ImageSource, Media, MediaSource, Track, json::Json, url::Purpose,
};

pub(super) fn image_block<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    image(r).map(Block::Image)
}

pub(super) fn gallery<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    let mut gallery = Gallery::default();
    r.list("images", &mut gallery.images, image);
    r.content("caption", &mut gallery.caption);
    (!gallery.images.is_empty()).then_some(Block::Gallery(gallery))
}

pub(super) fn video<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    media(r).map(Block::Video)
}

pub(super) fn audio<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    media(r).map(Block::Audio)
}

/// A picture.
#[inline(never)]
pub(super) fn image<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Image> {
    let mut image = Image::new(r.needed_file("src")?);
    image.alt = r.cx.own_alt(r.node, "alt");
    r.pixels("width", &mut image.width);
    r.pixels("height", &mut image.height);
    r.content("caption", &mut image.caption);
    r.content("credit", &mut image.credit);
    r.list("sources", &mut image.sources, |r| {
        let mut source = ImageSource { src: r.needed_file("src")?, width: None, kind: None };
        r.pixels("width", &mut source.width);
        r.text("type", &mut source.kind);
        Some(source)
    });
    image.href = r.cx.url_of(r.node, "href", Purpose::Link);
    Some(image)
}

#[inline(never)]
fn media<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Media> {
    let mut media = Media::default();
    if r.node.get("src").is_some() || r.node.get("sources").is_none() {
        media.sources.extend(r.needed_file("src").map(|src| MediaSource { src, kind: None }));
    }
    r.list("sources", &mut media.sources, |r| {
        let mut source = MediaSource { src: r.needed_file("src")?, kind: None };
        r.text("type", &mut source.kind);
        Some(source)
    });
    if media.sources.is_empty() {
        return None;
    }
    r.file("poster", &mut media.poster);
    r.list("tracks", &mut media.tracks, |r| {
        let mut track = Track { src: r.needed_file("src")?, language: None, label: None };
        r.language("language", &mut track.language);
        r.text("label", &mut track.label);
        Some(track)
    });
    r.text("title", &mut media.title);
    r.content("caption", &mut media.caption);
    r.content("credit", &mut media.credit);
    r.pixels("width", &mut media.width);
    r.pixels("height", &mut media.height);
    Some(media)
}
