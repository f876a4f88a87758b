//! One `<article-widget>`: what it is told by the loader, what it loads, what it shows and reports.

mod beside;
mod events;
mod in_place;
mod left;
pub(crate) mod list;
mod loading;
mod progress;
mod reader;
mod row;
pub(crate) mod settings;
mod talk;
mod withdrawn;

use std::{
    any::Any,
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, HtmlElement};

use crate::{
    browser::observe::Turn,
    components::{
        Widget,
        context::{Action, Actions, Settings, Stories, Story},
        related::{Row, RowHandle},
    },
    fetch::{Ahead, Load, Parts, Source},
    json::to_js,
    rare,
};
use left::Left;
use list::List;
use reader::Reader;
use talk::{Notify, Speaker};
use withdrawn::Absence;

/// One element, from its first load to its removal. Dropping it takes down the components and aborts the request.
pub(crate) struct Element {
    host: HtmlElement,
    root: HtmlElement,
    notify: Notify,
    speaker: Speaker,
    /// What the page's author asks for.
    settings: Settings,
    /// The address of a list that takes the place of the article's own.
    related_src: RefCell<Option<String>>,
    /// Fetches parts of the widget.
    parts: RefCell<Option<Parts>>,
    /// What is shown …
    story: ArcRwSignal<Option<Story>>,
    /// … and the document that it was read from.
    source: RefCell<Option<Arc<Source>>>,
    /// The related stories, as far as they are known …
    list: RefCell<List>,
    /// … and as the components have them.
    stories: ArcRwSignal<Stories>,
    row: RowHandle,
    /// The methods that the page's scripts were given of it.
    methods: RefCell<Option<(Row, JsValue)>>,
    /// The request for more of them.
    more: RefCell<Option<Load>>,
    load: RefCell<Option<Load>>,
    /// The request for the story that somebody means to open.
    meant: RefCell<Option<Ahead>>,
    /// Whether the link of a card is being followed, which is no other activation of the card.
    follows: Cell<bool>,
    /// The time of the next version.
    turn: RefCell<Option<Turn>>,
    /// What was left for a story that was opened in its place, the last one last.
    left: RefCell<Vec<Left>>,
    /// What the server says of the story that is shown.
    absence: Cell<Absence>,
    /// Watches how far the reader gets.
    reader: RefCell<Option<Reader>>,
    view: RefCell<View>,
}

/// The components in the page.
enum View {
    /// HTML that was written beforehand stands in their place; they are laid over it with the first story.
    Stands(Box<dyn FnOnce() -> Box<dyn Any>>),
    /// They are there. Dropping this takes them down.
    There { _handle: Box<dyn Any> },
}

/// Stock Leptos lays nothing over: with it this file compiles, and no more.
#[cfg(stock_leptos)]
fn lay_over<V: IntoView + 'static>(
    parent: &HtmlElement,
    view: impl FnOnce() -> V + 'static,
) -> impl Any {
    mount_to(parent.clone(), view)
}

/// What stands in the root once it has an article.
const VIEWS: &str = ".views";

thread_local! {
    static ELEMENTS: RefCell<Vec<(usize, Rc<Element>)>> = const { RefCell::new(Vec::new()) };
    static MOUNTED: Cell<usize> = const { Cell::new(0) };
}

/// The element of a number. The table is not borrowed while the element works: it may call back.
#[inline(never)]
pub(crate) fn get(element: usize) -> Option<Rc<Element>> {
    ELEMENTS.with_borrow(|elements| {
        let found = elements.iter().find(|(number, _)| *number == element);
        found.map(|(_, element)| element.clone())
    })
}

/// Takes an element down.
pub(crate) fn unmount(element: usize) {
    let removed = ELEMENTS.with_borrow_mut(|elements| {
        let at = elements.iter().position(|(number, _)| *number == element)?;
        Some(elements.swap_remove(at))
    });
    drop(removed);
}

