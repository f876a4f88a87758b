//! A picture with its caption.

use article::Image;
use leptos::prelude::*;

use super::{Caption, Picture, Priority};
use crate::{components::context::text, locale::texts};

/// The least width in pixels for the button: a smaller picture has no room for it, and nothing larger to show.
const SMALL: u32 = 88;

/// A picture with its caption, and a button that shows it over the whole page.
#[component]
pub fn Figure<'a>(
    /// The picture.
    image: &'a Image,
    /// Whether it is needed at once.
    #[prop(default = Priority::Lazy)]
    priority: Priority,
) -> AnyView {
    let alt = image.alt.clone().unwrap_or_default();
    let name = match priority {
        Priority::Lead => "figure lead",
        Priority::Lazy => "figure",
    };
    let shows = if alt.is_empty() { article::content::text(&image.caption) } else { alt };
    let enlarge = text(texts::ENLARGE);
    let enlarge = move || match shows.as_str() {
        "" => enlarge(),
        shows => [&enlarge(), ": ", shows].concat(),
    };
    let is_small = image.width.is_some_and(|width| width < SMALL);
    view! {
        <figure class=name part=name>
            <Picture image priority>
                {(!is_small).then(|| view! { <Enlarge name=enlarge/> })}
            </Picture>
            <Caption caption=&image.caption credit=&image.credit/>
        </figure>
    }
    .into_any()
}

/// The button that shows a picture over the whole page.
#[component]
fn Enlarge<F: Fn() -> String + Send + Sync + 'static>(
    /// What it is called.
    name: F,
) -> impl IntoView {
    view! { <button type="button" class="enlarge" part="enlarge" aria-label=name></button> }
}
