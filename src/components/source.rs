//! Who published the article.

use article::{SafeUrl, licence_url};
use leptos::prelude::*;

use super::{context::use_interface, name::Name};
use crate::{browser::address::fetched, locale::texts};

/// The source: logo, name, licence; and its own words.
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
    let licence = source.licence.map(|words| view! { " "<Licence words/> });
    let note = source.note.map(|note| view! { <p class="source-note">{note}</p> });
    view! {
        <p class="source" part="source">
            {logo}
            {move || before.around(texts::SOURCE).0}
            <Name class="source-name" name=source.name url=url.or(source.url)/>
            {move || after.around(texts::SOURCE).1}
            {licence}
        </p>
        {note}
    }
}

/// The licence, which leads to its text where that is known. (An address begins with `http`: see `licence_url`.)
#[component]
fn Licence(
    /// How the publisher names it.
    words: String,
) -> impl IntoView {
    let Some(url) = licence_url(&words) else {
        return view! { <span class="licence">{words}</span> }.into_any();
    };
    let name = if url == words { without_scheme(&words).to_owned() } else { words };
    view! { <a class="licence" rel="license" href=url>{name}</a> }.into_any()
}

/// An address in its printed form.
fn without_scheme(url: &str) -> &str {
    let name = url.split_once("//").map_or(url, |(_, name)| name);
    name.strip_suffix('/').unwrap_or(name)
}
