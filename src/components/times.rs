//! The exact times of the article's dates, at a button.

use article::Timestamp;
use leptos::prelude::*;

use super::{
    changed::changed,
    context::{text, use_interface, use_story},
};
use crate::locale::texts;

/// A button that opens the exact times, if an instant is known.
#[component]
pub fn Times() -> impl IntoView {
    let (published, changed) = (use_story().reading().article.published, changed());
    let is_instant = |date: Option<Timestamp>| date.and_then(|date| date.epoch_ms()).is_some();
    let is_known = move || is_instant(published) || is_instant(changed());
    let is_open = RwSignal::new(false);
    let name = text(texts::DATES);
    view! {
        <Show when=is_known>
            <button
                type="button"
                class="times"
                aria-label=name.clone()
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            ></button>
            <Show when=move || is_open.get()>
                <Exact published/>
            </Show>
        </Show>
    }
}

/// The exact times, with their zones; where the reader's is another, in that too.
#[component]
fn Exact(
    /// When the article was published.
    published: Option<Timestamp>,
) -> impl IntoView {
    let (interface, changed) = (use_interface(), changed());
    let words = move || {
        let exact = |date: Option<Timestamp>| {
            date.and_then(|date| interface.locale(|locale| locale.exact(&date)))
        };
        let changed = exact(changed()).map(|words| interface.say(texts::UPDATED, &[&words]));
        let lines: Vec<String> = exact(published).into_iter().chain(changed).collect();
        lines.join("\n")
    };
    view! { <span class="exact" dir="auto">{words}</span> }
}
