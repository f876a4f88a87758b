//! The way to the formats of other systems. The release build cuts the wasm at these functions and at
//! [`html::flow`](crate::html::flow): what only they reach becomes a file of its own, which a page loads when a
//! document needs it (`loader/split.mjs` names the functions).

use super::{Format, refusal};
use crate::{Article, Error, context::Context, json::Json, node::Node};

/// The first format of others whose marks the document bears.
#[inline(never)]
pub(crate) fn detect<J: Json>(root: &Node<'_, J>) -> Option<Format> {
    let bears = |format: &Format| format.adapter().is_some_and(|adapter| adapter.is_format(root));
    Format::ALL.iter().copied().find(bears)
}

/// How many stories a document is a list of.
pub(crate) fn count<J: Json>(format: Format, root: &Node<'_, J>) -> usize {
    format.adapter().map_or(1, |adapter| adapter.count(root))
}

/// Reads a document of one of these formats.
#[inline(never)]
pub(crate) fn read<J: Json>(
    format: Format,
    root: &Node<'_, J>,
    cx: &mut Context<'_>,
) -> Result<Article, Error> {
    format.adapter().map_or_else(|| Err(Error::unknown_format()), |adapter| adapter.read(root, cx))
}

/// The error that a document is, if an API has answered with one.
#[inline(never)]
pub(crate) fn refused<J: Json>(root: &Node<'_, J>) -> Option<Error> {
    refusal::refusal(root)
}
