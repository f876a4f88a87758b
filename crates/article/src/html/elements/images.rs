//! Pictures: lazy ones, candidates of other widths, and what only counts readers.

use super::{
    super::{
        classes,
        cursor::{Cursor, collapse, is_no_space, is_space},
        tags::Tag,
        tree::{Id, Node},
        walker::Walker,
    },
    media::{is_counter, size},
};
use crate::{Block, Image, ImageSource, IssueCode, SafeUrl};

/// Where scripts for lazy pictures keep the address; `src` is then a placeholder.
const LAZY: &str = "data-src data-lazy-src data-original";
/// The same for candidates.
const SETS: &str = "data-srcset data-lazy-srcset srcset";

/// `<img>`.
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
    let Some(src) = address(w, node, &mut sources) else { return };
    if alt.as_deref().is_none_or(str::is_empty) {
        w.report(IssueCode::MissingAlt, "a picture without alternative text");
    }
    w.flush();
    let mut image = Image::new(src);
    image.alt = alt;
    image.width = width;
    image.height = height;
    image.sources = sources;
    w.block(Block::Image(image));
}

/// The address that every browser can show. The others are added to the sources.
fn address(
    w: &mut Walker<'_, '_>,
    node: &Node<'_>,
    sources: &mut Vec<ImageSource>,
) -> Option<SafeUrl> {
    let set = node.first(SETS);
    let own = sources.len();
    candidates(w, set, "", sources);
    let lazy = w.media_url(node.first(LAZY));
    if lazy.is_some() {
        return lazy;
    }
    let mut address = node.first("src");
    if is_placeholder(address) {
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
    }
    if address.is_empty() {
        w.report(IssueCode::Missing, "a picture without an address: left out");
    }
    w.media_url(address)
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
        let set = node.first(SETS);
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
    if !is_placeholder(address)
        && let Some(src) = w.media_url(address)
    {
        let kind = (!kind.is_empty()).then(|| kind.to_owned());
        sources.push(ImageSource { src, width, kind });
    }
}

fn is_placeholder(address: &str) -> bool {
    address.is_empty() || address.starts_with("data:")
}

/// The address of the first candidate.
fn first_address(set: &str) -> &str {
    let address = Cursor::new(set).take(is_no_space);
    address.strip_suffix(",").unwrap_or(address)
}
