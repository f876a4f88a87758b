//! One `<article-widget>`: what it is told by the loader, what it loads, what it reports.

use std::{any::Any, cell::RefCell, rc::Rc, sync::Arc};

use article::{Article, Error, ErrorCode, Options, Reading, Timestamp, json::Value};
use js_sys::{Array, Function, JSON, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, HtmlElement};

use crate::{
    json::{Document, to_js},
    load::{self, Load},
    locale::Texts,
    platform, rare,
    settings::{self, Settings},
    view::{Drawing, Widget},
};

/// One element, from its first load to its removal. Dropping it takes down the views and aborts the
/// request.
pub(crate) struct Element {
    host: HtmlElement,
    notify: Notify,
    speaker: Speaker,
    shown: ArcRwSignal<Shown>,
    load: RefCell<Option<Load>>,
    _views: Box<dyn Any>,
}

/// What the views show: one signal for all that they follow. It is cloned before anything is drawn, so that it
/// is not locked while the page may be called.
#[derive(Clone)]
pub(crate) struct Shown {
    /// The article, if there is one.
    pub(crate) reading: Option<Arc<Reading>>,
    /// When the copy was saved that is shown because there is no network.
    pub(crate) saved: Option<Timestamp>,
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
struct Speaker(Function);

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
pub(crate) struct Notify(Function);

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
        host: HtmlElement,
        root: HtmlElement,
        notify: Function,
        texts: Function,
    ) -> Rc<Element> {
        let (notify, speaker) = (Notify(notify), Speaker(texts));
        let settings = Arc::new(Settings::of(&host));
        let texts = Texts::default();
        let drawing = Drawing::default();
        let shown = Shown { reading: None, saved: None, settings, texts, renewed: false, drawing };
        let shown = ArcRwSignal::new(shown);
        let views = {
            let (shown, notify, parent) = (shown.clone(), notify.clone(), root.clone());
            leptos::mount::mount_to(parent, move || view! { <Widget shown notify root /> })
        };
        let load = RefCell::default();
        Rc::new(Element { host, notify, speaker, shown, load, _views: Box::new(views) })
    }

    /// Takes the attributes as they are now; texts in another language may come later.
    pub(crate) fn update(self: &Rc<Self>) {
        let settings = Settings::of(&self.host);
        let shown = self.shown.get_untracked();
        if *shown.settings == settings {
            return;
        }
        let (before, language) = (shown.settings.language.clone(), settings.language.clone());
        self.show(Shown { settings: Arc::new(settings), renewed: false, ..shown.clone() });
        let Some(reading) = shown.reading.filter(|_| before != language) else { return };
        let (element, host) = (Rc::downgrade(self), self.host.clone());
        let speaker = self.speaker.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let texts = speaker.texts(&host, &reading.article).await;
            let Some(element) = element.upgrade() else { return };
            let shown = element.shown.get_untracked();
            // Another article or language has come since, with texts of its own.
            let same = shown.reading.as_ref().is_some_and(|now| Arc::ptr_eq(now, &reading));
            if same && shown.settings.language == language {
                element.show(Shown { texts, renewed: false, ..shown });
            }
        });
    }

    /// The article that is shown, as the contract's JSON; `null` without one.
    pub(crate) fn article(&self) -> JsValue {
        let shown = self.shown.get_untracked();
        shown.reading.map_or(JsValue::NULL, |reading| to_js(reading.article.to_json()))
    }

    /// Loads what the loader has found; what was under way is aborted.
    pub(crate) fn load(self: &Rc<Self>, start: &Start) {
        let Some(load) = Load::new(start.controller()) else { return };
        let controller = load.controller();
        self.load.replace(Some(load));
        let element = Rc::downgrade(self);
        let (start, format) = (start.clone(), settings::format(&self.host));
        let (host, speaker) = (self.host.clone(), self.speaker.clone());
        let (kept, renewed) = (host.has_attribute("cache"), start.field("renewed").is_some());
        rare::comes_by(start.parts());
        wasm_bindgen_futures::spawn_local(async move {
            let Some(loaded) = start.load(kept && !renewed, &controller).await else { return };
            let outcome = match loaded {
                Ok(Loaded { value, saved }) => start.read(&value, format).await.map(|reading| {
                    if let (true, None, Some(url)) = (kept, saved, start.url()) {
                        let _ = platform::save(&url, &value);
                    }
                    (reading, saved)
                }),
                Err(error) => Err(error),
            };
            let texts = match &outcome {
                Ok((reading, _)) => speaker.texts(&host, &reading.article).await,
                Err(_) => Texts::default(),
            };
            // Nobody waits any more for what a removed element or an earlier `src` has asked for.
            let waiting = || element.upgrade().filter(|element| element.awaits(&controller));
            let Some(now) = waiting() else { return };
            if renewed {
                now.renew(outcome.map(|(reading, _)| reading), texts, &controller).await;
                return;
            }
            let told = now.finish(outcome, texts);
            // Not held any longer: an element that is removed ends its drawing.
            drop(now);
            // The effect that draws was queued before.
            let _ = JsFuture::from(Promise::resolve(&JsValue::NULL)).await;
            if told.drawing.is_under_way() {
                // For the loader alone: a long article can be read from its beginning on.
                if let Some(element) = waiting() {
                    element.notify.send("drawn", Value::Null);
                }
                told.drawing.end().await;
            }
            let Some(element) = waiting() else { return };
            element.notify.send(told.name, told.detail);
            if told.saved {
                // For the loader alone: it asks again once there is a network.
                element.notify.send("saved", Value::Null);
            }
        });
    }

    /// Shows what was loaded; says what is to be told once it is drawn.
    fn finish(&self, outcome: Result<(Reading, Option<Timestamp>), Error>, texts: Texts) -> Told {
        let (reading, saved, name, detail) = match outcome {
            Ok((reading, saved)) => {
                let detail = reading.detail();
                (Some(Arc::new(reading)), saved, "article-load", detail)
            }
            Err(error) => (None, None, "article-error", detail(&error)),
        };
        let Shown { settings, drawing, .. } = self.shown.get_untracked();
        let told = Told { name, detail, saved: saved.is_some(), drawing: drawing.clone() };
        self.show(Shown { reading, saved, settings, texts, renewed: false, drawing });
        told
    }

    /// Shows a newer version, if it is another one; what is there stays where that has failed. The loader hears
    /// whether the server has answered.
    async fn renew(
        &self,
        outcome: Result<Reading, Error>,
        texts: Texts,
        controller: &AbortController,
    ) {
        let shown = self.shown.get_untracked();
        let old = shown.reading.as_ref().and_then(|reading| json(&reading.article));
        match outcome {
            Ok(reading) if json(&reading.article) != old => {
                let detail = reading.detail();
                let reading = Some(Arc::new(reading));
                self.show(Shown { reading, saved: None, texts, renewed: true, ..shown });
                let _ = JsFuture::from(Promise::resolve(&JsValue::NULL)).await;
                if self.awaits(controller) {
                    self.notify.send("article-update", detail);
                }
            }
            outcome => {
                // The status 304 says that there is none.
                let failed = outcome.err().is_some_and(|error| error.status() != 304);
                self.notify.send("renewed", Value::Bool(!failed));
            }
        }
    }

    #[inline(never)]
    fn show(&self, shown: Shown) {
        self.shown.set(shown);
    }

    /// Whether the load of this controller is the latest one.
    fn awaits(&self, controller: &AbortController) -> bool {
        self.load.borrow().as_ref().is_some_and(|load| load.controller() == *controller)
    }
}

