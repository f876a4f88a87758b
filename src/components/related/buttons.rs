//! The buttons of a row.

use leptos::prelude::*;

use super::row::Row;
use crate::{
    components::context::text,
    locale::{Text, texts},
};

/// A button for each direction, where there is something to scroll.
#[component]
pub fn Buttons(
    /// The row that they scroll.
    row: Row,
) -> impl IntoView {
    // Until it is known whether there is, they keep their room: they would move the row.
    let hidden = move || match row.ends.get() {
        None => Some("until-known"),
        Some(ends) => (!ends.scrolls).then_some(""),
    };
    view! {
        <div class="related-buttons" hidden=hidden>
            <Turn row pages=-1 name="previous" label=texts::PREVIOUS/>
            <Turn row pages=1 name="next" label=texts::NEXT/>
        </div>
    }
}

/// A button that scrolls a row by as many cards as are wholly in view. At the row's end it does nothing, and keeps the
/// focus.
#[component]
fn Turn(
    /// The row.
    row: Row,
    /// How many pages on; negative: back.
    pages: i32,
    /// Its class and part.
    name: &'static str,
    /// What it is called.
    label: Text,
) -> impl IntoView {
    let stops = move || row.ends.get().is_none_or(|ends| ends.stops(pages));
    view! {
        <button
            class=name
            part=name
            type="button"
            aria-label=text(label)
            aria-controls="cards"
            aria-disabled=move || if stops() { "true" } else { "false" }
            on:click=move |_| row.press(pages)
        ></button>
    }
}
