//! The lead picture, or another block in its place.

use article::Block as Content;
use leptos::prelude::*;

use super::{
    content::{Block, Figure, Priority},
    context::use_story,
    outline::after_flow,
};

/// The lead, if the article has one.
#[component]
pub fn Lead() -> impl IntoView {
    let story = use_story();
    let reading = story.reading();
    let article = &reading.article;
    story.outline.go_on(after_flow(0, &article.standfirst));
    article.lead.as_ref().map(|lead| match lead {
        Content::Image(image) => view! { <Figure image priority=Priority::Lead/> }.into_any(),
        block => view! { <div class="lead" part="lead"><Block block/></div> }.into_any(),
    })
}
