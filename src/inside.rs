//! Stories that open in the place of the article, and the way back.

use std::{rc::Rc, sync::Arc};

use article::{Article, Error, ErrorCode, Story, json::Value};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Event;

use crate::{
    browser::address::fetched,
    element::{Element, Shown, Whole, finish},
    fetch::{Load, Parts, Start, Wanted},
    list::{Card, List},
    platform,
    settings::Related,
    view::index_of,
};

/// What was shown before a story was opened.
pub(crate) struct Left {
    shown: Shown,
    list: List,
    /// The card that was opened.
    index: usize,
    /// The reader's place.
    place: JsValue,
}

impl Element {
    /// Somebody has clicked into the row of cards: tells the page if it was a card, and opens its story if
    /// that is wanted and can be had.
    pub(crate) fn select(self: &Rc<Self>, event: &Event) {
        let Some((link, index)) = index_of(event) else { return };
        let card = self.list.borrow().cards.get(index).cloned();
        let Some(card) = card else { return };
        let Some(story) = card.story() else { return };
        let url = story.url.as_ref();
        let goes_on = self.notify.send(
            "related-select",
            Value::Object(vec![
                ("url", url.map_or(Value::Null, |url| Value::String(url.as_str().to_owned()))),
                ("index", Value::Number(index as f64)),
                ("headline", Value::String(story.headline.clone())),
            ]),
        );
        let in_place = self.shown.get_untracked().settings.related == Related::InPlace;
        let opens = goes_on && in_place && card.can_open() && platform::plain(event);
        if opens || !goes_on {
            event.prevent_default();
        }
        if opens {
            let address = story.article.as_ref().map(fetched).unwrap_or_default();
            self.open(card, index, Start::new(platform::intended(&link, &address)));
        }
    }

    /// Opens a story, whose JSON may have been asked for; what was under way is aborted.
    fn open(self: &Rc<Self>, card: Card, index: usize, start: Start) {
        let Some(load) = Load::new(start.controller()) else { return };
        let controller = load.controller();
        self.load.replace(Some(load));
        // For the way back.
        self.complete();
        let element = Rc::downgrade(self);
        let parts = self.parts.borrow().clone();
        spawn_local(async move {
            let mut outcome = card.at_hand(parts.clone()).await;
            if outcome.as_ref().is_none_or(|whole| whole.reading.article.body.is_empty())
                && let Some(url) = start.url().filter(|url| !url.is_empty())
            {
                let Some(loaded) = start.load(false, &controller).await else { return };
                let fetched = Whole::read(loaded, Some(url), None, parts, Wanted::Beginning).await;
                outcome = fetched.ok().or(outcome);
            }
            let missing = || Error::new(ErrorCode::Empty, "a card without a story");
            finish(element, outcome.ok_or_else(missing), controller, Some(index)).await;
        });
    }

    /// Keeps what is shown, for the way back. What list the story has that is opened: its own, else that of its
    /// card.
    pub(crate) fn leave(&self, shown: Shown, index: usize, own: List, article: &Article) -> List {
        let place = platform::leave(&self.root);
        let list = self.list.take();
        let next = if own.cards.is_empty() { list.clone().without(article) } else { own };
        self.left.borrow_mut().push(Left { shown, list, index, place });
        next
    }

    /// Goes back to what was shown before; what is under way is aborted.
    pub(crate) fn back(self: &Rc<Self>) {
        let left = self.left.borrow_mut().pop();
        let (Some(left), Some(load)) = (left, Load::new(None)) else { return };
        let controller = load.controller();
        self.load.replace(Some(load));
        let detail = left.shown.reading.as_ref().map(|reading| reading.detail());
        // The attributes may have changed.
        let settings = self.shown.get_untracked().settings;
        self.begin_list(left.list);
        self.show(Shown { settings, ..left.shown });
        let element = Rc::downgrade(self);
        let drawn = JsFuture::from(self.drawn());
        spawn_local(async move {
            let _ = drawn.await;
            let element = element.upgrade().filter(|element| element.awaits(&controller));
            if let (Some(element), Some(detail)) = (element, detail) {
                platform::come_back(&element.root, left.index as u32, &left.place);
                element.notify.send("article-load", detail);
            }
        });
    }
}

impl Card {
    /// Whether its whole story can be had, as far as anybody knows.
    fn can_open(&self) -> bool {
        let at_hand = |story: &Story| self.source.is_some() && story.place.0.is_some();
        self.story().is_some_and(|story| story.article.is_some() || at_hand(story))
    }

    /// The whole story, where it stands in the same document as the card.
    async fn at_hand(&self, parts: Option<Parts>) -> Option<Whole> {
        let (source, place) = (self.source.clone()?, self.story()?.place.0?);
        let reading = Arc::new(source.read(Wanted::Story(place), parts).await.ok()?);
        Some(Whole { reading, source, saved: None })
    }
}
