//! Elementor: videos and galleries whose addresses are only in data attributes.

use super::{
    super::{addresses::is_picture, tags::Tag, tree::Id, walker::Walker},
    facades,
};
use crate::{Block, Image, Media, MediaSource};

/// A widget with its settings in JSON.
pub(super) const SETTINGS: &str = "[data-settings]";
/// A picture of a gallery.
pub(super) const ITEM: &str = ".e-gallery-item .elementor-gallery-item";
/// Settings that name a film.
const FILMS: &str = "youtube_url vimeo_url dailymotion_url videopress_url hosted_url external_url";

pub(super) fn settings(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    let node = tree.node(id);
    let film = |at: Id| matches!(tree.tag(at), Tag::IFRAME | Tag::VIDEO);
    if !node.has_class("elementor-widget-video") || tree.inside(id).any(film) {
        return false;
    }
    let json = node.first("data-settings");
    let kind = value(json, "video_type").unwrap_or_default();
    let mut named = FILMS.split(' ').filter(|name| kind.is_empty() || name.starts_with(&kind));
    let address = named
        .find_map(|name| value(json, name))
        .or_else(|| FILMS.split(' ').find_map(|name| value(json, name)));
    let Some(url) = address.and_then(|address| w.media_url(&address)) else { return false };
    w.leave_out(id);
    if kind == "hosted" {
        w.flush();
        let sources = vec![MediaSource { src: url, kind: None }];
        w.block(Block::Video(Media { sources, ..Media::default() }));
    } else {
        facades::show(w, url, node.owned("aria-label"), node);
    }
    true
}

pub(super) fn item(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    let node = tree.node(id);
    if tree.find(id, &|node| node.tag == Tag::IMG).is_some() {
        return false;
    }
    let small = tree.find(id, &|node| node.get("data-thumbnail").is_some());
    let own = Some(node.first("href")).filter(|href| is_picture(href));
    let thumbnail = small.map(|at| tree.node(at).first("data-thumbnail"));
    let Some(src) = own.or(thumbnail).and_then(|address| w.media_url(address)) else {
        return false;
    };
    let mut image = Image::new(src);
    let label = small.and_then(|at| tree.node(at).owned("aria-label alt title"));
    image.alt = label.or_else(|| node.owned("aria-label title"));
    w.leave_out(id);
    w.flush();
    w.block(Block::Image(image));
    true
}

/// The text of a field in flat JSON.
fn value(json: &str, name: &str) -> Option<String> {
    let after = json.split_once(&format!("\"{name}\""))?.1;
    let text = after.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => return (!out.is_empty()).then_some(out),
            '\\' => out.push(chars.next()?),
            c => out.push(c),
        }
    }
    None
}
