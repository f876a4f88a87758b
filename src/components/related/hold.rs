//! Keeps the focus in the section: when something that has the focus disappears, what takes its place gets it.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::browser::focus;

/// Whether what has just gone had the focus.
#[derive(Clone, Copy)]
pub(super) struct Hold(StoredValue<bool>);

impl Hold {
    /// For a section.
    pub(super) fn new() -> Hold {
        Hold(StoredValue::new(false))
    }

    /// Something takes the place, until it is removed.
    pub(super) fn pass(
        self,
        place: impl Fn() -> Option<HtmlElement> + Copy + Send + Sync + 'static,
    ) {
        Effect::new(move || {
            let Some(place) = place().filter(|_| self.0.get_value()) else { return };
            self.0.set_value(false);
            focus::give(&place);
        });
        on_cleanup(move || {
            self.0.set_value(place().is_some_and(|place| focus::is_within(&place)));
        });
    }
}
