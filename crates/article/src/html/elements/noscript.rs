//! `<noscript>`: its content is often the only place that names a picture or a frame; otherwise it is a copy of what
//! is already shown.

use super::super::{
    addresses::{file_name, path_of},
    flows::taken,
    tags::Tag,
    tree::{self, Id},
    walker::Walker,
};
use crate::{Block, Flow, SafeUrl, provider};

/// How many blocks back a copy is looked for.
const MAX_BACK: usize = 4;

/// A `<noscript>`: its pictures, frames and players are shown, unless they are there already.
pub(in super::super) fn noscript(w: &mut Walker<'_, '_>, id: Id) {
    let text = w.tree.node(id).text;
    if !text.contains('<') || w.is_deep() {
        return;
    }
    let inner = tree::read(text);
    let shows = |at: Id| {
        matches!(inner.tag(at), Tag::IMG | Tag::IFRAME | Tag::VIDEO | Tag::AUDIO | Tag::OBJECT)
    };
    if !inner.inside(0).any(shows) {
        return;
    }
    let twin = after_picture(w, id);
    w.awaits = false;
    let mut flow = w.read_apart(&inner);
    for block in taken(&mut flow) {
        let copy = match &block {
            // A chart stands there as a picture too.
            Block::Image(image) if is_of(w.frame.flow.last(), &image.src) => true,
            Block::Image(image) => {
                twin || w.frame.flow.iter().rev().take(MAX_BACK).any(|before| {
                    matches!(before, Block::Image(known) if same(known.src.as_str(), image.src.as_str())
                        || known.href.as_ref().is_some_and(|href| same(href.as_str(), image.src.as_str())))
                })
            }
            Block::Embed(embed) => is_embedded(&w.frame.flow, &embed.url),
            Block::Video(_) | Block::Audio(_) | Block::Gallery(_) => false,
            _ => true,
        };
        if !copy {
            w.flush();
            w.block(block);
        }
    }
}

/// Whether it stands right after a picture that was shown.
fn after_picture(w: &Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    let around = tree.node(id).parent;
    let before = tree.children(around).take_while(|child| *child < id);
    let last = before.filter(|child| !tree.node(*child).is_blank_text()).last();
    let picture = last.is_some_and(|last| {
        tree.tag(last) == Tag::IMG || tree.find(last, &|node| node.tag == Tag::IMG).is_some()
    });
    picture && !w.awaits && matches!(w.frame.flow.last(), Some(Block::Image(_)))
}

/// Whether a block is an embed of the same host.
fn is_of(block: Option<&Block>, src: &SafeUrl) -> bool {
    matches!(block, Some(Block::Embed(embed)) if embed.url.host() == src.host())
}

fn same(one: &str, other: &str) -> bool {
    file_name(one) == file_name(other)
}

/// Whether an address is embedded already, as the last thing but few.
pub(in super::super) fn is_embedded(flow: &Flow, url: &SafeUrl) -> bool {
    let player = |url: &SafeUrl| provider(url).and_then(|provider| provider.player(url));
    flow.iter().rev().take(MAX_BACK).any(|block| {
        let Block::Embed(known) = block else { return false };
        let same = player(&known.url).is_some_and(|known| player(url) == Some(known));
        same || path_of(known.url.as_str()) == path_of(url.as_str())
    })
}
