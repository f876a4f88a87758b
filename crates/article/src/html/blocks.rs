//! What an element becomes: a card, or what its name says.

use super::{cards, elements, tree::Id, walker::Walker};

/// The rule by which the whole tree is read.
pub(super) fn rule(w: &mut Walker<'_, '_>, id: Id) -> bool {
    (!w.is_deep() && cards::read(w, id)) || elements::read(w, id)
}
