//! The line with today's date.

use leptos::prelude::*;

use super::context::use_interface;
use crate::locale::texts;

/// "Today: 22 October 2024".
#[component]
pub fn Today() -> impl IntoView {
    let interface = use_interface();
    let words = move || {
        let date = interface.locale(|locale| locale.today());
        interface.say(texts::TODAY, &[&date])
    };
    view! { <p class="today" part="today">{words}</p> }
}
