//! The button that leads back to the story before.

use leptos::prelude::*;

use super::context::{Action, use_actions, use_interface};
use crate::locale::texts;

/// A button that leads back.
#[component]
pub fn Back(
    /// The headline of the story that was left; empty where that was a card.
    headline: String,
) -> impl IntoView {
    let (actions, interface) = (use_actions(), use_interface());
    view! {
        <button class="back" part="back" type="button" on:click=move |_| actions.ask(Action::Back)>
            {move || match headline.as_str() {
                "" => interface.text(texts::BACK_TO_CARDS),
                headline => interface.say(texts::BACK_TO_STORY, &[headline]),
            }}
        </button>
    }
}
