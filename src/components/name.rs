//! The name of somebody or something.

use article::SafeUrl;
use leptos::prelude::*;

/// A name: a link where it leads somewhere.
#[component]
pub fn Name(
    /// What it is the name of.
    class: &'static str,
    /// Its part.
    #[prop(optional)]
    part: Option<&'static str>,
    /// The name.
    name: String,
    /// Where it leads.
    url: Option<SafeUrl>,
) -> impl IntoView {
    match url {
        Some(url) => {
            view! { <a class=class part=part href=url.as_str().to_owned()>{name}</a> }.into_any()
        }
        None => view! { <span class=class part=part>{name}</span> }.into_any(),
    }
}
