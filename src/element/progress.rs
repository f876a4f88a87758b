//! How far a reader has got in a story: the event `article-progress`.

use std::rc::Rc;

#[cfg(stock_leptos)] // for the methods of signals, which are traits' there
use leptos::prelude::*;

use super::{Element, events::Progress, left::Told, reader::Reader};

impl Element {
    /// Watches the reader of the story that is shown, of which some steps may have been told before.
    pub(super) fn watch_reader(self: &Rc<Self>, told: Told) {
        let find = |selector| self.root.query_selector(selector).ok().flatten();
        let Some(article) = find(".article") else { return };
        let text = find(".body").unwrap_or_else(|| article.clone());
        let element = Rc::downgrade(self);
        let reader = Reader::new(&article, text, told, move |percent| {
            if let Some(element) = element.upgrade() {
                element.tell_progress(percent);
            }
        });
        self.reader.replace(Some(reader));
    }

    /// The steps that were told of the story that is shown.
    pub(super) fn told(&self) -> Told {
        self.reader.borrow().as_ref().map(|reader| reader.told.clone()).unwrap_or_default()
    }

    fn tell_progress(&self, percent: u8) {
        if let Some(story) = self.story.get_untracked() {
            let reading = story.reading();
            let url = reading.article.url.as_ref();
            self.notify.send("article-progress", &Progress { percent, url });
        }
    }
}
