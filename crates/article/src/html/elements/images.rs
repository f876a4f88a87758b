//! Pictures: lazy ones, files of other widths, links around them, icons in a line, and pictures that only count
//! readers.

use super::{
    super::{
        addresses::{in_data, is_address, is_path, is_picture, is_placeholder, width_in_style},
        classes,
        cursor::{Cursor, collapse, is_no_space, is_space},
        tags::Tag,
        tree::{Id, Node},
        walker::Walker,
    },
    media::{is_counter, size},
};
use crate::{Block, Image, ImageSource, IssueCode, SafeUrl};

/// Where the best known scripts for lazy pictures keep the address; `src` is then a placeholder.
const LAZY: &str = "data-src data-lazy-src data-original";
/// A picture that is no larger is a sign, if it stands in a line of text.
const SIGN: u32 = 64;
/// A picture of a file that is less wide is its thumbnail.
const THUMBNAIL: u32 = 600;

/// `<img>`, and what other names it has.
pub(in super::super) fn image(w: &mut Walker<'_, '_>, id: Id) {
    let node = w.tree.node(id);
    let (width, height) = size(node);
    let pixel = match (width, height) {
        (None, None) => is_counter(node, 0),
        _ => width.unwrap_or(1) == 1 && height.unwrap_or(1) == 1,
    };
    if pixel {
        return;
    }
    let alt = node.get("alt").map(collapse);
    if node.has_class_of(classes::CHARACTERS) {
        w.restyle(node.style);
        return w.words(&alt.unwrap_or_default());
    }
    let mut sources = picture_sources(w, id);
    let Some(src) = address(w, id, &mut sources) else { return };
    let mut image = Image::new(src);
    image.alt = alt;
    (image.width, image.height) = scaled(width, height, width_in_style(node));
    image.sources = sources;
    if is_sign(w, id, &image) {
        w.restyle(node.style);
        w.sign(image);
        return;
    }
    if image.alt.as_deref().is_none_or(str::is_empty) {
        w.report(IssueCode::MissingAlt, "a picture without alternative text");
    }
    w.flush();
    if let Some(href) = w.link_of(node.style) {
        link(&mut image, href);
    }
    w.block(Block::Image(image));
}

/// The size at which a picture is shown, where the document asks for another width than the file's.
fn scaled(
    width: Option<u32>,
    height: Option<u32>,
    shown: Option<u32>,
) -> (Option<u32>, Option<u32>) {
    let Some(shown) = shown else { return (width, height) };
    match (width, height) {
        (Some(width), Some(height)) if shown < width => {
            let height = u64::from(height) * u64::from(shown) / u64::from(width);
            (Some(shown), u32::try_from(height).ok())
        }
        (None, None) => (Some(shown), None),
        _ => (width, height),
    }
}

/// A link around a picture: a file of the same picture is shown in place of its thumbnail.
fn link(image: &mut Image, href: SafeUrl) {
    let file = is_picture(href.as_str());
    let thumbnail = image.width.is_none_or(|width| width < THUMBNAIL);
    if file && thumbnail {
        let same = image.src == href;
        image.src = href;
        if !same {
            (image.width, image.height) = (None, None);
            image.sources.clear();
        }
    } else {
        image.href = Some(href);
    }
}

/// Whether a picture is small and stands in a line of text.
fn is_sign(w: &Walker<'_, '_>, id: Id, image: &Image) -> bool {
    let small = |side: Option<u32>| side.is_none_or(|side| side <= SIGN);
    let known = image.width.is_some() || image.height.is_some();
    if !known || !small(image.width) || !small(image.height) {
        return false;
    }
    let tree = w.tree;
    let mut line = tree.node(id).parent;
    while line > 0 && !tree.tag(line).is_special() {
        line = tree.node(line).parent;
    }
    // Text in the same block, and nothing but text.
    matches!(tree.tag(line), Tag::P | Tag::LI | Tag::TD | Tag::TH | Tag::FIGCAPTION)
        && tree.inside(line).any(|at| tree.node(at).is_text() && !tree.node(at).is_blank())
        && tree.inside(line).all(|at| !tree.tag(at).is_special())
}

