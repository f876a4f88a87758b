//! When the article was published, and the exact times of its dates.

use leptos::prelude::*;

use super::{context::use_story, moment::Moment, times::Times};

/// When the article was published, if it says that.
#[component]
pub fn Dateline() -> impl IntoView {
    let published = use_story().reading().article.published;
    published.map(|date| {
        view! {
            <p class="dateline" part="dateline">
                <Moment date class="published"/>
                <Times/>
            </p>
        }
    })
}
