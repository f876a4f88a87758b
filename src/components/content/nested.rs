//! Blocks inside a block. Context says how a block is drawn, so components that hold blocks need not import the
//! component that draws all kinds.

use article::Block;
use leptos::prelude::*;

use super::inline;

/// Draws a block. A context.
#[derive(Clone, Copy)]
pub struct Draw(fn(&Block) -> AnyView);

impl Draw {
    /// Made of the function that draws every kind of block.
    pub fn by(draw: fn(&Block) -> AnyView) -> Draw {
        Draw(draw)
    }
}

/// Blocks in their order.
#[component]
pub fn Blocks<'a>(
    /// The blocks.
    blocks: &'a [Block],
) -> AnyView {
    let Draw(draw) = expect_context();
    blocks.iter().map(draw).collect::<Vec<_>>().into_any()
}

/// Blocks in their order; a single paragraph is drawn without `<p>`.
#[component]
pub fn Tight<'a>(
    /// The blocks.
    blocks: &'a [Block],
) -> AnyView {
    match inline::single(blocks) {
        Some(words) => inline::content(words),
        None => view! { <Blocks blocks/> }.into_any(),
    }
}
