//! One `<article-widget>`: what it is told by the loader, what it loads, what it reports.

use std::{
    any::Any,
    cell::RefCell,
    rc::{Rc, Weak},
    sync::Arc,
};

use article::{Article, Error, Format, Reading, Timestamp, json::Value};
use js_sys::{Function, JSON, Promise};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, HtmlElement};

use crate::{
    browser::{copies, observe::Turn},
    fetch::{Load, Loaded, Parts, Source, Start, Wanted},
    inside::Left,
    json::to_js,
    list::List,
    locale::Texts,
    platform, rare,
    settings::{self, Settings},
    view::{self, Drawing, Widget},
};

/// One element, from its first load to its removal. Dropping it takes down the views and aborts the
/// request.
pub(crate) struct Element {
    pub(crate) number: usize,
    host: HtmlElement,
    pub(crate) root: HtmlElement,
    pub(crate) notify: Notify,
    speaker: Speaker,
    /// Fetches parts of the widget.
    pub(crate) parts: RefCell<Option<Parts>>,
    pub(crate) shown: ArcRwSignal<Shown>,
    /// The related stories, as far as they are known.
    pub(crate) list: RefCell<List>,
    /// The element that they stand in …
    pub(crate) place: web_sys::Element,
    /// … and what lives there.
    pub(crate) living: RefCell<view::Living>,
    /// The request for more of them.
    pub(crate) more: RefCell<Option<Load>>,
    pub(crate) load: RefCell<Option<Load>>,
    /// The time of the next version.
    turn: RefCell<Option<Turn>>,
    /// What was left for a story that was opened in its place, the last one last.
    pub(crate) left: RefCell<Vec<Left>>,
    _views: Box<dyn Any>,
}

/// What the views show: one signal for all that they follow. It is cloned before anything is drawn, so that it
/// is not locked while the page may be called.
#[derive(Clone, Default)]
pub(crate) struct Shown {
    /// The article, if there is one.
    pub(crate) reading: Option<Arc<Reading>>,
    /// The document that it was read from.
    pub(crate) source: Option<Arc<Source>>,
    /// When the copy was saved that is shown because there is no network.
    pub(crate) saved: Option<Timestamp>,
    /// The headline of the story to go back to, if there is one.
    pub(crate) inside: Option<String>,
    /// The attributes.
    pub(crate) settings: Arc<Settings>,
    /// The texts of the interface.
    pub(crate) texts: Texts,
    /// Whether this is a newer version of what was shown before.
    pub(crate) renewed: bool,
    /// What is still being drawn.
    pub(crate) drawing: Drawing,
}

impl Shown {
    /// The language of dates and lists; empty for the browser's own.
    pub(crate) fn language<'a>(&'a self, article: &'a Article) -> &'a str {
        let own = self.settings.language.as_ref().or(article.language.as_ref());
        own.map_or(&self.settings.page_language, |tag| tag.as_str())
    }
}

/// Asks the loader for the texts of the interface: see [`crate::mount`].
#[derive(Clone)]
pub(crate) struct Speaker(Function);

impl Speaker {
    /// The texts in the language of an article, which the element may override; waits for them, but not long.
    async fn texts(&self, host: &HtmlElement, article: &Article) -> Texts {
        let tag = settings::language(host);
        let tag = tag.as_ref().or(article.language.as_ref()).map(|tag| tag.as_str());
        let lines = self.0.call1(&JsValue::NULL, &tag.unwrap_or_default().into());
        let Ok(mut lines) = lines else { return Texts::default() };
        if !lines.is_string() {
            lines = JsFuture::from(Promise::resolve(&lines)).await.unwrap_or_default();
        }
        Texts::new(&lines)
    }
}

/// Tells the loader of an event, which it dispatches at the element.
#[derive(Clone)]
pub(crate) struct Notify(pub(crate) Function);

impl Notify {
    /// Dispatches an event. `false`: a listener has cancelled it.
    pub(crate) fn send(&self, name: &str, detail: Value) -> bool {
        let outcome = self.0.call2(&JsValue::NULL, &name.into(), &to_js(detail));
        !outcome.is_ok_and(|outcome| outcome.is_falsy())
    }
}

impl Element {
    /// Mounts the views into `root`; they are empty until something is loaded.
    pub(crate) fn mount(
        number: usize,
        host: HtmlElement,
        root: HtmlElement,
        notify: Function,
        texts: Function,
    ) -> Rc<Element> {
        let (notify, speaker) = (Notify(notify), Speaker(texts));
        let settings = Arc::new(Settings::of(&host));
        let shown = ArcRwSignal::new(Shown { settings, ..Shown::default() });
        let views = {
            let (shown, root) = (shown.clone(), root.clone());
            let parent = root.clone();
            leptos::mount::mount_to(parent, move || view! { <Widget shown number root /> })
        };
        let place = view::place(&root);
        Rc::new(Element {
            number,
            host,
            root,
            notify,
            speaker,
            parts: RefCell::default(),
            shown,
            list: RefCell::default(),
            place,
            living: RefCell::default(),
            more: RefCell::default(),
            load: RefCell::default(),
            turn: RefCell::default(),
            left: RefCell::default(),
            _views: Box::new(views),
        })
    }

