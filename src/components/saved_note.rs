//! The note that a saved copy is shown.

use article::Timestamp;
use leptos::prelude::*;

use super::{context::use_interface, date::Date};
use crate::locale::texts;

/// Says that the article is a copy, and of when: there is no network.
#[component]
pub fn SavedNote(
    /// When it was saved.
    date: Timestamp,
) -> impl IntoView {
    let before = use_interface();
    let after = before.clone();
    view! {
        <p class="saved" part="status" role="status">
            {move || before.around(texts::SAVED).0}
            <Date date/>
            {move || after.around(texts::SAVED).1}
        </p>
    }
}
