//! The line with today's date.

use leptos::prelude::*;

use super::context::use_interface;
use crate::locale::texts;

/// "Today: 22 October 2024"; an empty line of its height where that is not known yet.
#[component]
pub fn Today() -> impl IntoView {
    let interface = use_interface();
    let words = move || {
        let date = interface.locale(|locale| locale.today());
        if date.is_empty() { "\u{a0}".to_owned() } else { interface.say(texts::TODAY, &[&date]) }
    };
    view! { <p class="today" part="today">{words}</p> }
}
