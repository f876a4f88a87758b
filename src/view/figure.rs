//! Pictures, galleries, video and sound, with caption and credit.

use article::{Content, Image, Media, text};

use super::{
    inline::some_content,
    node::{Node, action, node},
    page::Page,
};
use crate::{browser::address::fetched, locale::texts};

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
    let frame = frame(image, node("div").class("frame"), priority, page);
    node("figure")
        .part(name)
        .with(frame.with(action("enlarge").set("aria-label", page.text(texts::ENLARGE))))
        .with_some(caption(&image.caption, &image.credit, page))
}

/// Pictures that belong together.
pub(crate) fn gallery(images: &[Image], page: &Page<'_>) -> Node {
    let images = images.iter().map(|image| figure(image, Priority::Lazy, page)).collect();
    node("div").class("gallery").all(images)
}

/// A picture in a box that has its size before the picture is there.
pub(crate) fn frame(image: &Image, mut frame: Node, priority: Priority, page: &Page<'_>) -> Node {
    // `platform.js` gives these their names when the reader asks for the picture.
    let (src, srcset) = if page.saves { ("data-src", "data-srcset") } else { ("src", "srcset") };
    let mut picture =
        node("img").set("alt", image.alt.as_deref().unwrap_or_default()).attr("decoding", "async");
    if let (Some(width), Some(height)) = (image.width, image.height) {
        frame = ratio(frame, width, height);
        picture = picture.number("width", width).number("height", height);
    }
    // The browser knows the width of one that it fetches late.
    let auto = if priority == Priority::Lazy { "auto, " } else { "" };
    let sizes = [auto, &page.sizes].concat();
    picture = match priority {
        Priority::Lead => picture.attr("fetchpriority", "high"),
        Priority::Lazy => picture.attr("loading", "lazy"),
    };
    let files = candidates(image, None);
    if !files.is_empty() {
        picture = picture.set("sizes", &sizes).set(srcset, &files);
    }
    // Last, so that the browser knows all else before it begins to fetch.
    picture = picture.set(src, &fetched(&image.src));
    let mut kinds: Vec<&str> = Vec::new();
    for kind in image.sources.iter().filter_map(|source| source.kind.as_deref()) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if !kinds.is_empty() {
        let mut choice = node("picture");
        for kind in kinds {
            let files = candidates(image, Some(kind));
            let source = node("source").set("type", kind).set("sizes", &sizes);
            choice = choice.with(source.set(srcset, &files));
        }
        picture = choice.with(picture);
    }
    let show = page.saves.then(|| {
        let show = action("show").text(page.text(texts::SHOW)).text(" ");
        show.text(image.alt.as_deref().unwrap_or_default())
    });
    frame.with(picture).with_some(show)
}

/// The proportions of a box.
pub(super) fn ratio(frame: Node, width: u32, height: u32) -> Node {
    frame.set("--ratio", &[&text::number(width), "/", &text::number(height)].concat())
}

/// The files of one type, or of no stated type, as a `srcset`.
fn candidates(image: &Image, kind: Option<&str>) -> String {
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
    let poster = media.poster.as_ref().filter(|_| !page.saves);
    let mut player = node(tag)
        .attr("controls", "")
        .attr("preload", "none")
        .maybe("poster", poster.map(fetched).as_deref())
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
