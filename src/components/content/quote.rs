//! A quotation, or a pull quote.

use leptos::prelude::*;

use super::{Blocks, inline::some_content};

/// A quotation, with who said it.
#[component]
pub fn Quote<'a>(
    /// The quotation.
    quote: &'a article::Quote,
) -> AnyView {
    let class = if quote.pull { "quote pull" } else { "quote" };
    let cite = some_content(&quote.cite).map(|words| {
        view! { <footer class="cite"><cite>{words}</cite></footer> }
    });
    view! {
        <blockquote class=class part="quote">
            <Blocks blocks=&quote.body/>
            {cite}
        </blockquote>
    }
    .into_any()
}
