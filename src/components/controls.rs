//! The reader's controls, if the page asks for them: text size, theme, share, copy with source, listen, embed. `rare/`
//! has what the buttons do; the article passes their clicks on.

use leptos::prelude::*;
use leptos_markup::keep;
use web_sys::Element;

use super::context::{Action, Actions, CONTROLS, text, use_actions, use_settings, use_story};
use crate::{browser::voice::speaks, locale::texts};

/// The controls. Those that stay keep their buttons when the page asks for others.
#[component]
pub fn Controls() -> impl IntoView {
    let story = use_story();
    let url = story.reading().article.url.as_ref().map(|url| url.as_str().to_owned());
    let src = story.src.clone();
    let can_be_embedded = src.is_some();
    let settings = use_settings();
    let shown = move || {
        let asked = settings.controls.get();
        let is_shown = |(place, name): &(usize, &str)| {
            asked & (1 << place) != 0 && (*name != "embed" || can_be_embedded)
        };
        CONTROLS.into_iter().enumerate().filter(is_shown).map(|(_, name)| name).collect::<Vec<_>>()
    };
    view! {
        <div
            class="controls"
            part="controls"
            role="group"
            aria-label=text(texts::CONTROLS)
            data-url=url
            data-src=src
        >
            <For each=shown key=|name| *name children=|name| view! { <Control name/> }/>
        </div>
    }
}

/// The buttons of one control.
#[component]
fn Control(
    /// Its word in the attribute.
    name: &'static str,
) -> AnyView {
    match name {
        "size" => view! {
            <button type="button" class="smaller" aria-label=text(texts::SMALLER)></button>
            <button type="button" class="larger" aria-label=text(texts::LARGER)></button>
        }
        .into_any(),
        "theme" => {
            view! { <button type="button" class="theme">{text(texts::THEME)}</button> }.into_any()
        }
        "share" => view! {
            <button type="button" class="share" aria-live="polite">{text(texts::SHARE)}</button>
        }
        .into_any(),
        "copy" => view! {
            <button type="button" class="citing" aria-live="polite">{text(texts::CITE)}</button>
        }
        .into_any(),
        "listen" => view! { <Listen/> }.into_any(),
        _ => view! {
            <button type="button" class="embedding" aria-haspopup="dialog">{text(texts::EMBED)}</button>
        }
        .into_any(),
    }
}

/// Reads the article aloud, where the browser has a voice.
#[component]
fn Listen() -> AnyView {
    if !speaks() {
        return ().into_any();
    }
    let actions = use_actions();
    view! {
        <button type="button" class="listen" use:quiet=actions>{text(texts::LISTEN)}</button>
    }
    .into_any()
}

/// A directive: stops the voice when the button is removed.
fn quiet(listen: Element, actions: Actions) {
    keep(Quiet(listen, actions));
}

struct Quiet(Element, Actions);

impl Drop for Quiet {
    fn drop(&mut self) {
        if self.0.has_attribute("data-speaks") {
            self.1.ask(Action::Act(self.0.clone()));
        }
    }
}