/// What is told once a drawing has ended.
struct Told {
    name: &'static str,
    detail: Value,
    /// Whether a saved copy is shown.
    saved: bool,
    drawing: Drawing,
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

/// What the loader hands over: `{ base, url, began, response, controller }` for a request, of which it may
/// have begun the first at an epoch time; `{ base, value }` for an article given as a property;
/// `{ base, text }` for one in the page. `part(name)` gives a promise of a part of the widget.
/// `renewed`: what comes is a version of what is shown.
#[derive(Clone)]
pub(crate) struct Start(JsValue);

impl Start {
    /// What the loader hands over.
    pub(crate) fn new(start: JsValue) -> Start {
        Start(start)
    }

    fn field(&self, name: &str) -> Option<JsValue> {
        let value = Reflect::get(&self.0, &name.into()).ok()?;
        (!value.is_undefined()).then_some(value)
    }

    fn url(&self) -> Option<String> {
        self.field("url")?.as_string()
    }

    fn controller(&self) -> Option<AbortController> {
        Some(self.field("controller")?.unchecked_into())
    }

    /// The document; where it is `kept`, its copy when there is no network. `None`: the request was aborted.
    async fn load(
        &self,
        kept: bool,
        controller: &AbortController,
    ) -> Option<Result<Loaded, Error>> {
        let value = if let Some(url) = self.url() {
            let begun = self.field("response").map(|promise| promise.unchecked_into::<Promise>());
            let since = self.field("began").and_then(|began| began.as_f64());
            let since = since.unwrap_or_else(js_sys::Date::now);
            let outcome = load::json(&url, begun, since, controller).await?;
            if kept {
                return Some(Loaded::kept(&url, outcome).await);
            }
            outcome
        } else if let Some(text) = self.field("text").and_then(|text| text.as_string()) {
            load::parse(&text)
        } else {
            Ok(self.field("value").unwrap_or(JsValue::NULL))
        };
        Some(value.map(|value| Loaded { value, saved: None }))
    }

