//! A box beside the story: a correction, key points …

use leptos::prelude::*;

use super::{Blocks, inline::some_content};
use crate::components::{context::use_settings, date::Date};

/// A box beside the story.
#[component]
pub fn Callout<'a>(
    /// What stands in it.
    callout: &'a article::Callout,
) -> AnyView {
    let kind = callout.kind;
    let settings = use_settings();
    let title = some_content(&callout.title).unwrap_or_else(|| {
        (move || settings.texts.with(|texts| texts.callout(kind).to_owned())).into_any()
    });
    let date = callout.date.map(|date| view! { <Date date class="callout-date"/> });
    view! {
        <aside class=["callout callout-", kind.name()].concat()>
            <p class="callout-title">{title}</p>
            {date}
            <Blocks blocks=&callout.body/>
        </aside>
    }
    .into_any()
}
