//! Stories as cards in place of an article: `display="card"`.

use leptos::prelude::*;

use super::{carousel::Cards, row::Row};
use crate::components::context::{Stories, use_actions};

/// A card for each story, as many beside each other as have room.
#[component]
pub fn Grid() -> impl IntoView {
    let stories: RwSignal<Stories> = expect_context::<ArcRwSignal<Stories>>().into();
    // It does not scroll; a card that goes gives its focus to it.
    let row = Row::new(use_actions());
    view! {
        <ul class="cards grid" part="cards" tabindex="-1" node_ref=row.list>
            <Cards stories row below=0/>
        </ul>
    }
}
