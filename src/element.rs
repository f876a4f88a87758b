//! One `<article-widget>`: what it is told by the loader, what it loads, what it reports.

use std::{any::Any, cell::RefCell, rc::Rc, sync::Arc};

use article::{Error, ErrorCode, Options, Reading, Timestamp, json::Value};
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, HtmlElement};

use crate::{
    json::{Document, to_js},
    load::{self, Load},
    platform,
    settings::{self, Settings},
    view::{Drawing, Widget},
};

/// One element, from its first load to its removal. Dropping it takes down the views and aborts the
/// request.
pub(crate) struct Element {
    host: HtmlElement,
    notify: Notify,
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
    /// What is still being drawn.
    pub(crate) drawing: Drawing,
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
    pub(crate) fn mount(host: HtmlElement, root: HtmlElement, notify: Function) -> Rc<Element> {
        let notify = Notify(notify);
        let settings = Arc::new(Settings::of(&host));
        let drawing = Drawing::default();
        let shown = ArcRwSignal::new(Shown { reading: None, saved: None, settings, drawing });
        let views = {
            let (shown, notify, parent) = (shown.clone(), notify.clone(), root.clone());
            leptos::mount::mount_to(parent, move || view! { <Widget shown notify root /> })
        };
        let load = RefCell::default();
        Rc::new(Element { host, notify, shown, load, _views: Box::new(views) })
    }

    /// Takes the attributes as they are now.
    pub(crate) fn update(&self) {
        let settings = Settings::of(&self.host);
        let shown = self.shown.get_untracked();
        if *shown.settings != settings {
            self.show(Shown { settings: Arc::new(settings), ..shown });
        }
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
        let kept = self.host.has_attribute("cache");
        wasm_bindgen_futures::spawn_local(async move {
            let Some(loaded) = start.load(kept, &controller).await else { return };
            let outcome = match loaded {
                Ok(Loaded { value, saved }) => start.read(&value, format).await.map(|reading| {
                    if let (true, None, Some(url)) = (kept, saved, start.url()) {
                        let _ = platform::save(&url, &value);
                    }
                    (reading, saved)
                }),
                Err(error) => Err(error),
            };
            // Nobody waits any more for what a removed element or an earlier `src` has asked for.
            let waiting = || element.upgrade().filter(|element| element.awaits(&controller));
            let Some(told) = waiting().map(|element| element.finish(outcome)) else { return };
            // The effect that draws was queued before.
            let _ = JsFuture::from(Promise::resolve(&JsValue::NULL)).await;
            if told.drawing.is_under_way() {
                // For the loader alone: a long article can be read from its beginning on.
                if let Some(element) = waiting() {
                    element.notify.send("drawn", Value::Null);
                }
                // Not held meanwhile: an element that is removed ends its drawing.
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
    fn finish(&self, outcome: Result<(Reading, Option<Timestamp>), Error>) -> Told {
        let (reading, saved, name, detail) = match outcome {
            Ok((reading, saved)) => {
                let detail = reading.detail();
                (Some(Arc::new(reading)), saved, "article-load", detail)
            }
            Err(error) => (None, None, "article-error", detail(&error)),
        };
        let shown = Shown { reading, saved, ..self.shown.get_untracked() };
        let told = Told { name, detail, saved: saved.is_some(), drawing: shown.drawing.clone() };
        self.show(shown);
        told
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

/// What the loader hands over: `{ base, url, began, response, controller }` for a request, of which it may
/// have begun the first at an epoch time; `{ base, value }` for an article given as a property;
/// `{ base, text }` for one in the page. `part(name)` gives a promise of a part of the widget.
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

    /// Waits until a part of the widget is there: see `loader/engine.js`. What is in one piece has no parts.
    async fn part(&self, name: &str) -> Result<(), Error> {
        let Some(part) = self.field("part") else { return Ok(()) };
        let part: Function = part.unchecked_into();
        let outcome = match part.call1(&JsValue::NULL, &name.into()) {
            Ok(promise) => JsFuture::from(promise.unchecked_into::<Promise>()).await,
            Err(reason) => Err(reason),
        };
        let message = |reason: JsValue| reason.as_string().unwrap_or_default();
        outcome.map(drop).map_err(|reason| Error::new(ErrorCode::WasmLoad, message(reason)))
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