    /// Takes the attributes as they are now; texts in another language may come later.
    pub(crate) fn update(self: &Rc<Self>) {
        let settings = Settings::of(&self.host);
        let shown = self.shown.get_untracked();
        if *shown.settings == settings {
            return;
        }
        if shown.settings.related_src != settings.related_src
            && let Some(reading) = &shown.reading
        {
            self.begin_list(List::of(reading, shown.source.as_ref(), &settings));
        }
        let (before, language) = (shown.settings.language.clone(), settings.language.clone());
        self.show(Shown { settings: Arc::new(settings), renewed: false, ..shown.clone() });
        let _ = self.drawn();
        let source = shown.source.clone();
        let Some(reading) = shown.reading.filter(|_| before != language) else { return };
        let (element, host) = (Rc::downgrade(self), self.host.clone());
        let speaker = self.speaker.clone();
        spawn_local(async move {
            let texts = speaker.texts(&host, &reading.article).await;
            let Some(element) = element.upgrade() else { return };
            let shown = element.shown.get_untracked();
            // Another article or language has come since, with texts of its own.
            let same = shown.source.as_ref().zip(source.as_ref());
            let same = same.is_some_and(|(now, before)| Arc::ptr_eq(now, before));
            if same && shown.settings.language == language {
                element.show(Shown { texts, renewed: false, ..shown });
                let _ = element.drawn();
            }
        });
    }

    /// The article that is shown, as the contract's JSON; `null` without one.
    pub(crate) fn article(&self) -> JsValue {
        self.complete();
        let shown = self.shown.get_untracked();
        shown.reading.map_or(JsValue::NULL, |reading| to_js(reading.article.to_json()))
    }

    /// The methods of the carousel; `null` without one.
    pub(crate) fn carousel(&self) -> JsValue {
        platform::carousel_in(&self.root)
    }

    /// Loads what the loader has found; what was under way is aborted.
    pub(crate) fn load(self: &Rc<Self>, start: &Start) {
        let Some(load) = Load::new(start.controller()) else { return };
        let controller = load.controller();
        self.load.replace(Some(load));
        let element = Rc::downgrade(self);
        let (start, format) = (start.clone(), settings::format(&self.host));
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
            let whole = Whole::read(loaded, base, format, parts, wanted).await;
            if let (true, Ok(whole), Some(url)) = (kept, &whole, start.url())
                && whole.saved.is_none()
            {
                spawn_local(copies::save(url, whole.source.value.clone()));
            }
            if renewed {
                renew(element, whole, controller).await;
            } else {
                finish(element, whole, controller, None).await;
            }
        });
    }

    /// Waits until it is time for a newer version: see [`crate::wait`].
    pub(crate) fn wait(&self, milliseconds: f64, act: Function) {
        let act = move || {
            // What the page makes of it is not ours.
            let _ = act.call0(&JsValue::NULL);
        };
        let turn = (milliseconds > 0.0).then(|| Turn::new(&self.host, milliseconds, true, act));
        self.turn.replace(turn);
    }

    /// Shows an article, by an effect that is queued, and the first of its related stories at once.
    #[inline(never)]
    pub(crate) fn show(&self, shown: Shown) {
        self.shown.set(shown);
        self.draw_list();
    }

    /// Whether the load of this controller is the latest one.
    pub(crate) fn awaits(&self, controller: &AbortController) -> bool {
        self.load.borrow().as_ref().is_some_and(|load| load.controller() == *controller)
    }
}

impl Drop for Element {
    fn drop(&mut self) {
        self.place.remove();
    }
}

/// What has become of a document.
pub(crate) struct Whole {
    /// What was read.
    pub(crate) reading: Arc<Reading>,
    /// The document.
    pub(crate) source: Arc<Source>,
    /// When the copy was saved that it is, if it is one.
    pub(crate) saved: Option<Timestamp>,
}

impl Whole {
    /// Reads what was loaded.
    pub(crate) async fn read(
        loaded: Result<Loaded, Error>,
        base: Option<String>,
        format: Option<Format>,
        parts: Option<Parts>,
        wanted: Wanted,
    ) -> Result<Whole, Error> {
        let Loaded { value, saved, pages } = loaded?;
        let source = Source { value, base, format, pages };
        let reading = Arc::new(source.read(wanted, parts).await?);
        Ok(Whole { reading, source: Arc::new(source), saved })
    }
}

