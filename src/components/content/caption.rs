//! Captions: what a picture, a video or a sound shows, and who made it; the caption of a gallery, a code block or an
//! embed.

use article::Content;
use leptos::prelude::*;

use super::inline::some_content;
use crate::{components::context::text, locale::texts};

/// A caption and a credit, if there is either.
#[component]
pub fn Caption<'a>(
    /// What is shown.
    caption: &'a Content,
    /// Who made it.
    credit: &'a Content,
) -> AnyView {
    let caption = some_content(caption).map(|words| {
        view! { <span class="caption-text">{words}</span> }
    });
    let space = caption.is_some().then_some(" ");
    let credit = some_content(credit).map(|words| {
        view! {
            {space}
            <span class="credit">
                <span class="visually-hidden">{text(texts::CREDIT)}</span>
                " "
                {words}
            </span>
        }
    });
    if caption.is_none() && credit.is_none() {
        return ().into_any();
    }
    view! { <figcaption class="caption" part="caption">{caption}{credit}</figcaption> }.into_any()
}

/// What has no caption of its own, with one; where that is blank there is nothing but it.
#[component]
pub fn Captioned<'a>(
    /// What it shows.
    caption: &'a Content,
    /// What has none of its own.
    shown: AnyView,
) -> AnyView {
    let Some(words) = some_content(caption) else { return shown };
    view! {
        <figure class="captioned">
            {shown}
            <figcaption class="caption" part="caption">{words}</figcaption>
        </figure>
    }
    .into_any()
}
