//! A list.

use article::{Block, Flow, ListStyle};
use leptos::prelude::*;

use super::{Blocks, inline::content};

/// A list, with a number before each item where their order matters.
#[component]
pub fn List<'a>(
    /// The list.
    list: &'a article::List,
) -> AnyView {
    let items = list.items.iter().map(|item| view! { <Item item/> }.into_any());
    let items = items.collect::<Vec<_>>();
    if list.ordered {
        view! {
            <ol class="list" part="list" start=list.start reversed=list.reversed type=list.style.map(letter)>
                {items}
            </ol>
        }
        .into_any()
    } else {
        view! { <ul class="list" part="list">{items}</ul> }.into_any()
    }
}

/// The name of a style of numbers in HTML.
fn letter(style: ListStyle) -> &'static str {
    match style {
        ListStyle::Decimal => "1",
        ListStyle::LowerAlpha => "a",
        ListStyle::UpperAlpha => "A",
        ListStyle::LowerRoman => "i",
        ListStyle::UpperRoman => "I",
    }
}

/// An item. Its first paragraph has no `<p>`, as in most publishers' lists; the rest are blocks.
#[component]
fn Item<'a>(
    /// Its content.
    item: &'a Flow,
) -> AnyView {
    let (first, rest) = match item.as_slice() {
        [Block::Paragraph(words), rest @ ..] => (Some(content(words)), rest),
        all => (None, all),
    };
    view! { <li>{first}<Blocks blocks=rest/></li> }.into_any()
}
