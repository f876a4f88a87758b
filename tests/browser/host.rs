//! An element as the loader sets it up, with ears for what the widget tells it.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CssStyleSheet, Document, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode,
};

use crate::{html, languages};

/// The address that the articles of the tests come from.
pub(crate) const BASE: &str = "https://news.example/world/story";

/// An element in the page. Dropped, it is taken down.
pub(crate) struct Host {
    /// The element itself.
    pub(crate) element: HtmlElement,
    /// The element that the views stand in.
    pub(crate) root: HtmlElement,
    /// The widget's number for it.
    pub(crate) number: usize,
    ears: Rc<Ears>,
    _notify: Closure<dyn Fn(String, JsValue) -> bool>,
    _texts: Closure<dyn Fn(String) -> JsValue>,
}

/// An event that the widget told of.
#[derive(Debug, PartialEq)]
pub(crate) struct Told {
    /// Its name.
    pub(crate) name: String,
    /// Its detail as JSON.
    pub(crate) detail: String,
}

#[derive(Default)]
struct Ears {
    told: RefCell<VecDeque<Told>>,
    detail: RefCell<JsValue>,
    wake: RefCell<Option<Function>>,
    cancels: Cell<bool>,
}

impl Host {
    /// An element with these attributes, mounted, with nothing loaded yet.
    pub(crate) fn new(attributes: &[(&str, &str)]) -> Host {
        Host::within(&document().body().unwrap(), attributes)
    }

    /// An element inside another.
    pub(crate) fn within(parent: &Element, attributes: &[(&str, &str)]) -> Host {
        let element = create("article-widget");
        for (name, value) in attributes {
            element.set_attribute(name, value).unwrap();
        }
        let root = root_in(&element);
        parent.append_child(&element).unwrap();

        let ears = Rc::<Ears>::default();
        let heard = ears.clone();
        let notify =
            Closure::<dyn Fn(String, JsValue) -> bool>::new(move |name, detail: JsValue| {
                heard.detail.replace(detail.clone());
                let detail = JSON::stringify(&detail).unwrap().into();
                heard.told.borrow_mut().push_back(Told { name, detail });
                if let Some(wake) = heard.wake.take() {
                    wake.call0(&JsValue::NULL).unwrap();
                }
                !heard.cancels.get()
            });
        let function: &Function = notify.as_ref().unchecked_ref();
        let texts = Closure::<dyn Fn(String) -> JsValue>::new(|tag: String| languages::texts(&tag));
        let speak: &Function = texts.as_ref().unchecked_ref();
        let (parent, notify_by) = (root.clone(), function.clone());
        let number = article_widget::mount(element.clone(), parent, notify_by, speak.clone());
        Host { element, root, number, ears, _notify: notify, _texts: texts }
    }

    /// An element without attributes that shows an article.
    pub(crate) async fn with(json: &str) -> Host {
        Host::of(&[], json).await
    }

    /// An element with attributes that shows an article.
    pub(crate) async fn of(attributes: &[(&str, &str)], json: &str) -> Host {
        let host = Host::new(attributes);
        host.show(json).await;
        host
    }

    /// Loads an article as the loader finds it in the page, and waits until it is there.
    pub(crate) async fn show(&self, json: &str) -> Told {
        self.load(&[("base", BASE.into()), ("text", json.into())]);
        let told = self.told().await;
        assert_eq!(told.name, "article-load", "{} for {json}", told.detail);
        told
    }

    /// Loads what the loader has found.
    pub(crate) fn load(&self, start: &[(&str, JsValue)]) {
        let object = Object::new();
        for (name, value) in start {
            Reflect::set(&object, &(*name).into(), value).unwrap();
        }
        article_widget::load(self.number, object.into());
    }

    /// The next event that was not looked at yet; waits for it.
    pub(crate) async fn told(&self) -> Told {
        loop {
            let next = self.ears.told.borrow_mut().pop_front();
            if let Some(told) = next {
                return told;
            }
            let woken = Promise::new(&mut |wake, _| {
                self.ears.wake.replace(Some(wake));
            });
            JsFuture::from(woken).await.unwrap();
        }
    }

    /// The detail of the last event that was told of, as it was given.
    pub(crate) fn detail(&self) -> JsValue {
        self.ears.detail.borrow().clone()
    }

    /// How many events were told of and not looked at.
    pub(crate) fn unheard(&self) -> usize {
        self.ears.told.borrow().len()
    }

    /// Whether events are cancelled from now on.
    pub(crate) fn cancel(&self, cancels: bool) {
        self.ears.cancels.set(cancels);
    }

    /// Changes an attribute as a page's script does, `None` to remove it; the loader passes it on.
    pub(crate) async fn set(&self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.element.set_attribute(name, value).unwrap(),
            None => self.element.remove_attribute(name).unwrap(),
        }
        article_widget::update(self.number);
        leptos::task::tick().await;
    }

    /// The shadow root.
    pub(crate) fn shadow(&self) -> ShadowRoot {
        self.element.shadow_root().unwrap()
    }

    /// The first element that a selector finds in the shadow root.
    pub(crate) fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    /// The one that is sure to be there.
    pub(crate) fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector)
            .unwrap_or_else(|| panic!("no {selector} in {}", html::inside(&self.root)))
    }

    /// All that a selector finds.
    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|index| found.get(index).unwrap().unchecked_into()).collect()
    }

    /// What stands in the first element that a selector finds, as HTML.
    pub(crate) fn inside(&self, selector: &str) -> String {
        html::inside(&self.get(selector))
    }

    /// What the widget has drawn, as HTML.
    pub(crate) fn drawn(&self) -> String {
        html::inside(self.find(":scope > .views").as_deref().unwrap_or(&self.root))
    }

    /// The words of every element that a selector finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(|element| element.text_content().unwrap()).collect()
    }

    /// Every heading with its level: "2 The headline".
    pub(crate) fn headings(&self) -> Vec<String> {
        let level = |heading: &HtmlElement| {
            let stated = heading.get_attribute("aria-level");
            stated.unwrap_or_else(|| heading.local_name().trim_start_matches('h').to_owned())
        };
        self.all("h1, h2, h3, h4, h5, h6, [role=heading]")
            .iter()
            .map(|heading| format!("{} {}", level(heading), heading.text_content().unwrap()))
            .collect()
    }

    /// The article as JSON, as `element.article` gives it.
    pub(crate) fn article(&self) -> String {
        JSON::stringify(&article_widget::article(self.number)).unwrap().into()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        article_widget::unmount(self.number);
        self.element.remove();
    }
}

/// The root of the widget in the shadow of an element, with its styles.
pub(crate) fn root_in(element: &HtmlElement) -> HtmlElement {
    let shadow = element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    let sheet = CssStyleSheet::new().unwrap();
    sheet.replace_sync(&article_widget::styles()).unwrap();
    Reflect::set(&shadow, &"adoptedStyleSheets".into(), &Array::of1(&sheet)).unwrap();
    let root = create("div");
    root.set_class_name("root shown");
    shadow.append_child(&root).unwrap();
    root
}

/// The page of the tests.
pub(crate) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// An element that is not in the page yet.
pub(crate) fn create(tag: &str) -> HtmlElement {
    document().create_element(tag).unwrap().unchecked_into()
}

/// JSON without the white space that makes it readable, to compare it with an event's detail.
pub(crate) fn json(text: &str) -> String {
    let value = JSON::parse(text).unwrap_or_else(|_| panic!("not JSON: {text}"));
    JSON::stringify(&value).unwrap().into()
}