    /// The article in a document.
    async fn read(
        &self,
        value: &JsValue,
        mut format: Option<article::Format>,
    ) -> Result<Reading, Error> {
        let document = &Document::copy(value);
        if article::takes_foreign(&document, format) {
            self.part("formats").await?;
            format = format.or_else(|| article::detect(document));
            if let Some(name) = format.and_then(article::Format::part) {
                self.part(name).await?;
            }
        }
        let base = self.field("base").and_then(|base| base.as_string());
        article::read(
            document,
            &Options {
                format,
                base: base.as_deref(),
                resolve: &platform::resolve,
                now: platform::now(),
                pick: None,
            },
        )
    }

    /// Waits until a part of the widget is there. What is in one piece has no parts.
    async fn part(&self, name: &str) -> Result<(), Error> {
        let Some(part) = self.parts() else { return Ok(()) };
        let message = |reason: JsValue| reason.as_string().unwrap_or_default();
        let outcome = part.get(name).await;
        outcome.map(drop).map_err(|reason| Error::new(ErrorCode::WasmLoad, message(reason)))
    }

    fn parts(&self) -> Option<Parts> {
        Some(Parts(self.field("part")?.unchecked_into()))
    }
}

/// Fetches parts of the widget: see `loader/engine.js`.
#[derive(Clone)]
pub(crate) struct Parts(Function);

impl Parts {
    /// Waits until a part is there. A rejection is a text.
    #[inline(never)]
    pub(crate) async fn get(&self, name: &str) -> Result<JsValue, JsValue> {
        let promise = self.0.call1(&JsValue::NULL, &name.into())?;
        JsFuture::from(promise.unchecked_into::<Promise>()).await
    }
}

/// A document, and when it was saved if it is a copy.
struct Loaded {
    value: JsValue,
    saved: Option<Timestamp>,
}

impl Loaded {
    /// What has come, or the copy of what has not: not where the server has said no, which counts.
    async fn kept(url: &str, outcome: Result<JsValue, Error>) -> Result<Loaded, Error> {
        match outcome {
            Ok(value) => Ok(Loaded { value, saved: None }),
            Err(error) if error.is_retryable() => {
                let copy = JsFuture::from(platform::saved(url)).await;
                let copy = copy.ok().and_then(|copy| copy.dyn_into::<Array>().ok());
                let Some(copy) = copy else { return Err(error) };
                let time = copy.get(0).as_f64().unwrap_or_default();
                Ok(Loaded { value: copy.get(1), saved: Timestamp::from_epoch_ms(time as i64) })
            }
            Err(error) => Err(error),
        }
    }
}
