//! Who published the article.

use article::SafeUrl;
use leptos::prelude::*;

use super::{context::use_interface, name::Name};
use crate::{browser::address::fetched, locale::texts};

/// The source: logo, name, licence.
#[component]
pub fn Source(
    /// Who published it.
    source: article::Source,
    /// The article's own page; without it the name leads to the source's.
    url: Option<SafeUrl>,
) -> impl IntoView {
    let before = use_interface();
    let after = before.clone();
    let logo = source.logo.as_ref().map(fetched);
    let logo = logo.map(|src| view! { <img class="source-logo" alt="" src=src loading="lazy"/> });
    let licence = source.licence.map(|words| view! { " "<span class="licence">{words}</span> });
    view! {
        <p class="source" part="source">
            {logo}
            {move || before.around(texts::SOURCE).0}
            <Name class="source-name" name=source.name url=url.or(source.url)/>
            {move || after.around(texts::SOURCE).1}
            {licence}
        </p>
    }
}
