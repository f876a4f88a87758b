//! The link to the story's own page.

use article::SafeUrl;
use leptos::prelude::*;

use super::context::text;
use crate::locale::texts;

/// Leads to the page of an article that came without its text.
#[component]
pub fn ReadOn(
    /// The page.
    url: SafeUrl,
) -> impl IntoView {
    view! {
        <p class="read-on">
            <a href=url.as_str().to_owned()>{text(texts::READ_ON)}</a>
        </p>
    }
}
