//! Notices that a reader may open a story in the element: a pointer rests on its card, or the card has the focus.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::{
    browser::time::Timer,
    components::context::{Action, Actions},
};

/// For how many milliseconds a pointer has to rest on a card before its story is requested.
const REST: f64 = 80.0;

/// The story in a row that the reader may be about to open.
#[derive(Clone)]
pub(super) struct Intent {
    meant: Rc<RefCell<Option<Meant>>>,
    actions: Actions,
}

impl Intent {
    /// Nothing yet.
    pub(super) fn new(actions: Actions) -> Intent {
        Intent { meant: Rc::default(), actions }
    }

    /// A pointer, or the focus, has come to something in the row.
    pub(super) fn come(&self, event: &Event) {
        let address = event.target().and_then(|target| address(target.unchecked_ref()));
        let is_same = self.meant.borrow().as_ref().map(|meant| &meant.address) == address.as_ref();
        if is_same {
            return;
        }
        self.leave();
        let actions = self.actions;
        let meant = address.map(|address| {
            let told = address.clone();
            let rested = move || actions.ask(Action::Intend(Some(told.clone())));
            Meant { address, _timer: Timer::new(REST, rested), actions }
        });
        self.meant.replace(meant);
    }

    /// The pointer, or the focus, has left.
    pub(super) fn leave(&self) {
        drop(self.meant.take());
    }
}

/// A story that the reader may be about to open, until this is dropped.
struct Meant {
    address: String,
    _timer: Timer,
    actions: Actions,
}

impl Drop for Meant {
    fn drop(&mut self) {
        self.actions.ask(Action::Intend(None));
    }
}

/// The address of the JSON of the story whose card an element is in, if the story can be opened in the element.
fn address(within: &Element) -> Option<String> {
    let card = within.closest(".card").ok()??;
    card.query_selector("[data-article]").ok()??.get_attribute("data-article")
}
