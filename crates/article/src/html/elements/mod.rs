//! What each element makes, by its name.

pub(super) mod codes;
pub(super) mod figures;
pub(super) mod images;
pub(super) mod lists;
pub(super) mod media;
pub(super) mod noscript;
pub(super) mod quotes;
pub(super) mod tables;
pub(super) mod text;

use super::{
    classes,
    frame::Kind,
    tags::{BLOCK, HEADING, LIST, PART, RAW, Tag, VOID},
    told::Told,
    tree::{Id, Node},
    walker::Walker,
};
use crate::Block;

/// What an element makes. `false`: nothing by itself; what stands in it is to be read.
pub(super) fn read(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    let node = tree.node(id);
    match node.tag {
        tag if tag.is(VOID) => void(w, id, node),
        tag if tag.is(RAW) => raw(w, id, node),
        Tag::SVG | Tag::MATH | Tag::TEMPLATE | Tag::SELECT => skipped(w, node),
        Tag::BUTTON if is_question(w, node) => return false,
        Tag::BUTTON if w.controls(node) => text::label(w, id),
        Tag::BUTTON | Tag::DATALIST => w.leave_out(id),
        _ if w.is_deep() => return false,
        _ if is_credit(w, node) => text::credit(w, id),
        tag if tag.is(PART) => return part(w, id, tag),
        tag => return block(w, id, tag),
    }
    true
}

fn block(w: &mut Walker<'_, '_>, id: Id, tag: Tag) -> bool {
    let layout = w.galleries > 0;
    match tag {
        _ if tag.is(HEADING) => text::heading(w, id),
        Tag::P => return media::bare_address(w, id),
        Tag::PRE | Tag::LISTING => text::preformatted(w, id),
        Tag::FIGURE => figures::figure(w, id),
        Tag::FIGCAPTION | Tag::SUMMARY => text::caption(w, id),
        Tag::FOOTER if w.frame.kind == Kind::Quote => text::caption(w, id),
        Tag::VIDEO | Tag::AUDIO => media::media(w, id),
        Tag::OBJECT | Tag::APPLET => media::object(w, id),
        Tag::BLOCKQUOTE if w.room() => quotes::quote(w, id, false),
        Tag::DETAILS if w.room() => text::details(w, id),
        Tag::TABLE if w.room() => tables::table(w, id),
        _ if layout => return false,
        Tag::LI if w.frame.kind == Kind::List => lists::item(w, id),
        _ if (tag.is(LIST) || matches!(tag, Tag::MENU | Tag::DIR)) && w.room() => {
            lists::list(w, id, false);
        }
        Tag::DT if w.frame.kind == Kind::Definitions => lists::term(w, id),
        Tag::DD if w.frame.kind == Kind::Definitions => lists::description(w, id),
        Tag::DL if w.room() => lists::definitions(w, id),
        _ => return false,
    }
    true
}

/// A part of a table; in one that is too deep to be a table it means nothing.
fn part(w: &mut Walker<'_, '_>, id: Id, tag: Tag) -> bool {
    w.flush();
    if w.frame.kind != Kind::Table {
        return false;
    }
    match tag {
        Tag::TR => tables::row(w, id),
        Tag::CAPTION => {
            text::caption(w, id);
            return true;
        }
        Tag::TD | Tag::TH if w.room() => {
            tables::cell(w, id);
            return true;
        }
        _ => {}
    }
    false
}

/// An element without content.
fn void(w: &mut Walker<'_, '_>, id: Id, node: &Node<'_>) {
    match node.tag {
        Tag::BR => w.line_break(),
        Tag::HR => {
            w.flush();
            w.block(Block::Divider);
        }
        Tag::IMG | Tag::IMAGE => images::image(w, id),
        Tag::EMBED => media::old_embed(w, node),
        _ => {}
    }
}

/// An element whose content is not markup.
fn raw(w: &mut Walker<'_, '_>, id: Id, node: &Node<'_>) {
    if node.tag.is(BLOCK) {
        w.flush();
    }
    match node.tag {
        Tag::IFRAME => media::iframe(w, node),
        Tag::NOSCRIPT => noscript::noscript(w, id),
        _ => {}
    }
}

/// An element that is passed over with its content.
fn skipped(w: &mut Walker<'_, '_>, node: &Node<'_>) {
    let foreign = matches!(node.tag, Tag::SVG | Tag::MATH);
    let text = node.first("alttext");
    if node.tag == Tag::MATH && !text.is_empty() {
        w.words(text);
    } else if foreign && node.get("aria-hidden").is_none() {
        w.tell(Told::Drawing);
    }
}

fn is_credit(w: &Walker<'_, '_>, node: &Node<'_>) -> bool {
    matches!(w.frame.kind, Kind::Figure | Kind::Caption) && classes::is_credit(node.first("class"))
}

/// Whether a button is what opens an answer: it is the heading of that, or says that it opens something.
fn is_question(w: &Walker<'_, '_>, node: &Node<'_>) -> bool {
    let tree = w.tree;
    let mut around = node.parent;
    for _ in 0..8 {
        let tag = tree.tag(around);
        if tag.is(HEADING) || matches!(tag, Tag::SUMMARY | Tag::DT) {
            return true;
        }
        around = tree.node(around).parent;
    }
    false
}
