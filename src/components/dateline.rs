//! When the article was published and last changed, and how long it takes to read.

use article::Timestamp;
use leptos::prelude::*;

use super::{
    context::{Interface, use_interface, use_story},
    moment::Moment,
    reading_time::reading_time,
};
use crate::{
    browser::time::now,
    locale::{DateStyle, texts},
};

/// For how many milliseconds a change on the day of publication is shown.
const NEWS: i64 = 10 * 60 * 60_000;

/// The dateline, if there is something to say.
#[component]
pub fn Dateline() -> impl IntoView {
    let reading = use_story().reading();
    let (published, updated) = (reading.article.published, reading.article.updated);
    let interface = use_interface();
    let now = if use_story().stands { None } else { Some(now()) };
    let changed = {
        let interface = interface.clone();
        move || {
            updated.is_some_and(|updated| is_news(&updated, published.as_ref(), now, &interface))
        }
    };
    let minutes = reading_time();
    let is_there = {
        let (changed, minutes) = (changed.clone(), minutes.clone());
        move || published.is_some() || changed() || minutes().is_some()
    };
    let line = move || {
        let changed = changed.clone();
        let space = {
            let changed = changed.clone();
            move || (published.is_some() || changed()).then_some(" ")
        };
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
            <p class="dateline" part="dateline">
                {published.map(|date| view! { <Moment date class="published"/> })}
                <Show when=changed>
                    {published.map(|_| " ")}
                    {updated.map(|date| view! { <Updated date/> })}
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
fn Updated(
    /// The date.
    date: Timestamp,
) -> impl IntoView {
    let before = use_interface();
    let after = before.clone();
    view! {
        <span class="updated">
            {move || before.around(texts::UPDATED).0}
            <Moment date/>
            {move || after.around(texts::UPDATED).1}
        </span>
    }
}

/// Whether a change deserves its line: it came more than a minute after the publication, and on another day or
/// within the last ten hours, where that is known. (The rule of the BBC's article pages.)
fn is_news(
    updated: &Timestamp,
    published: Option<&Timestamp>,
    now: Option<i64>,
    interface: &Interface,
) -> bool {
    let Some(published) = published else { return true };
    let day = |date| interface.date(date, DateStyle::Short);
    updated.order_ms() - published.order_ms() > 60_000
        && (updated.epoch_ms().zip(now).is_some_and(|(at, now)| now - at < NEWS)
            || day(updated) != day(published))
}
