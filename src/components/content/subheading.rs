//! A heading inside the article.

use article::Content;
use leptos::prelude::*;

use super::inline::content;
use crate::components::{context::use_story, heading::Heading};

/// A heading inside the article, one level below the nearest heading before it that has a higher rank.
#[component]
pub fn Subheading<'a>(
    /// The level that the publisher gave it, 1 to 6.
    level: u8,
    /// Its text.
    words: &'a Content,
) -> AnyView {
    let outline = &use_story().outline;
    let (below, id) = (outline.below(level), outline.name());
    let class = match below {
        0 | 1 => "heading heading-2",
        2 => "heading heading-3",
        3 => "heading heading-4",
        _ => "heading heading-5",
    };
    let words = words.clone();
    view! {
        <Heading below class part="heading" nostrip:id=id>
            {content(&words)}
        </Heading>
    }
    .into_any()
}
