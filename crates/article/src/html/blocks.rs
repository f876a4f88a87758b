//! Decides what an element becomes: nothing, a card, or what its name means.

use super::{cards, elements, furniture, tree::Id, walker::Walker};

/// The rule by which the whole tree is read.
pub(super) fn rule(w: &mut Walker<'_, '_>, id: Id) -> bool {
    if w.tree.node(id).is_text() {
        return elements::codes::text(w, id);
    }
    furniture::drop(w, id) || (!w.is_deep() && cards::read(w, id)) || elements::read(w, id)
}
