//! A box beside the story: a correction, key points …

use leptos::prelude::*;

use super::{Blocks, inline::some_content};
use crate::{
    components::{
        context::{use_interface, use_settings},
        date::Date,
    },
    locale::DateStyle,
};

/// A box beside the story.
#[component]
pub fn Callout<'a>(
    /// What stands in it.
    callout: &'a article::Callout,
) -> AnyView {
    let kind = callout.kind;
    let settings = use_settings();
    let own = settings.clone();
    let title = some_content(&callout.title).unwrap_or_else(|| {
        (move || own.texts.with(|texts| texts.callout(kind).to_owned())).into_any()
    });
    let name = {
        let (own, date) = (article::content::text(&callout.title), callout.date);
        let interface = use_interface();
        move || {
            let title = if own.is_empty() {
                settings.texts.with(|texts| texts.callout(kind).to_owned())
            } else {
                own.clone()
            };
            match date {
                Some(date) => [&title, ", ", &interface.date(&date, DateStyle::Full)].concat(),
                None => title,
            }
        }
    };
    let date = callout.date.map(|date| view! { <Date date class="callout-date"/> });
    view! {
        <aside
            class=["callout callout-", kind.name()].concat()
            part="callout"
            role="note"
            aria-label=name
        >
            <p class="callout-title" part="callout-title">{title}</p>
            {date}
            <Blocks blocks=&callout.body/>
        </aside>
    }
    .into_any()
}
