//! Lets a mouse drag the row. (The browser itself scrolls it by touch.)

#[cfg(stock_leptos)] // for the methods of signals, which are traits' there
use leptos::prelude::*;
use web_sys::{Event, MouseEvent, PointerEvent, ScrollBehavior};

use super::row::{Drag, Pressed, Row};
use crate::browser::scroll;

/// How many pixels a mouse may move between pressing and releasing and still make a click.
const CLICK: i32 = 8;

impl Row {
    /// A pointer is pressed on it.
    pub(super) fn pointer_down(&self, event: &PointerEvent) {
        let Some(list) = self.element() else { return };
        let state = self.state();
        let drags = event.pointer_type() == "mouse" && event.button() == 0 && state.place.scrolls();
        let pressed = drags.then(|| Pressed {
            x: event.client_x(),
            position: scroll::position(&list, state.is_from_right),
        });
        self.change(|state| state.drag = Drag { pressed, has_moved: false });
    }

    /// A pointer moves over it.
    pub(super) fn pointer_move(&self, event: &PointerEvent) {
        let state = self.state();
        let Some(pressed) = state.drag.pressed else { return };
        // Released where nobody saw it.
        if event.buttons() & 1 == 0 {
            self.change(|state| state.drag.pressed = None);
            return;
        }
        let Some(list) = self.element() else { return };
        let way = event.client_x() - pressed.x;
        if !state.drag.has_moved {
            if way.abs() <= CLICK {
                return;
            }
            self.change(|state| state.drag.has_moved = true);
            // A pointer that is gone cannot be held.
            let _ = list.set_pointer_capture(event.pointer_id());
            self.is_dragged.set(true);
            // While the row snaps it cannot be put where the mouse is.
            leptos_markup::flush();
        }
        let way = f64::from(if state.is_from_right { -way } else { way });
        let position = pressed.position - way;
        scroll::go(&list, position, state.is_from_right, ScrollBehavior::Instant);
    }

    /// A pointer is released, or the browser uses it for something else.
    pub(super) fn pointer_up(&self) {
        let state = self.state();
        self.change(|state| state.drag.pressed = None);
        let (Some(pressed), Some(list)) = (state.drag.pressed, self.element()) else { return };
        if state.drag.has_moved {
            let position = scroll::position(&list, state.is_from_right);
            self.go_to(state.place.by_drag(pressed.position, position));
        }
    }

    /// The browser would drag the link or the picture instead.
    pub(super) fn drag_start(&self, event: &Event) {
        if self.state().place.scrolls() {
            event.prevent_default();
        }
    }

    /// A click that ends a drag does not count as a click. (A click by keyboard has the count 0.)
    pub(super) fn click(&self, event: &MouseEvent) {
        if self.state().drag.has_moved && event.detail() > 0 {
            event.prevent_default();
            event.stop_propagation();
        }
    }
}
