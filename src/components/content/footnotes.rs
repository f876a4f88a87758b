//! The notes that runs of text refer to.

use article::Footnote;
use leptos::prelude::*;

use super::Tight;
use crate::{components::context::text, locale::texts};

/// The footnotes.
#[component]
pub fn Footnotes<'a>(
    /// The notes.
    notes: &'a [Footnote],
) -> AnyView {
    let notes = notes.iter().map(|note| view! { <Note note/> }.into_any());
    view! { <ol class="footnotes" part="footnotes">{notes.collect::<Vec<_>>()}</ol> }.into_any()
}

/// A footnote, with a link back to its reference.
#[component]
fn Note<'a>(
    /// The note. One without an id has no reference, and so no link back.
    note: &'a Footnote,
) -> AnyView {
    let id = (!note.id.is_empty()).then_some(note.id.as_str());
    let back = id.map(|id| {
        view! {
            " "
            <a
                class="note-back"
                role="doc-backlink"
                aria-label=text(texts::BACK)
                href=["#ref-", id].concat()
            >
                "↩"
            </a>
        }
    });
    view! {
        <li tabindex="-1" id=id.map(|id| ["note-", id].concat())>
            <Tight blocks=&note.body/>
            {back}
        </li>
    }
    .into_any()
}
