//! Stories that open in the place of the article, and the way back.

use std::{rc::Rc, sync::Arc};

use article::{Article, Error, ErrorCode, Story as Beside};
#[cfg(stock_leptos)] // for the methods of signals, which are traits' there
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element as Dom, HtmlElement, MouseEvent};

use super::{
    Element,
    events::Selected,
    left::Left,
    list::{List, Listed},
    loading::{Whole, awaited, drawn, finish},
    settings,
};
use crate::{
    browser::{address::fetched, scroll},
    components::context::Related,
    fetch::{Ahead, Asked, Load, Parts, Start, Wanted},
};

impl Element {
    /// A card was activated: tells the page, and opens its story if that is wanted and can be had.
    pub(super) fn select(self: &Rc<Self>, event: &MouseEvent, index: usize) {
        if self.follows.get() {
            return;
        }
        let listed = self.list.borrow().cards.get(index).cloned();
        let Some(listed) = listed else { return };
        let Some(story) = listed.story() else { return };
        let selected = Selected {
            url: story.url.as_ref(),
            index: u32::try_from(index).unwrap_or(u32::MAX),
            headline: &story.headline,
        };
        let goes_on = self.notify.send("related-select", &selected);
        let in_place = self.settings.related.get_untracked() == Related::InPlace;
        let opens = goes_on && in_place && listed.can_open() && is_plain(event);
        if opens || !goes_on {
            event.prevent_default();
        }
        if opens {
            let address = story.article.as_ref().map(fetched);
            let start = self.meant(address);
            self.set_busy(index);
            self.open(listed, index, start);
        }
    }

    /// Somebody means to open the story of this address: its JSON is asked for beforehand.
    pub(super) fn intend(&self, url: Option<String>) {
        let same =
            self.meant.borrow().as_ref().is_some_and(|meant| Some(meant.url()) == url.as_deref());
        if !same {
            self.meant.replace(url.and_then(Ahead::begin));
        }
    }

    /// The request for a story: the one that was begun beforehand, if it is that story's.
    fn meant(&self, url: Option<String>) -> Start {
        let url = url.unwrap_or_default();
        match self.meant.take() {
            Some(ahead) if ahead.url() == url => ahead.into_start(),
            _ => Start::of(&url),
        }
    }

    /// Opens a story, whose JSON may have been asked for; what was under way is aborted.
    fn open(self: &Rc<Self>, card: Listed, index: usize, start: Start) {
        let Some(load) = Load::new(start.controller()) else { return };
        let controller = load.controller();
        self.load.replace(Some(load));
        // For the way back.
        self.complete();
        let element = Rc::downgrade(self);
        let parts = self.parts.borrow().clone();
        // What has a format that is known is read so.
        let asked = Asked { format: None, map: settings::map(&self.host) };
        spawn_local(async move {
            let mut outcome = card.at_hand(parts.clone()).await;
            if outcome.as_ref().is_none_or(|whole| whole.reading.article.body.is_empty())
                && let Some(url) = start.url().filter(|url| !url.is_empty())
            {
                let Some(loaded) = start.load(false, &controller).await else { return };
                let base = Some(url.clone());
                let fetched = Whole::read(loaded, base, asked, parts, Wanted::Beginning).await;
                let fetched = fetched.map(|whole| Whole { src: Some(url), ..whole });
                outcome = fetched.ok().or(outcome);
            }
            let missing = || Error::new(ErrorCode::Empty, "a card without a story");
            finish(element, outcome.ok_or_else(missing), controller, Some(index)).await;
        });
    }

    /// What is gone back to from a story that is being opened: the headline of a story, or cards.
    pub(super) fn before(&self) -> Option<String> {
        let story = self.story.get_untracked()?;
        let are_cards = self.settings.cards.get_untracked() && story.before.is_none();
        Some(if are_cards { String::new() } else { story.headline() })
    }

