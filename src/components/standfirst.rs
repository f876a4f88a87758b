//! The standfirst: what the story is about, in a sentence or two.

use leptos::prelude::*;

use super::{
    content::Blocks,
    context::{use_foreign, use_story},
};

/// The standfirst, if the article has one.
#[component]
pub fn Standfirst() -> impl IntoView {
    let story = use_story();
    let reading = story.reading();
    let blocks = &reading.article.standfirst;
    (!blocks.is_empty()).then(|| {
        let language = use_foreign();
        let direction = language.clone();
        story.outline.go_on(0);
        view! {
            <div
                class="standfirst"
                part="standfirst"
                lang=move || language.language()
                dir=move || direction.direction()
            >
                <Blocks blocks/>
            </div>
        }
    })
}
