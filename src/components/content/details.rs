//! Text that opens when its summary is activated.

use article::{Content, Flow};
use leptos::prelude::*;

use super::{Blocks, inline::some_content};

/// Text that opens when its summary is activated.
#[component]
pub fn Details<'a>(
    /// What is always visible. The browser names details without one; an empty one would be a control without a name.
    summary: &'a Content,
    /// What opens.
    body: &'a Flow,
    /// Whether it is open from the start.
    #[prop(optional)]
    open: bool,
) -> AnyView {
    let summary = some_content(summary).map(|words| view! { <summary>{words}</summary> });
    view! { <details class="details" part="details" open=open>{summary}<Blocks blocks=body/></details> }.into_any()
}