/// The address that every browser can show. The others are added to the sources.
fn address(w: &mut Walker<'_, '_>, id: Id, sources: &mut Vec<ImageSource>) -> Option<SafeUrl> {
    let node = w.tree.node(id);
    let own = sources.len();
    let set = sets(node);
    candidates(w, set, "", sources);
    let known = node.first(LAZY);
    if is_path(known) || (!known.is_empty() && !is_placeholder(known)) {
        let lazy = w.media_url(known);
        if lazy.is_some() {
            return lazy;
        }
    }
    let src = node.first("src");
    let mut address = src;
    if is_placeholder(src) {
        if let Some(lazy) = lazy(node) {
            return w.media_url(lazy);
        }
        // The widest one below the size of a large screen, else the first.
        let mut best: Option<&ImageSource> = None;
        for source in sources.iter().skip(own) {
            if best.is_none_or(|best| source.width <= Some(1600) && source.width > best.width) {
                best = Some(source);
            }
        }
        if let Some(best) = best {
            return Some(best.src.clone());
        }
        let first = first_address(set);
        if !is_placeholder(first) {
            address = first;
        }
        // What follows for readers without scripts is the picture.
        let unknown = address.is_empty() || address.starts_with("data:");
        if unknown && (w.has_copy(id) || !address.is_empty() && src.is_empty()) {
            return None;
        }
    }
    if address.is_empty() {
        w.report(IssueCode::Missing, "a picture without an address: left out");
    }
    w.media_url(address)
}

/// The address that some script would have taken: in an attribute that is named so, else in any that holds a
/// picture's.
fn lazy<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    let picture = |value: &str| is_path(value) && is_picture(value);
    in_data(node, "src", &picture)
        .or_else(|| in_data(node, "src", &is_address))
        .or_else(|| in_data(node, "data-", &picture))
}

/// The candidates of a picture: those for scripts before those for all.
fn sets<'n>(node: &'n Node<'_>) -> &'n str {
    let named = |(name, value): &&'n (&str, String)| {
        name.len() > 6
            && name.to_ascii_lowercase().ends_with("srcset")
            && !is_placeholder(value.trim())
    };
    let lazy = node.attributes.iter().find(named).map(|(_, value)| value.as_str());
    lazy.unwrap_or_else(|| node.first("srcset"))
}

/// The files of the `<source>`s that stand before a picture. One for a medium may show another detail, and is
/// left out.
fn picture_sources(w: &mut Walker<'_, '_>, id: Id) -> Vec<ImageSource> {
    let tree = w.tree;
    let mut sources = Vec::new();
    let around = tree.node(id).parent;
    if tree.tag(around) != Tag::PICTURE {
        return sources;
    }
    for child in tree.children(around).take_while(|child| *child < id) {
        let node = tree.node(child);
        let set = sets(node);
        if node.tag != Tag::SOURCE || set.is_empty() || !node.first("media").is_empty() {
            continue;
        }
        let kind = node.first("type");
        let before = sources.len();
        candidates(w, set, kind, &mut sources);
        if sources.len() == before && !kind.is_empty() {
            // One file of another type, in the picture's own width.
            source(w, first_address(set), None, kind, &mut sources);
        }
    }
    sources
}

/// The candidates of a `srcset` that say their width.
#[inline(never)]
fn candidates(w: &mut Walker<'_, '_>, set: &str, kind: &str, sources: &mut Vec<ImageSource>) {
    let mut cursor = Cursor::new(set);
    while !cursor.ended() {
        cursor.skip(|byte| byte == b',' || is_space(byte));
        let address = cursor.take(is_no_space);
        // A comma at the end of the address ends the candidate; commas inside belong to it.
        if address.ends_with(",") {
            continue;
        }
        while !cursor.ended() && cursor.byte(0) != b',' {
            cursor.skip(is_space);
            let number = cursor.number();
            let unit = cursor.take(|byte| byte != b',' && is_no_space(byte));
            if let (Some(width @ 1..=100_000), "w") = (number, unit)
                && w.cx.take_node(w.path)
            {
                source(w, address, Some(width.unsigned_abs()), kind, sources);
            }
        }
    }
}

#[inline(never)]
fn source(
    w: &mut Walker<'_, '_>,
    address: &str,
    width: Option<u32>,
    kind: &str,
    sources: &mut Vec<ImageSource>,
) {
    // A placeholder among the candidates is no loss.
    if !address.is_empty()
        && !address.starts_with("data:")
        && let Some(src) = w.media_url(address)
    {
        let kind = (!kind.is_empty()).then(|| kind.to_owned());
        sources.push(ImageSource { src, width, kind });
    }
}

/// The address of the first candidate.
fn first_address(set: &str) -> &str {
    let address = Cursor::new(set).take(is_no_space);
    address.strip_suffix(",").unwrap_or(address)
}
