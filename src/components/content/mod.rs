//! What an article holds, a component for each kind of block.

mod block;
mod callout;
mod caption;
mod code;
mod definitions;
mod details;
mod embed;
mod figure;
mod footnotes;
mod frame;
mod gallery;
pub(crate) mod inline;
mod list;
mod paragraph;
mod picture;
mod player;
mod quote;
mod subheading;
mod table;
mod update;

use leptos::prelude::*;

pub use block::Block;
pub use callout::Callout;
pub use caption::Caption;
pub use code::Code;
pub use definitions::Definitions;
pub use details::Details;
pub use embed::Embed;
pub use figure::Figure;
pub use footnotes::Footnotes;
pub use frame::Frame;
pub use gallery::Gallery;
pub use list::List;
pub use paragraph::Paragraph;
pub use picture::{Picture, Priority};
pub use player::{Player, Plays};
pub use quote::Quote;
pub use subheading::{Subheading, anchor};
pub use table::Table;
pub use update::Update;

/// Blocks in their order.
#[component]
pub fn Blocks<'a>(
    /// The blocks.
    blocks: &'a [article::Block],
) -> AnyView {
    let blocks = blocks.iter().map(|block| view! { <Block block/> }.into_any());
    blocks.collect::<Vec<_>>().into_any()
}

/// Blocks in their order; a paragraph that is alone goes without its element.
#[component]
pub fn Tight<'a>(
    /// The blocks.
    blocks: &'a [article::Block],
) -> AnyView {
    match inline::single(blocks) {
        Some(words) => inline::content(words),
        None => view! { <Blocks blocks/> }.into_any(),
    }
}
