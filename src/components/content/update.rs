//! An entry of a live blog.

use leptos::prelude::*;

use super::{Blocks, Subheading};
use crate::components::{date::Date, outline::TITLE};

/// An entry of a live blog: its time, title and text.
#[component]
pub fn Update<'a>(
    /// The entry.
    update: &'a article::Update,
) -> AnyView {
    let date = update.published.map(|date| view! { <Date date class="update-date"/> });
    let has_title = !article::content::is_blank(&update.title);
    let title = has_title.then(|| view! { <Subheading level=TITLE words=&update.title/> });
    view! {
        <section class="update" part="update">
            {date}
            {title}
            <Blocks blocks=&update.body/>
        </section>
    }
    .into_any()
}
