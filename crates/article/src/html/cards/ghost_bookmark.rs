//! Ghost's bookmark: a card that leads to another page.

use super::super::{
    flows,
    tags::{BLOCK, Tag},
    tree::Id,
    walker::Walker,
};
use crate::{Block, Embed, Flow, Run, content};

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
    ];
    let caption = tree.find(id, &|node| node.tag == Tag::FIGCAPTION).map(|at| tree.text_of(at));
    for part in parts.into_iter().flatten() {
        let text = tree.text_of(part);
        if !text.is_empty() {
            flows::add(&mut body, Block::Paragraph(vec![Run::plain(text)]));
        }
    }
    w.flush();
    let title = title.filter(|it| !it.is_empty());
    let caption = content::plain(caption.unwrap_or_default());
    w.block(Block::Embed(Embed { title, body, caption, ..Embed::new(url) }));
    true
}
