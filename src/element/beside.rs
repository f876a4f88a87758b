//! The related stories beside the story that is shown: which they are, and more of them, where their list says where
//! it goes on.

use std::{rc::Rc, sync::Arc};

use article::{Article, Error, ErrorCode, Reading};
#[cfg(stock_leptos)] // for the methods of signals, which are traits' there
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Element, events::Slide, list::List, settings};
use crate::{
    browser::time::now,
    fetch::{self, Answer, Asked, JSON_OF_ANY_FORMAT, Load, Source, Wanted},
};

impl Element {
    /// What is shown beside an article that was not opened in the place of another; where stories are cards, these.
    pub(super) fn list_for(&self, reading: &Arc<Reading>, source: Option<&Arc<Source>>) -> List {
        match source {
            Some(source) if self.settings.cards.get_untracked() => {
                let mut list = List::default();
                let cards = Arc::new(source.cards(reading));
                list.add(&cards, Some(source), &Article::default());
                // What is not in the document is no card.
                list.next = None;
                list
            }
            source => self.list_of(reading, source),
        }
    }

    /// Takes the list of the other display. Where a story was opened it is that which is gone back to.
    pub(super) fn take_display(&self) {
        if let Some(left) = self.left.borrow_mut().first_mut() {
            if let Some(story) = &left.story {
                left.list = self.list_for(&story.reading(), left.source.as_ref());
            }
        } else if let Some(story) = self.story.get_untracked() {
            let source = self.source.borrow().clone();
            self.begin_list(self.list_for(&story.reading(), source.as_ref()));
        }
    }

    /// The stories beside an article that was read from a document.
    pub(super) fn list_of(&self, reading: &Arc<Reading>, source: Option<&Arc<Source>>) -> List {
        let mut list = List::default();
        if let Some(address) = &*self.related_src.borrow() {
            list.next = Some(address.clone());
            list.late = true;
        } else if reading.article.related.is_some() {
            list.add(reading, source, &reading.article);
        }
        list
    }

    /// Follows the address of a list that takes the place of the article's own.
    pub(super) fn take_related_src(&self) {
        let address = settings::related_src(&self.host);
        if self.related_src.replace(address.clone()) == address {
            return;
        }
        if let Some(story) = self.story.get_untracked() {
            let (reading, source) = (story.reading(), self.source.borrow().clone());
            let was_opened = story.before.is_some();
            self.begin_list(match was_opened {
                true => self.list_of(&reading, source.as_ref()),
                false => self.list_for(&reading, source.as_ref()),
            });
        }
    }

    /// Reads the related stories that were left for later.
    pub(crate) fn complete(&self) {
        let (Some(story), Some(source)) =
            (self.story.get_untracked(), self.source.borrow().clone())
        else {
            return;
        };
        let beginning = story.reading();
        if !beginning.is_partial {
            return;
        }
        let Some(whole) = source.whole(beginning.format).map(Arc::new) else { return };
        let own = |list: &List| {
            let first = list.cards.first();
            first.is_some_and(|listed| Arc::ptr_eq(&listed.card.reading, &beginning))
        };
        // Nothing of the article that is drawn changes.
        story.reading.update_untracked(|reading| *reading = whole.clone());
        if own(&self.list.borrow()) {
            self.set_list(self.list_of(&whole, Some(&source)));
        }
    }

    /// Takes another list; what is under way for the one before is aborted.
    pub(super) fn begin_list(&self, list: List) {
        self.more.take();
        self.set_list(list);
    }

    fn set_list(&self, mut list: List) {
        list.keep(&self.list.borrow());
        self.list.replace(list);
        self.publish();
    }

    /// Lets the components know the list as it is now.
    fn publish(&self) {
        let stories = self.list.borrow().stories();
        self.stories.set(stories);
    }

    /// The row has come to rest.
    pub(super) fn slid(&self, [first, last, count]: [usize; 3]) {
        self.notify.send("related-slide", &Slide::of(first, last, count));
    }

    /// Fetches more stories, if there are more and none are under way.
    pub(super) fn more(self: &Rc<Self>) {
        let next = self.list.borrow().next.clone();
        let Some(url) = next.filter(|_| self.more.borrow().is_none()) else { return };
        let Some(load) = Load::new(None) else { return };
        let again = std::mem::take(&mut self.list.borrow_mut().failed);
        if again {
            self.publish();
        }
        let controller = load.controller();
        let weak = Rc::downgrade(self);
        spawn_local(async move {
            let now = now() as f64;
            let Some(answer) = fetch::json(&url, JSON_OF_ANY_FORMAT, None, now, &controller).await
            else {
                return;
            };
            let Some(element) = weak.upgrade() else { return };
            let parts = element.parts.borrow().clone();
            // What has a format that is known is read so.
            let asked = Asked { format: None, map: settings::map(&element.host) };
            drop(element);
            let read = match answer {
                Ok(Answer { value, pages }) => {
                    let source = Source { value, base: Some(url), asked, pages };
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
            element.add(read);
            element.publish();
        });
        self.more.replace(Some(load));
    }

    /// Adds what has come.
    fn add(&self, read: Result<(Reading, Source), Error>) {
        let Some(story) = self.story.get_untracked() else { return };
        let list = &mut *self.list.borrow_mut();
        list.failed = false;
        match read {
            Ok((reading, source)) => {
                let shown = story.reading();
                list.add(&Arc::new(reading), Some(&Arc::new(source)), &shown.article);
            }
            Err(error) if error.code() == ErrorCode::Empty => list.next = None,
            Err(_) => list.failed = list.cards.is_empty(),
        }
    }
}
