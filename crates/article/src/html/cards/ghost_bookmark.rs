//! Ghost's bookmark: a card that leads to another page.

use super::super::{
    elements::media,
    flows,
    tags::{BLOCK, Tag},
    tree::Id,
    walker::Walker,
};
use crate::{Block, Flow, Run};

pub(super) const MARKS: &str = ".kg-bookmark-card";

pub(super) fn read(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    if !tree.tag(id).is(BLOCK) || !w.room() {
        return false;
    }
    let Some(url) = w.first_link(id) else { return false };
    w.leave_out(id);
    let title = tree.find_class(id, "kg-bookmark-title").map(|at| tree.text_of(at));
    let mut body = Flow::new();
    let of_class = |class| tree.find_class(id, class);
    let parts = [
        of_class("kg-bookmark-description"),
        of_class("kg-bookmark-author"),
        of_class("kg-bookmark-publisher"),
        tree.find(id, &|node| node.tag == Tag::FIGCAPTION),
    ];
    for part in parts.into_iter().flatten() {
        let text = tree.text_of(part);
        if !text.is_empty() {
            flows::add(&mut body, Block::Paragraph(vec![Run::plain(text)]));
        }
    }
    w.flush();
    w.block(media::embed(url, title.filter(|it| !it.is_empty()), body));
    true
}
