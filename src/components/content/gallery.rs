//! A gallery: pictures that belong together.

use article::Image;
use leptos::prelude::*;

use super::Figure;

/// Pictures that belong together, beside each other where there is room.
#[component]
pub fn Gallery<'a>(
    /// The pictures.
    images: &'a [Image],
) -> AnyView {
    let figures = images.iter().map(|image| view! { <Figure image/> }.into_any());
    view! { <div class="gallery" part="gallery">{figures.collect::<Vec<_>>()}</div> }.into_any()
}
