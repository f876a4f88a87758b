//! The related stories, as far as they are known: the article's own, or those of a list with an address of its
//! own.

use std::{cell::Cell, sync::Arc};

use crate::{
    components::context::{Card, Stories},
    fetch::Source,
};
use article::{
    Article, Reading, Story,
    context::MAX_STORIES,
    stories::{Marks, alike},
};

/// The related stories of an article.
#[derive(Clone, Default)]
pub(crate) struct List {
    /// The heading above them.
    pub(super) heading: Option<String>,
    /// The stories.
    pub(super) cards: Vec<Listed>,
    /// The address of more of them. Without a card, the list is fetched from there once it is near the view.
    pub(crate) next: Option<String>,
    /// Whether fetching the first of them has failed.
    pub(super) failed: bool,
    /// Whether they come after the article, into room that was reserved for them.
    pub(crate) late: bool,
}

/// A story of a list.
#[derive(Clone)]
pub(crate) struct Listed {
    pub(super) card: Card,
    marks: Marks,
    /// The document that the whole story may stand in.
    pub(super) source: Option<Arc<Source>>,
}

impl Listed {
    /// The story.
    pub(super) fn story(&self) -> Option<&Story> {
        self.card.story()
    }
}

impl List {
    /// Adds the related stories of what was read: none twice, and not the article that is shown. `false`: there
    /// was none to add.
    pub(crate) fn add(
        &mut self,
        reading: &Arc<Reading>,
        source: Option<&Arc<Source>>,
        shown: &Article,
    ) -> bool {
        let Some(related) = &reading.article.related else { return false };
        if self.heading.is_none() {
            self.heading = related.heading.clone();
        }
        let before = self.cards.len();
        for (at, story) in related.stories.iter().enumerate() {
            let marks = story.marks();
            // Those that were read together are different already.
            let known = self.cards.iter().take(before).any(|card| alike(&card.marks, &marks));
            if self.cards.len() < MAX_STORIES && !known && !story.is(shown) {
                let card = Card { reading: reading.clone(), at, key: key() };
                self.cards.push(Listed { card, marks, source: source.cloned() });
            }
        }
        let grown = self.cards.len() > before;
        self.next = source.and_then(|source| source.next());
        self.next.take_if(|_| !grown || reading.is_partial || self.cards.len() >= MAX_STORIES);
        grown
    }

    /// The same without the article that is shown.
    pub(super) fn without(mut self, shown: &Article) -> List {
        self.cards.retain(|card| card.story().is_some_and(|story| !story.is(shown)));
        self
    }

    /// Gives stories that were there before the keys that they had, so that their cards stay.
    pub(super) fn keep(&mut self, old: &List) {
        let mut old: Vec<Option<&Listed>> = old.cards.iter().map(Some).collect();
        for (at, new) in self.cards.iter_mut().enumerate() {
            let is_same = |old: &Option<&Listed>| old.is_some_and(|old| old.story() == new.story());
            let place = match old.get(at).is_some_and(is_same) {
                true => Some(at),
                false => old.iter().position(is_same),
            };
            if let Some(same) = place.and_then(|place| old.get_mut(place)?.take()) {
                new.card.key = same.card.key;
            }
        }
    }

    /// The list as components have it.
    pub(crate) fn stories(&self) -> Stories {
        Stories {
            heading: self.heading.clone(),
            cards: self.cards.iter().map(|listed| listed.card.clone()).collect(),
            more: self.next.is_some(),
            failed: self.failed,
            late: self.late,
        }
    }
}

/// A number that no other card of the page has.
fn key() -> usize {
    thread_local! {
        static NEXT: Cell<usize> = const { Cell::new(0) };
    }
    NEXT.replace(NEXT.get().wrapping_add(1))
}
