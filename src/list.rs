//! The related stories, as far as they are known: the article's own, or those of a list with an address of its
//! own; and more of them, where the list says where it goes on.

use std::{rc::Rc, sync::Arc};

use article::{
    Article, Error, ErrorCode, Reading, Story,
    context::MAX_STORIES,
    stories::{Marks, alike},
};
use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    browser::time::now,
    element::Element,
    fetch::{self, Answer, Load, Source, Wanted},
    platform,
    settings::Settings,
    view::{Page, related},
};

/// The related stories of an article.
#[derive(Clone, Default)]
pub(crate) struct List {
    /// The heading above them.
    pub(crate) heading: Option<String>,
    /// The stories.
    pub(crate) cards: Vec<Card>,
    /// The address of more of them. Without a card, the list is fetched from there once it is near the view.
    pub(crate) next: Option<String>,
    /// Whether fetching the first of them has failed.
    pub(crate) failed: bool,
    /// Whether they come after the article, into room that was reserved for them.
    pub(crate) late: bool,
}

/// A story of a list: one of the related stories of what was read.
#[derive(Clone)]
pub(crate) struct Card {
    reading: Arc<Reading>,
    at: usize,
    marks: Marks,
    /// The document that the whole story may stand in.
    pub(crate) source: Option<Arc<Source>>,
}

impl Card {
    /// The story.
    pub(crate) fn story(&self) -> Option<&Story> {
        self.reading.article.related.as_ref()?.stories.get(self.at)
    }
}

impl List {
    /// The stories beside an article that was read from a document.
    pub(crate) fn of(
        reading: &Arc<Reading>,
        source: Option<&Arc<Source>>,
        settings: &Settings,
    ) -> List {
        let mut list = List::default();
        if settings.related_src.is_some() {
            list.next = settings.related_src.clone();
            list.late = true;
        } else if reading.article.related.is_some() {
            list.add(reading, source, &reading.article);
        }
        list
    }

    /// Adds the related stories of what was read: none twice, and not the article that is shown. `false`: there
    /// was none to add.
    fn add(
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
                let (reading, source) = (reading.clone(), source.cloned());
                self.cards.push(Card { reading, at, marks, source });
            }
        }
        let grown = self.cards.len() > before;
        self.next = source.and_then(|source| source.next());
        self.next.take_if(|_| !grown || reading.is_partial || self.cards.len() >= MAX_STORIES);
        grown
    }

    /// The same without the article that is shown.
    pub(crate) fn without(mut self, shown: &Article) -> List {
        self.cards.retain(|card| card.story().is_some_and(|story| !story.is(shown)));
        self
    }
}

impl Element {
    /// Reads the related stories that were left for later.
    pub(crate) fn complete(&self) {
        let shown = self.shown.get_untracked();
        let (Some(beginning), Some(source)) = (shown.reading, shown.source) else { return };
        if !beginning.is_partial {
            return;
        }
        let Some(whole) = source.whole(beginning.format).map(Arc::new) else { return };
        let mut list = self.list.borrow_mut();
        if list.cards.first().is_some_and(|card| Arc::ptr_eq(&card.reading, &beginning)) {
            *list = List::of(&whole, Some(&source), &shown.settings);
        }
        // Nothing that is drawn changes.
        self.shown.write_untracked().reading = Some(whole);
    }

    /// Takes another list; what is under way for the one before is aborted.
    pub(crate) fn begin_list(&self, list: List) {
        self.more.take();
        self.list.replace(list);
    }

    /// Fetches more stories, if there are more and none are under way.
    pub(crate) fn more(self: &Rc<Self>) {
        let next = self.list.borrow().next.clone();
        let Some(url) = next.filter(|_| self.more.borrow().is_none()) else { return };
        let Some(load) = Load::new(None) else { return };
        let again = std::mem::take(&mut self.list.borrow_mut().failed);
        if again {
            self.draw_list();
        }
        let controller = load.controller();
        let weak = Rc::downgrade(self);
        spawn_local(async move {
            let now = now() as f64;
            let Some(answer) = fetch::json(&url, None, now, &controller).await else { return };
            let Some(element) = weak.upgrade() else { return };
            let parts = element.parts.borrow().clone();
            drop(element);
            let read = match answer {
                Ok(Answer { value, pages }) => {
                    let source = Source { value, base: Some(url), format: None, pages };
                    source.read(Wanted::List, parts).await.map(|reading| (reading, source))
                }
                Err(error) => Err(error),
            };
            // Another list may have come meanwhile.
            let waits = |element: &Rc<Element>| {
                let more = element.more.borrow();
                more.as_ref().is_some_and(|more| more.controller() == controller)
            };
            let Some(element) = weak.upgrade().filter(waits) else { return };
            element.more.take();
            if element.add(read) {
                element.draw_list();
            }
            let _ = element.drawn();
        });
        self.more.replace(Some(load));
    }

    /// Adds what has come. `true`: there was no card before, and the list is to be drawn.
    fn add(&self, read: Result<(Reading, Source), Error>) -> bool {
        let Some(shown) = self.shown.get_untracked().reading else { return false };
        let list = &mut *self.list.borrow_mut();
        let first = list.cards.is_empty();
        list.failed = false;
        match read {
            Ok((reading, source)) => {
                list.add(&Arc::new(reading), Some(&Arc::new(source)), &shown.article);
            }
            Err(error) if error.code() == ErrorCode::Empty => list.next = None,
            Err(_) => list.failed = first,
        }
        first
    }

    /// Waits until everything is in the shadow root.
    pub(crate) fn drawn(&self) -> Promise {
        platform::drawn(&self.place, &self.notify.0)
    }

    /// Draws the related stories anew, the first of them at once.
    pub(crate) fn draw_list(&self) {
        let shown = self.shown.get_untracked();
        let related =
            Page::of(&shown, 0).and_then(|page| related(&page, &self.list.borrow(), self.number));
        let mut living = Vec::new();
        let section = related
            .zip(self.place.owner_document())
            .map(|(related, document)| related.draw(&document, &mut living));
        platform::put(&self.place, section.as_ref());
        // What lived in the drawing before ends with it.
        self.living.replace(living);
    }
}
