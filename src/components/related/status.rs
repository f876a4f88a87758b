//! The position of a row, in words.

use leptos::prelude::*;

use super::row::{Row, Said};
use crate::{
    browser::intl,
    components::context::{Interface, use_interface},
    locale::texts,
};

/// What a screen reader says when a button has scrolled the row: "Stories 4 to 6 of 12".
#[component]
pub fn Status(
    /// The row.
    row: Row,
) -> impl IntoView {
    let interface = use_interface();
    let words = move || row.said.get().map(|said| words(said, &interface)).unwrap_or_default();
    view! { <p class="status" part="status" role="status">{words}</p> }
}

fn words(said: Said, interface: &Interface) -> String {
    let language = interface.language();
    let number = |number: i32| intl::number(&language, number.unsigned_abs());
    let Said { first, until, count } = said;
    let (until_in_words, count) = (number(until), number(count));
    if first + 1 == until {
        interface.say(texts::POSITION_ONE, &[&until_in_words, &count])
    } else {
        interface.say(texts::POSITION, &[&number(first + 1), &until_in_words, &count])
    }
}
