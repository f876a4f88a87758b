//! The tree that markup is read into: its elements and texts in one list, in the order in which they begin.
//!
//! Nothing in it is ever moved. The content of an element is the part of the list from the element to its end, so
//! going through the list is going through the tree. The standard repairs misnested formatting (`<b><i></b></i>`,
//! `<b><p></b></p>`) by moving elements; here it is kept beside the tree: each text knows the elements whose style it
//! has.

mod active;
mod build;
mod node;
mod skip;

pub(super) use node::{Id, Node, Style, Tree};

/// Reads markup to a tree.
pub(super) fn read(html: &str) -> Tree<'_> {
    build::Builder::read(html)
}
