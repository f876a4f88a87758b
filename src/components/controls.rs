//! The reader's controls, where the page asks for them: text size, theme, share, copy with source, listen. What the
//! buttons do is in `rare/`; their clicks come to the article.

use js_sys::Reflect;
use leptos::prelude::*;
use leptos_markup::keep;
use web_sys::Element;

use super::context::{Action, Actions, text, use_actions, use_story};
use crate::locale::texts;

/// The controls.
#[component]
pub fn Controls() -> impl IntoView {
    let url = use_story().reading().article.url.as_ref().map(|url| url.as_str().to_owned());
    let speaks = Reflect::has(&js_sys::global(), &"speechSynthesis".into());
    let actions = use_actions();
    let listen = speaks.is_ok_and(|speaks| speaks).then(|| {
        view! {
            <button type="button" class="listen" use:quiet=actions>{text(texts::LISTEN)}</button>
        }
    });
    view! {
        <div class="controls" role="group" aria-label=text(texts::CONTROLS) data-url=url>
            <button type="button" class="smaller" aria-label=text(texts::SMALLER)></button>
            <button type="button" class="larger" aria-label=text(texts::LARGER)></button>
            <button type="button" class="theme">{text(texts::THEME)}</button>
            <button type="button" class="share" aria-live="polite">{text(texts::SHARE)}</button>
            <button type="button" class="citing" aria-live="polite">{text(texts::CITE)}</button>
            {listen}
        </div>
    }
}

/// A directive: ends the listening when the controls are taken down.
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
