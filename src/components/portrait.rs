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
    // One that does not come leaves nothing behind.
    let failed = RwSignal::new(false);
    let src = fetched(&src);
    view! {
        <Show when=move || !failed.get()>
            <img
                class="portrait"
                alt=""
                src=src.clone()
                loading="lazy"
                on:error=move |_| failed.set(true)
            />
        </Show>
    }
}
