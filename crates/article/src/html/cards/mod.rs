//! Markup that known systems write: a card is a shape that is recognised on the tree, and what it becomes.
//!
//! Adding one is a file, with a function from an element to blocks, and a line of [`CARDS`].

mod boxes;
mod captions;
mod ghost_bookmark;
mod pictures;
mod posts;
mod quotes;

use super::{
    tree::{Id, Node},
    walker::Walker,
};

/// A shape of markup.
struct Card {
    /// Elements that may be of that shape: `.class`, `name` or `[attribute]`, with spaces between them.
    marks: &'static str,
    /// Looks closer, and adds what the element becomes. `false`: it is of another shape, and nothing was done.
    read: fn(&mut Walker<'_, '_>, Id) -> bool,
}

const fn card(marks: &'static str, read: fn(&mut Walker<'_, '_>, Id) -> bool) -> Card {
    Card { marks, read }
}

/// Every card. The first one that says yes counts.
const CARDS: &[Card] = &[
    card(boxes::CALLOUT, boxes::callout),
    card(boxes::TOGGLE, boxes::toggle),
    card(boxes::SUMMARY, boxes::summary),
    card(captions::FIGURE, captions::figure),
    card(captions::AFTER, captions::after),
    card(captions::ADDRESS, captions::address),
    card(ghost_bookmark::MARKS, ghost_bookmark::read),
    card(pictures::GALLERY, pictures::gallery),
    card(pictures::PLAYER, pictures::player),
    card(posts::FIRST, posts::first),
    card(posts::LAST, posts::last),
    card(quotes::PULL, quotes::pull),
    card(quotes::VERSE, quotes::verse),
    card(quotes::NOTES, quotes::notes),
];

/// What an element becomes, if it is a card. `false`: it is none.
pub(super) fn read(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    let node = tree.node(id);
    if node.attributes.is_empty() && !node.name.contains('-') {
        return false;
    }
    CARDS.iter().any(|card| is_marked(node, card.marks) && (card.read)(w, id))
}

fn is_marked(node: &Node<'_>, marks: &str) -> bool {
    marks.split(' ').any(|mark| {
        if let Some(class) = mark.strip_prefix('.') {
            node.has_class(class)
        } else if let Some(attribute) = mark.strip_prefix('[') {
            node.get(attribute.trim_end_matches(']')).is_some()
        } else {
            node.is_named(mark)
        }
    })
}
