//! When the article was last changed, and how long it takes to read.

use leptos::prelude::*;

use super::{
    changed::changed,
    context::{use_interface, use_story},
    moment::Moment,
    reading_time::reading_time,
    times::Times,
};
use crate::locale::texts;

/// The line below the byline, if there is something to say.
#[component]
pub fn Meta() -> impl IntoView {
    let (changed, minutes) = (changed(), reading_time());
    let is_there = {
        let (changed, minutes) = (changed.clone(), minutes.clone());
        move || changed().is_some() || minutes().is_some()
    };
    let interface = use_interface();
    let line = move || {
        let (is_changed, space) = (changed.clone(), changed.clone());
        let space = move || space().map(|_| " ");
        // The element stays when its words change.
        let is_long = {
            let minutes = minutes.clone();
            move || minutes().is_some()
        };
        let takes = {
            let (minutes, interface) = (minutes.clone(), interface.clone());
            move || minutes().map(|minutes| interface.say(texts::READING_TIME, &[&minutes]))
        };
        view! {
            <p class="meta" part="dateline">
                <Show when=move || is_changed().is_some()>
                    <Updated/>
                </Show>
                <Show when=is_long>
                    {space.clone()}
                    <span class="reading-time" part="reading-time" dir="auto">{takes.clone()}</span>
                </Show>
            </p>
        }
    };
    view! { <Show when=is_there>{line()}</Show> }
}

/// When the article was last changed.
#[component]
fn Updated() -> impl IntoView {
    let reading = use_story().reading();
    let date = reading.article.updated?;
    let before = use_interface();
    let after = before.clone();
    // Beside the date of publication, where there is one.
    let times = reading.article.published.is_none().then(|| view! { <Times/> });
    Some(view! {
        <span class="updated">
            {move || before.around(texts::UPDATED).0}
            <Moment date/>
            {move || after.around(texts::UPDATED).1}
            {times}
        </span>
    })
}
