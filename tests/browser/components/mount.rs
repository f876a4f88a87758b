//! A component alone in a page: its context, what it draws, and what it asks of the element.

use std::sync::{Arc, Mutex};

use article::{Block, Language, Options, Reading};
use article_widget::{
    components::{
        content::{Block as Content, Draw},
        context::{Action, Actions, Settings, Stories, Story},
        related::RowHandle,
    },
    fetch::document::Words,
    locale::Texts,
};
use js_sys::{Array, Function, JSON, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, Node};

use crate::{
    host::{create, document, root_in},
    html::{self, lines},
    languages,
};

/// A component in a page, below a headline of level 2. Dropped, it is taken down, and nothing of it must be left.
pub(crate) struct Alone {
    pub(crate) settings: Settings,
    pub(crate) story: Story,
    /// The element that it stands in, at the top of a shadow root.
    pub(crate) root: HtmlElement,
    host: HtmlElement,
    actions: Actions,
    told: Arc<Mutex<Vec<String>>>,
    view: Option<UnmountHandle>,
    // What the callbacks live in.
    owner: Owner,
}

impl Alone {
    /// A component that stands in an article of these fields: see [`reading`].
    pub(crate) fn of<V: IntoView>(fields: &str, view: impl FnOnce() -> V) -> Alone {
        let mut alone = Alone::new(story(fields));
        alone.mount(view);
        alone
    }

    /// What a component stands in, without one yet.
    pub(crate) fn new(story: Story) -> Alone {
        let host = create("div");
        let root = root_in(&host);
        document().body().unwrap().append_child(&host).unwrap();
        let settings = Settings::default();
        settings.heading_level.set(2);
        settings.embeds.set(true);
        let told = Arc::new(Mutex::new(Vec::new()));
        let owner = Owner::new();
        let actions = owner.with(|| actions(&told));
        Alone { settings, story, root, host, actions, told, view: None, owner }
    }

    /// Draws a component.
    pub(crate) fn mount<V: IntoView>(&mut self, view: impl FnOnce() -> V) {
        let mounted = self.owner.with(|| {
            mount_to(self.root.clone(), || {
                provide_context(self.settings.clone());
                provide_context(self.story.clone());
                provide_context(ArcRwSignal::new(Stories::default()));
                provide_context(RowHandle::default());
                provide_context(self.actions);
                provide_context(Draw::by(|block| view! { <Content block/> }.into_any()));
                view()
            })
        });
        self.view = Some(mounted);
        leptos::flush();
    }

    /// It is drawn like this.
    #[track_caller]
    pub(crate) fn shows(&self, expected: &str) {
        assert_eq!(html::inside(&self.root), lines(expected));
    }

    /// After a change it is drawn like this, and of the same nodes as before.
    #[track_caller]
    pub(crate) fn keeps(&self, change: impl FnOnce(&Alone), expected: &str) {
        let before = self.nodes();
        change(self);
        leptos::flush();
        self.shows(expected);
        assert!(self.nodes() == before, "other nodes than before in {expected}");
    }

    /// The same after the interface has come to speak another language.
    #[track_caller]
    pub(crate) fn keeps_in(&self, language: &str, expected: &str) {
        self.keeps(|alone| alone.speak(language), expected);
    }

    /// Has the interface speak another language.
    pub(crate) fn speak(&self, language: &str) {
        self.settings.language.set(Language::parse(language));
        self.settings.texts.set(Texts::new(&languages::texts(language)));
    }

    /// A newer version of the article comes, of these fields.
    pub(crate) fn renew(&self, fields: &str) {
        self.story.reading.set(reading(fields));
        leptos::flush();
    }

    /// The first element that a selector finds.
    pub(crate) fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    /// The one that is sure to be there.
    #[track_caller]
    pub(crate) fn get(&self, selector: &str) -> HtmlElement {
        self.find(selector)
            .unwrap_or_else(|| panic!("no {selector} in {}", html::inside(&self.root)))
    }

    /// A click on an element.
    #[track_caller]
    pub(crate) fn click(&self, selector: &str) {
        self.get(selector).click();
        leptos::flush();
    }

    /// An event at an element that does not go further.
    #[track_caller]
    pub(crate) fn send(&self, selector: &str, name: &str) {
        let event = Event::new(name).unwrap();
        self.get(selector).dispatch_event(&event).unwrap();
        leptos::flush();
    }

    /// What has the focus.
    pub(crate) fn focused(&self) -> Option<Element> {
        self.host.shadow_root().unwrap().active_element()
    }

    /// What was asked of the element since this was asked last.
    pub(crate) fn told(&self) -> Vec<String> {
        std::mem::take(&mut self.told.lock().unwrap())
    }

