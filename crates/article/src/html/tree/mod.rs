//! The tree that markup is read to: its elements and texts in one list, in the order in which they begin.
//!
//! Nothing in it is ever moved, so what stands in an element is the list from it to its end, and a way through
//! the list is a way through the tree. Misnested formatting (`<b><i></b></i>`, `<b><p></b></p>`), which the
//! standard repairs by moving elements about, stands beside the tree: each text knows the elements whose style
//! it has.

mod active;
mod build;
mod node;
mod skip;

pub(super) use node::{Id, Node, Style, Tree};

/// Reads markup to a tree.
pub(super) fn read(html: &str) -> Tree<'_> {
    build::Builder::read(html)
}
