//! A picture with its caption.

use article::Image;
use leptos::prelude::*;

use super::{Caption, Picture, Priority};
use crate::{components::context::text, locale::texts};

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
    view! {
        <figure class=name part=name>
            <Picture image priority>
                <button type="button" class="enlarge" part="enlarge" aria-label=enlarge></button>
            </Picture>
            <Caption caption=&image.caption credit=&image.credit/>
        </figure>
    }
    .into_any()
}
