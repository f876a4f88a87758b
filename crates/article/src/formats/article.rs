//! The own format.
use crate::{Article, Error, context::Context, json::Json, node::Node};

pub(crate) fn is<J: Json>(_root: &Node<'_, J>) -> bool {
    true
}
pub(crate) fn read<J: Json>(_root: &Node<'_, J>, _cx: &mut Context<'_>) -> Result<Article, Error> {
    Ok(Article::default())
}
