//! A heading: of the article, of its body, of its related stories.

use std::sync::Arc;

use leptos::prelude::*;

use super::context::{use_foreign, use_settings};
use crate::browser::heading::{Level, relevel};

/// Stock Leptos has no method for `aria-level`. This lets the component compile against it, and does nothing else.
#[cfg(stock_leptos)]
trait AriaLevel: Sized {
    fn aria_level(self, _: u8) -> Self {
        self
    }
}

#[cfg(stock_leptos)]
impl<T> AriaLevel for T {}

/// A heading at a distance below the headline: `h1` to `h6`, beyond that `aria-level`. When the headline's level
/// changes, the element is replaced, and its children move into the new one.
#[component]
pub fn Heading(
    /// How far below the headline; 0 is the headline itself.
    below: u8,
    /// Its class.
    class: &'static str,
    /// Its part.
    #[prop(optional)]
    part: Option<&'static str>,
    /// Its name in the shadow root.
    #[prop(optional, into)]
    id: Option<String>,
    /// Whether it is the article's own text, which names its language if the interface has another.
    #[prop(optional)]
    foreign: bool,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let settings = use_settings();
    let level: Level = Arc::new(move || settings.heading_level.get() + below);
    let first = untrack(|| level());
    let children = children();
    let language = foreign.then(use_foreign);
    let lang = language.clone().map(|foreign| move || foreign.language());
    let dir = language.map(|foreign| move || foreign.direction());
    match first {
        1 => view! { <h1 class=class part=part id=id lang=lang dir=dir use:relevel=level>{children}</h1> }.into_any(),
        2 => view! { <h2 class=class part=part id=id lang=lang dir=dir use:relevel=level>{children}</h2> }.into_any(),
        3 => view! { <h3 class=class part=part id=id lang=lang dir=dir use:relevel=level>{children}</h3> }.into_any(),
        4 => view! { <h4 class=class part=part id=id lang=lang dir=dir use:relevel=level>{children}</h4> }.into_any(),
        5 => view! { <h5 class=class part=part id=id lang=lang dir=dir use:relevel=level>{children}</h5> }.into_any(),
        6 => view! { <h6 class=class part=part id=id lang=lang dir=dir use:relevel=level>{children}</h6> }.into_any(),
        deep => view! {
            <div role="heading" aria-level=deep class=class part=part id=id lang=lang dir=dir use:relevel=level>
                {children}
            </div>
        }
        .into_any(),
    }
}