/// Shows a newer version, if it is another one; what is there stays where that has failed, and while the reader
/// is at another story. The loader hears whether the server has answered.
async fn renew(element: Weak<Element>, outcome: Result<Whole, Error>, controller: AbortController) {
    let awaited = || element.upgrade().filter(|element| element.awaits(&controller));
    let Some(waiting) = awaited() else { return };
    let shown = waiting.shown.get_untracked();
    let old = shown.reading.as_ref().and_then(|reading| json(&reading.article));
    let away = !waiting.left.borrow().is_empty();
    match outcome {
        Ok(Whole { reading, source, .. }) if !away && json(&reading.article) != old => {
            let (host, speaker) = (waiting.host.clone(), waiting.speaker.clone());
            drop(waiting);
            let texts = speaker.texts(&host, &reading.article).await;
            let Some(waiting) = awaited() else { return };
            let detail = reading.detail();
            // A list of its own address stays.
            if !waiting.list.borrow().late {
                waiting.begin_list(List::of(&reading, Some(&source), &shown.settings));
            }
            let (reading, source) = (Some(reading), Some(source));
            waiting.show(Shown { reading, source, saved: None, texts, renewed: true, ..shown });
            let drawn = JsFuture::from(waiting.drawn());
            drop(waiting);
            let _ = drawn.await;
            if let Some(element) = awaited() {
                element.notify.send("article-update", detail);
            }
        }
        outcome => {
            // The status 304 says that there is none.
            let failed = outcome.err().is_some_and(|error| error.status() != 304);
            waiting.notify.send("renewed", Value::Bool(!failed));
        }
    }
}

/// Shows what was loaded, and reports when it is there. With `opened`, the place of a card, it is that card's
/// story, and there is a way back.
pub(crate) async fn finish(
    element: Weak<Element>,
    outcome: Result<Whole, Error>,
    controller: AbortController,
    opened: Option<usize>,
) {
    // Nobody waits any more for what a removed element or an earlier `src` has asked for.
    let awaited = || element.upgrade().filter(|element| element.awaits(&controller));
    let Some(waiting) = awaited() else { return };
    let texts = match &outcome {
        Ok(whole) => {
            let (host, speaker) = (waiting.host.clone(), waiting.speaker.clone());
            drop(waiting);
            speaker.texts(&host, &whole.reading.article).await
        }
        Err(_) => Texts::default(),
    };
    let Some(waiting) = awaited() else { return };
    let before = waiting.shown.get_untracked();
    let drawing = before.drawing.clone();
    let mut shown = Shown {
        settings: before.settings.clone(),
        texts,
        drawing: drawing.clone(),
        ..Shown::default()
    };
    let mut list = List::default();
    let (name, failure) = match outcome {
        Ok(Whole { reading, source, saved }) => {
            list = List::of(&reading, Some(&source), &shown.settings);
            if let Some(index) = opened {
                shown.inside = before.reading.as_ref().map(|left| left.article.headline.clone());
                list = waiting.leave(before, index, list, &reading.article);
            }
            shown.reading = Some(reading);
            shown.source = Some(source);
            shown.saved = saved;
            ("article-load", None)
        }
        // The page of the story may be had.
        Err(_) if opened.is_some() => return platform::follow(&waiting.root),
        Err(error) => ("article-error", Some(detail(&error))),
    };
    if opened.is_none() {
        waiting.left.take();
    }
    let saved = shown.saved.is_some();
    waiting.begin_list(list);
    waiting.show(shown);
    // Not held any longer: an element that is removed ends its drawing.
    drop(waiting);
    // The effect that draws was queued before.
    let _ = JsFuture::from(Promise::resolve(&JsValue::NULL)).await;
    if drawing.is_under_way() {
        // For the loader alone: a long article can be read from its beginning on.
        if let Some(element) = awaited() {
            element.notify.send("drawn", Value::Null);
        }
        drawing.end().await;
    }
    let Some(waiting) = awaited() else { return };
    let drawn = JsFuture::from(waiting.drawn());
    drop(waiting);
    let _ = drawn.await;
    let Some(element) = awaited() else { return };
    if opened.is_some() {
        platform::enter(&element.root);
    }
    element.complete();
    let read = || element.shown.get_untracked().reading.map(|reading| reading.detail());
    element.notify.send(name, failure.or_else(read).unwrap_or(Value::Null));
    if saved {
        // For the loader alone: it asks again once there is a network.
        element.notify.send("saved", Value::Null);
    }
}

/// An error as `article-error` tells it; the loader adds the attempt.
fn detail(error: &Error) -> Value {
    Value::Object(vec![
        ("code", Value::String(error.code().name().to_owned())),
        ("message", Value::String(error.message().to_owned())),
        ("status", Value::Number(f64::from(error.status()))),
        ("retryable", Value::Bool(error.is_retryable())),
    ])
}

fn json(article: &Article) -> Option<String> {
    JSON::stringify(&to_js(article.to_json())).ok()?.as_string()
}
