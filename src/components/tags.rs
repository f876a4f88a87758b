//! The tags: what the story is about.

use article::Named;
use leptos::prelude::*;

use super::{context::text, name::Name};
use crate::locale::texts;

/// A list of tags.
#[component]
pub fn Tags(
    /// The tags.
    tags: Vec<Named>,
) -> impl IntoView {
    let tags = tags.into_iter();
    let tags =
        tags.map(|tag| view! { <li><Name class="tag" part="tag" name=tag.name url=tag.url/></li> });
    view! { <ul class="tags" aria-label=text(texts::TAGS)>{tags.collect::<Vec<_>>()}</ul> }
}
