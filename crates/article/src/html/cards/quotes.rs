//! Pull quotes, poems and footnotes, recognised by their classes.

use super::super::{
    elements::{lists, quotes, text},
    tags::{BLOCK, LIST, Tag},
    tree::Id,
    walker::Walker,
};

pub(super) const PULL: &str = ".wp-block-pullquote .pullquote .pull-quote";
pub(super) const VERSE: &str = ".wp-block-verse";
/// A list that says that it is one of footnotes.
pub(super) const NOTES: &str = ".footnotes .footnotes-list .footnote-list .wp-block-footnotes";

pub(super) fn pull(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let is = w.tree.tag(id).is(BLOCK) && w.room();
    if is {
        quotes::quote(w, id, true);
    }
    is
}

pub(super) fn verse(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let is = w.tree.tag(id).is(BLOCK);
    if is {
        text::verse(w, id);
    }
    is
}

pub(super) fn notes(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tag = w.tree.tag(id);
    let is = (tag.is(LIST) || matches!(tag, Tag::MENU | Tag::DIR)) && w.galleries == 0 && w.room();
    if is {
        lists::list(w, id, true);
    }
    is
}
