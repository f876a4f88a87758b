//! From a load to what is shown of it, and the events that tell of that.

use std::{
    rc::{Rc, Weak},
    sync::Arc,
};

use article::{Article, Error, Reading, Timestamp};
use js_sys::{Date, JSON, Promise};
#[cfg(stock_leptos)] // for the methods of signals, which are traits' there
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

use super::{Element, events::Failure, left::Told, list::List, settings};
use crate::{
    browser::{copies, scroll::Positions, width::width_of},
    components::{
        context::{Shown, Story},
        updates,
    },
    fetch::{Asked, Load, Loaded, Parts, Source, Start, Wanted},
    json::to_js,
    locale::Texts,
    rare,
};

impl Element {
    /// Loads what the loader has found; what was under way is aborted.
    pub(crate) fn load(self: &Rc<Self>, start: &Start) {
        let Some(load) = Load::new(start.controller()) else { return };
        let controller = load.controller();
        self.load.replace(Some(load));
        let element = Rc::downgrade(self);
        let (start, asked) = (start.clone(), settings::asked(&self.host));
        let kept = self.host.has_attribute("cache");
        let renewed = start.field("renewed").is_some();
        let parts = start.parts();
        self.parts.replace(parts.clone());
        rare::comes_by(parts.clone());
        spawn_local(async move {
            let Some(loaded) = start.load(kept && !renewed, &controller).await else { return };
            let base = start.field("base").and_then(|base| base.as_string());
            // A version is compared with the whole of the one before.
            let wanted = if renewed { Wanted::Article } else { Wanted::Beginning };
            let mut whole = Whole::read(loaded, base, asked, parts, wanted).await;
            if let Ok(whole) = &mut whole {
                whole.src = start.url();
            }
            if let (true, Ok(whole), Some(url)) = (kept, &whole, start.url())
                && whole.saved.is_none()
            {
                spawn_local(copies::save(url, whole.source.value.clone()));
            }
            if renewed {
                let copy = start.url().filter(|_| kept);
                renew(element, whole, controller, copy).await;
            } else {
                finish(element, whole, controller, None).await;
            }
        });
    }

    /// Takes the attributes as they are now; texts in another language may come later.
    pub(crate) fn update(self: &Rc<Self>) {
        let language = settings::language(&self.host);
        let is_other = self.settings.language.get_untracked() != language;
        let turns =
            is_other || self.settings.direction.get_untracked() != settings::direction(&self.host);
        // Tables that the reader has scrolled show the same columns after a change of direction: the browser would begin
        // anew, or count from the other side.
        let tables = turns.then(|| Positions::of(&self.root, ".table"));
        let were_cards = self.settings.cards.get_untracked();
        settings::take(&self.host, &self.settings);
        if self.settings.cards.get_untracked() != were_cards {
            self.take_display();
        }
        self.take_related_src();
        // At once: whoever sets an attribute may look for what comes of it.
        leptos_markup::flush();
        if let Some(tables) = tables {
            tables.put_back();
        }
        let Some(story) = self.story.get_untracked().filter(|_| is_other) else { return };
        let (element, reading) = (Rc::downgrade(self), story.reading());
        let (speaker, host) = (self.speaker.clone(), self.host.clone());
        spawn_local(async move {
            let texts = speaker.texts(&host, &reading.article).await;
            let Some(element) = element.upgrade() else { return };
            // Another story or language has come since, with texts of its own.
            let same = element.story.get_untracked().is_some_and(|shown| shown.is(&story));
            if same && element.settings.language.get_untracked() == language {
                element.settings.texts.set(texts);
            }
        });
    }
}

/// What has become of a document.
pub(super) struct Whole {
    /// What was read.
    pub(super) reading: Arc<Reading>,
    /// The document.
    pub(super) source: Arc<Source>,
    /// When the copy was saved that it is, if it is one.
    pub(super) saved: Option<Timestamp>,
    /// The address of the story's own JSON, if it has one.
    pub(super) src: Option<String>,
}

impl Whole {
    /// Reads what was loaded.
    pub(super) async fn read(
        loaded: Result<Loaded, Error>,
        base: Option<String>,
        asked: Asked,
        parts: Option<Parts>,
        wanted: Wanted,
    ) -> Result<Whole, Error> {
        let Loaded { value, saved, pages } = loaded?;
        let source = Source { value, base, asked, pages };
        let reading = Arc::new(source.read(wanted, parts).await?);
        Ok(Whole { reading, source: Arc::new(source), saved, src: None })
    }
}

/// The element, while it is there and waits for the load of this controller.
#[inline(never)]
pub(super) fn awaited(
    element: &Weak<Element>,
    controller: &AbortController,
) -> Option<Rc<Element>> {
    element.upgrade().filter(|element| element.awaits(controller))
}

