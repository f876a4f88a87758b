//! What was left for another story.

use std::{cell::Cell, rc::Rc, sync::Arc};

use super::list::List;
use crate::{components::context::Story, fetch::Source, locale::Texts};

/// How many of the steps of `article-progress` have been told of a story; once each, also when the reader comes back to
/// it.
pub(super) type Told = Rc<Cell<usize>>;

/// What was shown before a story was opened.
pub(super) struct Left {
    pub(super) story: Option<Story>,
    pub(super) source: Option<Arc<Source>>,
    pub(super) texts: Texts,
    pub(super) list: List,
    /// How far its reader had got.
    pub(super) told: Told,
    /// The card that was opened.
    pub(super) index: usize,
    /// How far the page was scrolled, and the first card in view.
    pub(super) top: f64,
    pub(super) first: i32,
}
