//! Pictures, galleries, video and sound, with caption and credit.

use article::{Content, Image, Media, text};

use super::{
    inline::some_content,
    node::{Node, node},
    page::Page,
};
use crate::{locale::texts, platform::fetched};

/// Whether a picture is needed at once.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Priority {
    /// The first thing that a reader sees.
    Lead,
    /// When it comes near the view.
    Lazy,
}

/// A picture with its caption.
pub(crate) fn figure(image: &Image, priority: Priority, page: &Page<'_>) -> Node {
    let name = if priority == Priority::Lead { "figure lead" } else { "figure" };
    node("figure")
        .part(name)
        .with(frame(image, node("div").class("frame"), priority))
        .with_some(caption(&image.caption, &image.credit, page))
}

/// Pictures that belong together.
pub(crate) fn gallery(images: &[Image], page: &Page<'_>) -> Node {
    let images = images.iter().map(|image| figure(image, Priority::Lazy, page)).collect();
    node("div").class("gallery").all(images)
}

/// A picture in a box that has its size before the picture is there.
pub(crate) fn frame(image: &Image, mut frame: Node, priority: Priority) -> Node {
    let mut picture =
        node("img").set("alt", image.alt.as_deref().unwrap_or_default()).attr("decoding", "async");
    if let (Some(width), Some(height)) = (image.width, image.height) {
        frame = ratio(frame, width, height);
        picture = picture.number("width", width).number("height", height);
    }
    picture = match priority {
        Priority::Lead => picture.attr("fetchpriority", "high"),
        Priority::Lazy => picture.attr("loading", "lazy"),
    };
    let candidates = srcset(image, None);
    if !candidates.is_empty() {
        picture = picture.attr("sizes", SIZES).set("srcset", &candidates);
    }
    // Last, so that the browser knows all else before it begins to fetch.
    picture = picture.set("src", &fetched(&image.src));
    let mut kinds: Vec<&str> = Vec::new();
    for kind in image.sources.iter().filter_map(|source| source.kind.as_deref()) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if kinds.is_empty() {
        return frame.with(picture);
    }
    let mut choice = node("picture");
    for kind in kinds {
        let candidates = srcset(image, Some(kind));
        choice = choice
            .with(node("source").set("type", kind).attr("sizes", SIZES).set("srcset", &candidates));
    }
    frame.with(choice.with(picture))
}

/// The width at which a picture is laid out: the browser's own knowledge of it where it has that, else as
/// wide as the view.
const SIZES: &str = "auto, 100vw";

/// The proportions of a box.
fn ratio(frame: Node, width: u32, height: u32) -> Node {
    frame.set("--ratio", &[&text::number(width), "/", &text::number(height)].concat())
}

/// The files of one type, or of no stated type, as a `srcset`.
fn srcset(image: &Image, kind: Option<&str>) -> String {
    let mut candidates = String::new();
    for source in &image.sources {
        if source.kind.as_deref() != kind || (kind.is_none() && source.width.is_none()) {
            continue;
        }
        if !candidates.is_empty() {
            candidates.push_str(", ");
        }
        // In a srcset a comma or white space ends an address; serialised addresses have no white space.
        candidates.push_str(&fetched(&source.src).replace(',', "%2C"));
        if let Some(width) = source.width {
            candidates.push(' ');
            candidates.push_str(&text::number(width));
            candidates.push('w');
        }
    }
    candidates
}

/// A caption and a credit, if there is either.
fn caption(caption: &Content, credit: &Content, page: &Page<'_>) -> Option<Node> {
    let mut line = node("figcaption").part("caption");
    if let Some(words) = some_content(caption) {
        line = line.with(node("span").class("caption-text").all(words));
    }
    if let Some(words) = some_content(credit) {
        let label = node("span").class("visually-hidden").text(page.text(texts::CREDIT));
        line = line.spaced(node("span").class("credit").with(label).text(" ").all(words));
    }
    line.unless_empty()
}

/// A video or sound, fetched when the reader plays it.
pub(crate) fn media(tag: &'static str, media: &Media, page: &Page<'_>) -> Node {
    let mut player = node(tag)
        .attr("controls", "")
        .attr("preload", "none")
        .maybe("poster", media.poster.as_ref().map(fetched).as_deref())
        .maybe("aria-label", media.title.as_deref());
    if let (Some(width), Some(height)) = (media.width, media.height) {
        player = ratio(player, width, height);
    }
    for source in &media.sources {
        player = player.with(
            node("source").set("src", &fetched(&source.src)).maybe("type", source.kind.as_deref()),
        );
    }
    for track in &media.tracks {
        player = player.with(
            node("track")
                .attr("kind", "captions")
                .set("src", &fetched(&track.src))
                .maybe("srclang", track.language.as_ref().map(|tag| tag.as_str()))
                .maybe("label", track.label.as_deref()),
        );
    }
    node("figure").class("media").attr("part", "figure").with(player).with_some(caption(
        &media.caption,
        &media.credit,
        page,
    ))
}
