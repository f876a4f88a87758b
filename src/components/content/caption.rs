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

/// Adds a caption to something that has none of its own; a blank caption adds nothing.
#[component]
pub fn Captioned<'a>(
    /// The caption.
    caption: &'a Content,
    /// What gets the caption.
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
