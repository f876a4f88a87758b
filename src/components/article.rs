//! The article: header, lead, text, footer.

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::{
    body::Body,
    contents::Contents,
    context::{Action, use_actions, use_settings, use_story},
    controls::Controls,
    footer::Footer,
    header::Header,
    lead::Lead,
    outline::headings,
    read_on::ReadOn,
    versioned::Versioned,
};
use crate::browser::fragment::{closest, follow};

/// What a click activates: references to notes, pictures, and buttons without a listener of their own.
const ACTORS: &str =
    "button:not(.show, .open, .times), .note-ref, .figure .frame img:not(a > *, a > picture > *)";

/// The article that is shown.
#[component]
pub fn Article() -> impl IntoView {
    let (story, settings, actions) = (use_story(), use_settings(), use_actions());
    let contents = settings.contents.clone();
    let named = move || {
        let is_named = story.reading.with(|reading| !reading.article.headline.is_empty());
        is_named.then_some("headline")
    };
    let clicked = move |event: MouseEvent| {
        if let Some(actor) = closest(&event, ACTORS) {
            event.prevent_default();
            actions.ask(Action::Act(actor));
        } else if let Some(link) = closest(&event, "a[href^='#']") {
            // The browser would look for the place in the page only, and change the page's address.
            event.prevent_default();
            follow(&link);
        }
    };
    view! {
        <article class="article" part="article" aria-labelledby=named on:click=clicked>
            <Show when=move || settings.controls.get() != 0>
                <Controls/>
            </Show>
            <Header/>
            <Versioned same=|one, other| one.lead == other.lead>
                <Lead/>
            </Versioned>
            <Show when=move || contents.get()>
                <Versioned same=|one, other| headings(one) == headings(other)>
                    <Contents/>
                </Versioned>
            </Show>
            <Versioned same=|one, other| {
                one.body.is_empty() == other.body.is_empty()
                    && one.cut == other.cut
                    && ((!one.body.is_empty() && !one.cut) || one.url == other.url)
            }>
                <Text/>
            </Versioned>
            <Versioned same=|one, other| {
                one.tags == other.tags && one.source == other.source && one.url == other.url
            }>
                <Footer/>
            </Versioned>
        </article>
    }
}

/// The text; for an article without text, or with only its beginning, also the link to its page.
#[component]
fn Text() -> impl IntoView {
    let reading = use_story().reading();
    let article = &reading.article;
    let has_text = !article.body.is_empty();
    let url = article.url.clone().filter(|_| article.cut || !has_text);
    let read_on = url.map(|url| view! { <ReadOn url/> });
    if !has_text {
        return read_on.into_any();
    }
    view! {
        <Body/>
        {read_on}
    }
    .into_any()
}
