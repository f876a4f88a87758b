//! What is below the text: tags and source.

use leptos::prelude::*;

use super::{context::use_story, source::Source, tags::Tags};

/// The footer, if there is something in it.
#[component]
pub fn Footer() -> impl IntoView {
    let reading = use_story().reading();
    let article = &reading.article;
    if article.tags.is_empty() && article.source.is_none() {
        return None;
    }
    let tags = (!article.tags.is_empty()).then(|| view! { <Tags tags=article.tags.clone()/> });
    let source = article.source.clone();
    let source = source.map(|source| view! { <Source source url=article.url.clone()/> });
    Some(view! { <footer class="footer" part="footer">{tags}{source}</footer> })
}
