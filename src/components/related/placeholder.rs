//! Keeps the place of cards that have not loaded yet.

use leptos::{html::Div, prelude::*};
use leptos_markup::keep;

use super::hold::Hold;
use crate::{
    browser::observe::InView,
    components::context::{Action, Stories, text, use_actions},
    locale::texts,
};

/// Keeps the place of cards that have not loaded. They are fetched when it is near the view; if that fails, the reader
/// can try again.
#[component]
pub fn Placeholder(
    /// The stories.
    stories: RwSignal<Stories>,
    /// Keeps the focus in the section.
    hold: Hold,
) -> impl IntoView {
    let actions = use_actions();
    let place = NodeRef::<Div>::new();
    hold.pass(move || place.get_untracked().map(Into::into));
    // Again for each other list.
    Effect::new(move || {
        let waits = stories.with(|stories| stories.more && !stories.failed);
        if let Some(place) = place.get().filter(|_| waits) {
            keep(InView::near(&place, move || actions.ask(Action::More)));
        }
    });
    let failed = move || stories.with(|stories| stories.failed);
    // The button stays while it loads again: it has the focus.
    let tries = RwSignal::new(false);
    let again = move |_| {
        tries.set(true);
        actions.ask(Action::More);
    };
    let (sorry, label) = (text(texts::RELATED_FAILED), text(texts::AGAIN));
    view! {
        <div class="cards" tabindex="-1" node_ref=place>
            <Show when=failed>
                <p>{sorry.clone()}</p>
            </Show>
            <Show when=move || failed() || tries.get()>
                <button class="retry" part="retry" type="button" on:click=again>
                    {label.clone()}
                </button>
            </Show>
        </div>
    }
}