    /// Takes the component down; what it asks of the element in doing so.
    pub(crate) fn down(&mut self) -> Vec<String> {
        self.view.take();
        self.told()
    }

    /// All nodes that it has drawn.
    pub(crate) fn nodes(&self) -> Vec<Node> {
        nodes(&self.root)
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        let children = self.root.child_nodes();
        let drawn: Vec<Node> = (0..children.length()).filter_map(|at| children.get(at)).collect();
        let before: Vec<String> = drawn.iter().map(html::html).collect();
        self.view.take();
        assert!(!self.root.has_child_nodes(), "left: {}", html::inside(&self.root));
        // What is gone follows nothing.
        self.speak("ja");
        self.settings.heading_level.set(4);
        self.settings.embeds.update(|embeds| *embeds = !*embeds);
        self.settings.time_zone.set("Pacific/Kiritimati".to_owned());
        self.story.reading.notify();
        leptos::flush();
        assert_eq!(drawn.iter().map(html::html).collect::<Vec<_>>(), before);
        let reading = Arc::downgrade(&self.story.reading());
        drop(std::mem::replace(&mut self.story, story("")));
        assert_eq!(reading.strong_count(), 0, "something still has the story");
        self.host.remove();
    }
}

/// All nodes below a node, but for comments and empty texts, which mark places.
pub(crate) fn nodes(node: &Node) -> Vec<Node> {
    let children = node.child_nodes();
    let children = (0..children.length()).filter_map(|at| children.get(at));
    let nodes = children.filter(|child| !html::html(child).is_empty());
    nodes.flat_map(|child| [vec![child.clone()], self::nodes(&child)].concat()).collect()
}

/// A story in an element of 600 pixels: see [`reading`].
pub(crate) fn story(fields: &str) -> Story {
    Story::new(reading(fields), 600)
}

/// An article in British English with the headline "Top"; with these fields beside that, or in its place.
pub(crate) fn reading(fields: &str) -> Arc<Reading> {
    let comma = if fields.is_empty() { "" } else { "," };
    let json = format!(r#"{{"headline": "Top", "language": "en-GB"{comma}{fields}}}"#);
    let value = JSON::parse(&json).unwrap_or_else(|_| panic!("not JSON: {json}"));
    let resolve = |address: &str, _: Option<&str>| Some(address.to_owned());
    let read = article::read(&Words::of(&value).document(), &Options::new(&resolve, 0));
    Arc::new(read.unwrap_or_else(|error| panic!("{error}: {json}")))
}

/// The only block of such an article.
#[track_caller]
pub(crate) fn block(json: &str) -> Block {
    let reading = reading(&format!(r#""body": [{json}]"#));
    assert_eq!(reading.article.body.len(), 1, "{:?}", reading.issues);
    reading.article.body[0].clone()
}

/// What a block holds, which is one of a kind: `part!(List, r#"{"type": "list", "items": ["One"]}"#)`.
macro_rules! part {
    ($kind:ident, $json:expr) => {
        match crate::components::mount::block($json) {
            article::Block::$kind(part) => part,
            other => panic!("{other:?}"),
        }
    };
}
pub(crate) use part;

/// Dispatches an event of a class, with these fields; `false`: its default was prevented.
pub(crate) fn send(at: &Element, name: &str, class: &str, fields: &[(&str, JsValue)]) -> bool {
    let options = Object::new();
    for name in ["bubbles", "composed", "cancelable"] {
        Reflect::set(&options, &name.into(), &true.into()).unwrap();
    }
    for (name, value) in fields {
        Reflect::set(&options, &(*name).into(), value).unwrap();
    }
    let class: Function = Reflect::get(&js_sys::global(), &class.into()).unwrap().unchecked_into();
    let event = Reflect::construct(&class, &Array::of2(&name.into(), &options)).unwrap();
    at.dispatch_event(event.unchecked_ref()).unwrap()
}

/// Writes down what is asked of the element.
pub(crate) fn actions(told: &Arc<Mutex<Vec<String>>>) -> Actions {
    let told = told.clone();
    Actions::new(move |action| {
        let what = match action {
            Action::Back => "back".to_owned(),
            Action::Select(event, index) => {
                event.prevent_default();
                format!("select {index}")
            }
            Action::Intend(Some(address)) => format!("intend {address}"),
            Action::Intend(None) => "intend".to_owned(),
            Action::More => "more".to_owned(),
            Action::Complete => "complete".to_owned(),
            Action::Slid([first, last, count]) => format!("slid {first} {last} of {count}"),
            Action::Act(actor) => format!("act {}", actor.class_name()),
        };
        told.lock().unwrap().push(what);
    })
}
