//! One `<article-widget>`: what it is told by the loader, what it loads, what it reports.

use std::{any::Any, cell::RefCell, rc::Rc, sync::Arc};

use article::{Error, Options, Reading, json::Value};
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, HtmlElement};

use crate::{
    json::{Document, to_js},
    load::{self, Load},
    platform,
    settings::{self, Settings},
    view::Widget,
};

/// One element, from its first load to its removal. Dropping it takes down the views and aborts the
/// request.
pub(crate) struct Element {
    host: HtmlElement,
    notify: Notify,
    shown: Shown,
    settings: ArcRwSignal<Settings>,
    load: RefCell<Option<Load>>,
    _views: Box<dyn Any>,
}

/// The article that is shown, if any.
pub(crate) type Shown = ArcRwSignal<Option<Arc<Reading>>>;

/// Tells the loader of an event, which it dispatches at the element.
#[derive(Clone)]
pub(crate) struct Notify(SendWrapper<Function>);

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
        let notify = Notify(SendWrapper::new(notify));
        let settings = ArcRwSignal::new(Settings::of(&host));
        let shown = Shown::new(None);
        let views = {
            let (shown, settings, notify) = (shown.clone(), settings.clone(), notify.clone());
            let parent = root.clone();
            leptos::mount::mount_to(parent, move || {
                view! { <Widget shown settings notify root=SendWrapper::new(root) /> }
            })
        };
        let load = RefCell::default();
        Rc::new(Element { host, notify, shown, settings, load, _views: Box::new(views) })
    }

    /// Takes the attributes as they are now.
    pub(crate) fn update(&self) {
        let settings = Settings::of(&self.host);
        if self.settings.with_untracked(|now| *now != settings) {
            self.settings.set(settings);
        }
    }

    /// The article that is shown, as the contract's JSON; `null` without one.
    pub(crate) fn article(&self) -> JsValue {
        self.shown.with_untracked(|shown| {
            shown.as_ref().map_or(JsValue::NULL, |shown| to_js(shown.article.to_json()))
        })
    }

    /// Loads what the loader has found; what was under way is aborted.
    pub(crate) fn load(self: &Rc<Self>, start: &Start) {
        let Some(load) = Load::new(start.controller()) else { return };
        let controller = load.controller();
        self.load.replace(Some(load));
        let element = Rc::downgrade(self);
        let (start, format) = (start.clone(), settings::format(&self.host));
        wasm_bindgen_futures::spawn_local(async move {
            let Some(outcome) = start.read(format, &controller).await else { return };
            // Nobody waits any more for what a removed element or an earlier `src` has asked for.
            let Some(element) = element.upgrade().filter(|element| element.awaits(&controller))
            else {
                return;
            };
            element.finish(outcome, &controller).await;
        });
    }

    /// Shows what was loaded, and reports when it is there.
    async fn finish(&self, outcome: Result<Reading, Error>, controller: &AbortController) {
        let (name, detail) = match outcome {
            Ok(reading) => {
                let detail = reading.detail();
                self.shown.set(Some(Arc::new(reading)));
                ("article-load", detail)
            }
            Err(error) => {
                self.shown.set(None);
                ("article-error", detail(&error))
            }
        };
        leptos::task::tick().await;
        if self.awaits(controller) {
            self.notify.send(name, detail);
        }
    }

    /// Whether the load of this controller is the latest one.
    fn awaits(&self, controller: &AbortController) -> bool {
        self.load.borrow().as_ref().is_some_and(|load| load.controller() == *controller)
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

/// What the loader hands over: `{ base, url, began, response, controller }` for a request, of which it may
/// have begun the first at an epoch time; `{ base, value }` for an article given as a property;
/// `{ base, text }` for one in the page.
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

    fn controller(&self) -> Option<AbortController> {
        self.field("controller")?.dyn_into().ok()
    }

    /// The article. `None`: the request was aborted.
    async fn read(
        &self,
        format: Option<article::Format>,
        controller: &AbortController,
    ) -> Option<Result<Reading, Error>> {
        let value = if let Some(url) = self.field("url").and_then(|url| url.as_string()) {
            let begun =
                self.field("response").and_then(|promise| promise.dyn_into::<Promise>().ok());
            let since = self.field("began").and_then(|began| began.as_f64());
            load::json(&url, begun, since.unwrap_or_else(js_sys::Date::now), controller).await?
        } else if let Some(text) = self.field("text").and_then(|text| text.as_string()) {
            load::parse(&text)
        } else {
            Ok(self.field("value").unwrap_or(JsValue::NULL))
        };
        let base = self.field("base").and_then(|base| base.as_string());
        Some(value.and_then(|value| {
            article::read(
                &Document::copy(&value),
                &Options { format, base: base.as_deref(), resolve: &platform::resolve },
            )
        }))
    }
}
