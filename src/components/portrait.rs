//! The picture of an author.

use article::SafeUrl;
use leptos::prelude::*;

use crate::browser::address::fetched;

/// A portrait. The name beside it says who it is.
#[component]
pub fn Portrait(
    /// The file.
    src: SafeUrl,
) -> impl IntoView {
    view! { <img class="portrait" alt="" src=fetched(&src) loading="lazy"/> }
}
