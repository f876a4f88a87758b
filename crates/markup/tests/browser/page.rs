//! A place in the page for a test, and what is looked at in it.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// An element at the end of the page, with a view in it; both go when this is dropped.
pub(crate) struct Page {
    pub(crate) root: HtmlElement,
    pub(crate) handle: Option<UnmountHandle>,
}

pub(crate) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// An empty element at the end of the page.
pub(crate) fn empty() -> Page {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    Page { root, handle: None }
}

/// Draws a view at the end of the page.
pub(crate) fn show<V: IntoView>(view: impl FnOnce() -> V) -> Page {
    let mut page = empty();
    page.handle = Some(mount_to(page.root.clone(), view));
    page
}

impl Page {
    pub(crate) fn html(&self) -> String {
        self.root.inner_html()
    }

    pub(crate) fn text(&self) -> String {
        self.root.text_content().unwrap()
    }

    pub(crate) fn find<E: JsCast>(&self, selector: &str) -> E {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("no {selector} in {}", self.html())).unchecked_into()
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|at| found.item(at).unwrap().unchecked_into()).collect()
    }

    /// Runs what waits, and compares what stands there then.
    #[track_caller]
    pub(crate) fn shows(&self, html: &str) {
        leptos::flush();
        assert_eq!(self.html(), html);
    }

    /// Takes the view down: nothing is left of it.
    #[track_caller]
    pub(crate) fn close(&mut self) {
        drop(self.handle.take());
        assert_eq!(self.root.child_nodes().length(), 0, "{}", self.html());
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        drop(self.handle.take());
        self.root.remove();
    }
}

/// Counts how often something runs.
#[derive(Clone, Default)]
pub(crate) struct Count(Rc<Cell<usize>>);

impl Count {
    pub(crate) fn add(&self) {
        self.0.set(self.0.get() + 1);
    }

    /// How often since this was asked the last time.
    pub(crate) fn take(&self) -> usize {
        self.0.take()
    }
}
