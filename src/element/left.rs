//! What was left for another story.

use std::sync::Arc;

use super::{list::List, progress::Told};
use crate::{components::context::Story, fetch::Source, locale::Texts};

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