/// Shows a newer version, if it is another one; what is there stays where that has failed, and while the reader
/// is at another story. One that its publisher has taken back goes, and its `copy` with it. The loader hears whether
/// the server has answered.
async fn renew(
    element: Weak<Element>,
    outcome: Result<Whole, Error>,
    controller: AbortController,
    copy: Option<String>,
) {
    let awaited = || awaited(&element, &controller);
    let Some(waiting) = awaited() else { return };
    let story = waiting.story.get_untracked();
    let old = story.as_ref().and_then(|story| json(&story.reading().article));
    let away = !waiting.left.borrow().is_empty();
    let mut absence = waiting.absence.get();
    let is_gone = absence.hear(outcome.as_ref().err(), Date::now());
    waiting.absence.set(absence);
    match (outcome, story) {
        (Err(error), _) if is_gone && !away => {
            drop(waiting);
            if let Some(url) = copy {
                copies::remove(&url).await;
            }
            fail(&element, &controller, &error).await;
        }
        (Ok(Whole { reading, source, .. }), Some(story))
            if !away && json(&reading.article) != old =>
        {
            let (host, speaker) = (waiting.host.clone(), waiting.speaker.clone());
            drop(waiting);
            let texts = speaker.texts(&host, &reading.article).await;
            let Some(waiting) = awaited() else { return };
            let detail = to_js(&reading.detail());
            waiting.settings.texts.set(texts);
            let list = waiting.list_for(&reading, Some(&source));
            waiting.source.replace(Some(source));
            updates::renew(&waiting.root, &story, reading);
            // A list of its own address stays.
            if !waiting.list.borrow().late {
                waiting.begin_list(list);
            }
            drop(waiting);
            drawn(&story).await;
            if let Some(element) = awaited() {
                element.notify.tell("article-update", &detail);
            }
        }
        (outcome, _) => {
            // The status 304 says that there is none.
            let failed = outcome.err().is_some_and(|error| error.status() != 304);
            waiting.notify.tell("renewed", &JsValue::from_bool(!failed));
        }
    }
}

/// Shows what was loaded, and reports when it is there. With `opened`, the place of a card, it is that card's
/// story, and there is a way back.
pub(super) async fn finish(
    element: Weak<Element>,
    outcome: Result<Whole, Error>,
    controller: AbortController,
    opened: Option<usize>,
) {
    // Nobody waits any more for what a removed element or an earlier `src` has asked for.
    let awaited = || awaited(&element, &controller);
    let Some(waiting) = awaited() else { return };
    let Whole { reading, source, saved, src } = match outcome {
        Ok(whole) => whole,
        // The page of the story may be had.
        Err(_) if opened.is_some() => return waiting.follow_busy(),
        Err(error) => {
            drop(waiting);
            return fail(&element, &controller, &error).await;
        }
    };
    let (host, speaker) = (waiting.host.clone(), waiting.speaker.clone());
    drop(waiting);
    let texts = speaker.texts(&host, &reading.article).await;
    let Some(waiting) = awaited() else { return };
    let (list, before) = match opened {
        Some(index) => {
            let own = waiting.list_of(&reading, Some(&source));
            let before = waiting.before();
            (waiting.leave(index, own, &reading.article), before)
        }
        None => {
            waiting.left.take();
            (waiting.list_for(&reading, Some(&source)), None)
        }
    };
    let shown = Shown::new(reading, width_of(&waiting.root));
    let stands = waiting.stands();
    // Pictures that stand there have been fetched already.
    let saves = shown.saves && !stands;
    let story = Story::from(Shown { src, saved, before, stands, saves, ..shown });
    waiting.settings.texts.set(texts);
    waiting.absence.take();
    waiting.show(Some(story.clone()), Some(source), list);
    waiting.take_over();
    // Not held any longer: an element that is removed ends its drawing.
    drop(waiting);
    // The effects that draw were queued before.
    turn().await;
    if story.drawing.is_under_way() {
        // For the loader alone: a long article can be read from its beginning on.
        if let Some(element) = awaited() {
            element.notify.tell("drawn", &JsValue::NULL);
        }
    }
    drawn(&story).await;
    let Some(element) = awaited() else { return };
    if opened.is_some() {
        element.enter();
    }
    element.complete();
    element.notify.send("article-load", &story.reading().detail());
    element.watch_reader(Told::default());
    if saved.is_some() {
        // For the loader alone: it asks again once there is a network.
        element.notify.tell("saved", &JsValue::NULL);
    }
}

/// Shows no story, and says why.
async fn fail(element: &Weak<Element>, controller: &AbortController, error: &Error) {
    let awaited = || awaited(element, controller);
    let Some(waiting) = awaited() else { return };
    waiting.left.take();
    // What was written beforehand stays.
    if !waiting.stands() {
        waiting.show(None, None, List::default());
        waiting.settings.texts.set(Texts::default());
    }
    drop(waiting);
    turn().await;
    if let Some(element) = awaited() {
        element.notify.send("article-error", &Failure::from(error));
    }
}

/// Comes back when all of a story is in the shadow root, and its cards.
pub(super) async fn drawn(story: &Story) {
    turn().await;
    story.drawing.end().await;
}

/// Lets what is queued go first.
async fn turn() {
    let _ = JsFuture::from(Promise::resolve(&JsValue::NULL)).await;
}

fn json(article: &Article) -> Option<String> {
    JSON::stringify(&to_js(article)).ok()?.as_string()
}
