//! The HTML reader: markup as publishers' systems write it, to blocks and runs.

use crate::{Content, Flow, context::Context, node::Path};

/// A body to blocks.
pub fn flow(html: &str, cx: &mut Context<'_>, path: &Path<'_>) -> Flow {
    let _ = (cx, path);
    crate::content::plain(plain(html)).into_iter().map(|run| crate::Block::Paragraph(vec![run])).collect()
}

/// An inline field to runs.
pub fn content(html: &str, cx: &mut Context<'_>, path: &Path<'_>) -> Content {
    let _ = (cx, path);
    crate::content::plain(plain(html))
}

/// Text only.
pub fn plain(html: &str) -> String {
    decode(html)
}

/// Character references decoded once.
pub fn decode(text: &str) -> String {
    text.to_owned()
}
