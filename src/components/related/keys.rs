//! The keyboard in the row: keys that scroll it, and following the focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, KeyboardEvent};

use super::row::Row;
use crate::browser::focus;

impl Row {
    /// A key is pressed in it.
    pub(super) fn key_down(&self, event: &KeyboardEvent) {
        let state = self.state();
        let means_else =
            event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key();
        if means_else || !state.place.scrolls() {
            return;
        }
        let card = state.place.by_key(&event.key(), state.first(), state.is_from_right);
        let Some(card) = card else { return };
        event.prevent_default();
        self.go_to(card);
        // The focus does not stay where nobody sees it.
        let Some(focused) = self.focused() else { return };
        let state = self.state();
        let seen = state.place.nearest(focused, state.first());
        if seen != focused {
            let link = self.card(seen).and_then(|card| card.query_selector("a").ok().flatten());
            match link {
                Some(link) => focus::give(&link),
                None => self.take_focus(),
            }
        }
    }

    /// Something in it has got the focus: its card comes into view.
    pub(super) fn focus_in(&self, event: &FocusEvent) {
        // What a mouse presses must not move before it is released.
        let target = event.target().map(JsCast::unchecked_into::<Element>);
        let is_seen = target.is_some_and(|target| target.matches(":focus-visible") == Ok(true));
        let state = self.state();
        if !is_seen || !state.place.scrolls() {
            return;
        }
        let showing = self.focused().and_then(|card| state.place.showing(card, state.first()));
        if let Some(first) = showing {
            self.go_to(first);
        }
    }
}
