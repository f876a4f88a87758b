//! The headline.

use leptos::prelude::*;

use super::{context::use_story, heading::Heading};

/// The headline, if the article has one.
#[component]
pub fn Headline() -> impl IntoView {
    let headline = use_story().reading().article.headline.clone();
    (!headline.is_empty()).then(|| {
        view! {
            <Heading below=0 class="headline" part="headline" id="headline" foreign=true>
                {headline}
            </Heading>
        }
    })
}
