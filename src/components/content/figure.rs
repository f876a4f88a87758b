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
    let name = match priority {
        Priority::Lead => "figure lead",
        Priority::Lazy => "figure",
    };
    view! {
        <figure class=name part=name>
            <Picture image priority>
                <button type="button" class="enlarge" aria-label=text(texts::ENLARGE)></button>
            </Picture>
            <Caption caption=&image.caption credit=&image.credit/>
        </figure>
    }
    .into_any()
}
