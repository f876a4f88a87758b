//! The section that the story belongs to.

use leptos::prelude::*;

use super::{context::use_story, name::Name};

/// The section, if the article names one.
#[component]
pub fn Section() -> impl IntoView {
    let section = use_story().reading().article.section.clone();
    section.map(|section| {
        view! {
            <p class="section" part="section">
                <Name class="section-name" name=section.name url=section.url/>
            </p>
        }
    })
}
