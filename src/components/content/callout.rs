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
    /// The callout.
    callout: &'a article::Callout,
) -> AnyView {
    let kind = callout.kind;
    let (settings, interface) = (use_settings(), use_interface());
    let own = article::content::text(&callout.title);
    let words = move || match own.as_str() {
        "" => settings.texts.with(|texts| texts.callout(kind).to_owned()),
        own => own.to_owned(),
    };
    let title = some_content(&callout.title).unwrap_or_else(|| words.clone().into_any());
    let date = callout.date;
    let name = move || match date {
        Some(date) => [&words(), ", ", &interface.date(&date, DateStyle::Full)].concat(),
        None => words(),
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
