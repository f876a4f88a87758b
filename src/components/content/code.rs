//! Preformatted text, such as a program.

use leptos::prelude::*;

use crate::{components::context::text, locale::texts};

/// Preformatted text, and a button that copies it (`rare/clipboard.rs`).
#[component]
pub fn Code<'a>(
    /// The programming language, as the publisher names it.
    language: Option<&'a str>,
    /// The text, white space kept.
    code: &'a str,
) -> AnyView {
    let language = language.map(|name| {
        view! { <figcaption class="code-language">{name.to_owned()}</figcaption> }
    });
    view! {
        <figure class="code" part="code">
            {language}
            <button type="button" class="copy" aria-live="polite">{text(texts::COPY)}</button>
            <pre><code>{code.to_owned()}</code></pre>
        </figure>
    }
    .into_any()
}
