//! Terms and what they mean.

use article::Definition;
use leptos::prelude::*;

use super::{Tight, inline::some_content};

/// Terms with their descriptions.
#[component]
pub fn Definitions<'a>(
    /// The terms.
    definitions: &'a [Definition],
) -> AnyView {
    let definitions = definitions.iter().map(|definition| {
        let term = some_content(&definition.term).map(|words| view! { <dt>{words}</dt> });
        let body = &definition.body;
        let body = (!body.is_empty()).then(|| view! { <dd><Tight blocks=body/></dd> });
        (term, body)
    });
    view! { <dl class="definitions">{definitions.collect::<Vec<_>>()}</dl> }.into_any()
}