    /// Keeps what is shown, for the way back. What list the story has that is opened: its own, else that of its
    /// card.
    pub(super) fn leave(&self, index: usize, own: List, article: &Article) -> List {
        let first = self.row.0.get_untracked().map_or(0, |row| row.first());
        let list = self.list.borrow().clone();
        let next = if own.cards.is_empty() { list.clone().without(article) } else { own };
        self.left.borrow_mut().push(Left {
            story: self.story.get_untracked(),
            source: self.source.borrow().clone(),
            texts: self.settings.texts.get_untracked(),
            list,
            told: self.told(),
            index,
            top: scroll::top(),
            first,
        });
        next
    }

    /// Goes back to what was shown before; what is under way is aborted.
    pub(super) fn back(self: &Rc<Self>) {
        let left = self.left.borrow_mut().pop();
        let (Some(left), Some(load)) = (left, Load::new(None)) else { return };
        let controller = load.controller();
        self.load.replace(Some(load));
        let Left { story: Some(story), source, texts, list, told, index, top, first } = left else {
            return;
        };
        self.settings.texts.set(texts);
        self.show(Some(story.clone()), source, list);
        let element = Rc::downgrade(self);
        spawn_local(async move {
            drawn(&story).await;
            if let Some(element) = awaited(&element, &controller) {
                element.come_back(index, top, first);
                element.notify.send("article-load", &story.reading().detail());
                element.watch_reader(told);
            }
        });
    }

    /// Shows an opened story from its beginning.
    pub(super) fn enter(&self) {
        let find = |selector| self.root.query_selector(selector).ok().flatten();
        if let Some(headline) = find(".headline").or_else(|| find(".article")) {
            let headline: HtmlElement = headline.unchecked_into();
            headline.set_tab_index(-1);
            scroll::focus_still(&headline);
        }
        if let Some(back) = find(".back") {
            scroll::nearest(&back);
        }
    }

    /// Back to the place that was left, at the card of an index.
    fn come_back(&self, index: usize, top: f64, first: i32) {
        if let Some(row) = self.row.0.get_untracked() {
            row.bring(first);
        }
        scroll::to_top(top);
        if let Some(link) = self.link(index) {
            scroll::focus_still(link.unchecked_ref());
            // Where it is not the page that scrolls.
            scroll::nearest(&link);
        }
    }

    /// The link of a card.
    fn link(&self, index: usize) -> Option<Dom> {
        let selector =
            [".cards [data-index='", &article::text::number(index as i64), "']"].concat();
        self.root.query_selector(&selector).ok()?
    }

    /// Says of a card that its story is being opened, and of no other.
    fn set_busy(&self, index: usize) {
        if let Some(before) = self.busy() {
            let _ = before.remove_attribute("aria-busy");
        }
        if let Some(link) = self.link(index) {
            let _ = link.set_attribute("aria-busy", "true");
        }
    }

    fn busy(&self) -> Option<Dom> {
        self.root.query_selector(".cards [aria-busy]").ok()?
    }

    /// Follows the link of the card that could not be opened.
    pub(super) fn follow_busy(&self) {
        let Some(link) = self.busy() else { return };
        let _ = link.remove_attribute("aria-busy");
        let link: HtmlElement = link.unchecked_into();
        self.follows.set(true);
        link.click();
        self.follows.set(false);
    }
}

/// Whether a click is to do what a click does, and not to open a tab, a window, a file.
fn is_plain(event: &MouseEvent) -> bool {
    !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key())
}

impl Listed {
    /// Whether its whole story can be had, as far as anybody knows.
    fn can_open(&self) -> bool {
        let at_hand = |story: &Beside| self.source.is_some() && story.place.0.is_some();
        self.story().is_some_and(|story| story.article.is_some() || at_hand(story))
    }

    /// The whole story, where it stands in the same document as the card.
    async fn at_hand(&self, parts: Option<Parts>) -> Option<Whole> {
        let (source, place) = (self.source.clone()?, self.story()?.place.0?);
        let reading = Arc::new(source.read(Wanted::Story(place), parts).await.ok()?);
        Some(Whole { reading, source, saved: None, src: None })
    }
}
