//! Markup that known systems write. A card is a shape that is recognised in the tree, together with what it becomes.
//!
//! A new card is a file with a function from an element to blocks, and a line in [`CARDS`].

mod amp;
mod boxes;
mod captions;
mod covers;
mod elementor;
mod facades;
mod files;
mod ghost;
mod ghost_bookmark;
mod pictures;
mod playlists;
mod posts;
mod quotes;
mod scripts;
mod sidenotes;

use super::{
    tree::{Id, Node},
    walker::Walker,
};

/// A shape of markup.
struct Card {
    /// Elements that may be of that shape: `.class`, `name`, `[attribute]` or
    /// `[attribute=value]`, with spaces between them; empty for any.
    marks: &'static str,
    /// Looks closer, and adds what the element becomes. `false`: it is of another shape, and nothing was done.
    read: fn(&mut Walker<'_, '_>, Id) -> bool,
}

const fn card(marks: &'static str, read: fn(&mut Walker<'_, '_>, Id) -> bool) -> Card {
    Card { marks, read }
}

/// Every card. The first one that says yes counts.
const CARDS: &[Card] = &[
    card(amp::IMAGE, amp::image),
    card(amp::MEDIA, amp::media),
    card(boxes::CALLOUT, boxes::callout),
    card(boxes::TOGGLE, boxes::toggle),
    card(boxes::SUMMARY, boxes::summary),
    card(captions::FIGURE, captions::figure),
    card(captions::AFTER, captions::after),
    card(captions::ADDRESS, captions::address),
    card(covers::MARKS, covers::read),
    card(elementor::SETTINGS, elementor::settings),
    card(elementor::ITEM, elementor::item),
    card(files::CORE, files::core),
    card(files::GHOST, files::ghost),
    card(ghost::FORM, ghost::form),
    card(ghost::RATING, ghost::rating),
    card(ghost::VIDEO, ghost::video),
    card(ghost_bookmark::MARKS, ghost_bookmark::read),
    card(pictures::GALLERY, pictures::gallery),
    card(pictures::PLAYER, pictures::player),
    card(playlists::MARKS, playlists::read),
    card(posts::FIRST, posts::first),
    card(posts::LAST, posts::last),
    card(quotes::PULL, quotes::pull),
    card(quotes::VERSE, quotes::verse),
    card(quotes::NOTES, quotes::notes),
    card(scripts::SCRIPT, scripts::script),
    card(scripts::EMPTY, scripts::empty),
    card(sidenotes::NOTE, sidenotes::note),
    card(sidenotes::SWITCH, sidenotes::switch),
    card(facades::NAMED, facades::named),
    card("", facades::any),
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
    marks.is_empty()
        || marks.split(' ').any(|mark| {
            if let Some(class) = mark.strip_prefix('.') {
                return node.has_class(class);
            }
            let Some(attribute) = mark.strip_prefix('[') else { return node.is_named(mark) };
            let attribute = attribute.trim_end_matches(']');
            match attribute.split_once('=') {
                Some((name, value)) => node.first(name) == value,
                None => node.get(attribute).is_some(),
            }
        })
}