/// What components ask of the element of a number. By number, since what a callback holds has to be `Send`, and so that
/// what comes late for an element that is gone finds none.
fn actions(number: usize, settings: Settings) -> Actions {
    Actions::new(move |action| {
        let element = get(number);
        match (action, element) {
            // Without the element: a voice ends with the article, when that has gone.
            (Action::Act(actor), _) => rare::act(&actor, &settings.texts.get_untracked()),
            (_, None) => {}
            (Action::Back, Some(element)) => element.back(),
            (Action::Select(event, index), Some(element)) => element.select(&event, index),
            (Action::Intend(url), Some(element)) => element.intend(url),
            (Action::More, Some(element)) => element.more(),
            (Action::Complete, Some(element)) => element.complete(),
            (Action::Slid(slide), Some(element)) => element.slid(slide),
        }
    })
}

impl Element {
    /// Mounts the components into `root`; they are empty until something is loaded. Returns the element's number.
    pub(crate) fn mount(
        host: HtmlElement,
        root: HtmlElement,
        notify: Function,
        texts: Function,
    ) -> usize {
        // No number is given twice.
        let number = MOUNTED.get();
        MOUNTED.set(number + 1);
        let settings = Settings::default();
        settings::take(&host, &settings);
        let (story, stories) = (ArcRwSignal::new(None), ArcRwSignal::new(Stories::default()));
        let row = RowHandle::default();
        let draws = {
            let (settings, root, row) = (settings.clone(), root.clone(), row.clone());
            let (story, stories) = (story.clone(), stories.clone());
            move || {
                let actions = actions(number, settings.clone());
                view! { <Widget settings story stories row actions root/> }
            }
        };
        let parent = root.clone();
        let view = match root.query_selector(VIEWS) {
            Ok(Some(_)) => View::Stands(Box::new(move || Box::new(lay_over(&parent, draws)))),
            _ => View::There { _handle: Box::new(mount_to(parent, draws)) },
        };
        let element = Element {
            related_src: RefCell::new(settings::related_src(&host)),
            host,
            root,
            notify: Notify(notify),
            speaker: Speaker(texts),
            settings,
            parts: RefCell::default(),
            story,
            source: RefCell::default(),
            list: RefCell::default(),
            stories,
            row,
            methods: RefCell::default(),
            more: RefCell::default(),
            load: RefCell::default(),
            meant: RefCell::default(),
            follows: Cell::default(),
            turn: RefCell::default(),
            left: RefCell::default(),
            absence: Cell::default(),
            reader: RefCell::default(),
            view: RefCell::new(view),
        };
        ELEMENTS.with_borrow_mut(|elements| elements.push((number, Rc::new(element))));
        number
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

    /// The article that is shown, as the contract's JSON; `null` without one.
    pub(crate) fn article(&self) -> JsValue {
        self.complete();
        let story = self.story.get_untracked();
        story.map_or(JsValue::NULL, |story| to_js(&story.reading().article))
    }

    /// Shows a story, or nothing, with the stories beside it. It is drawn by effects that are queued.
    fn show(&self, story: Option<Story>, source: Option<Arc<Source>>, list: List) {
        self.reader.take();
        // The story first: what was beside the one before is taken down with it.
        self.story.set(story);
        self.source.replace(source);
        self.begin_list(list);
    }

    /// Whether HTML that was written beforehand stands in the place of the components.
    fn stands(&self) -> bool {
        matches!(*self.view.borrow(), View::Stands(_))
    }

    /// Lays the components over what stands in their place, if that is still to be done.
    fn take_over(&self) {
        if !self.stands() {
            return;
        }
        // Not borrowed meanwhile: what is drawn may ask for the element.
        let nothing = View::There { _handle: Box::new(()) };
        if let View::Stands(lay) = self.view.replace(nothing) {
            self.view.replace(View::There { _handle: lay() });
        }
    }

    /// Whether the load of this controller is the latest one.
    fn awaits(&self, controller: &AbortController) -> bool {
        self.load.borrow().as_ref().is_some_and(|load| load.controller() == *controller)
    }
}
