//! A date in words.

use article::Timestamp;
use leptos::prelude::*;

use super::context::use_interface;
use crate::locale::DateStyle;

/// A date in words, in the language of the interface.
#[component]
pub fn Date(
    /// The date.
    date: Timestamp,
    /// How much of it is written.
    #[prop(default = DateStyle::Full)]
    style: DateStyle,
    /// Its class.
    #[prop(optional)]
    class: Option<&'static str>,
    /// Its part.
    #[prop(optional)]
    part: Option<&'static str>,
) -> impl IntoView {
    let interface = use_interface();
    view! {
        // It is the interface's, whatever the direction of the story around it.
        <time datetime=date.rfc3339() class=class part=part dir="auto">
            {move || interface.date(&date, style)}
        </time>
    }
}
