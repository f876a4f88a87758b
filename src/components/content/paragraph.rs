//! A paragraph.

use article::Run;
use leptos::prelude::*;

use super::inline::content;

/// A paragraph.
#[component]
pub fn Paragraph<'a>(
    /// Its text.
    words: &'a [Run],
) -> AnyView {
    view! { <p>{content(words)}</p> }.into_any()
}
