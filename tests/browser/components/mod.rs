//! Every component alone, by name, with its props and what it knows by context: what it draws, what a change of a signal
//! changes, what it asks for, and that nothing of it is left.
//!
//! The related stories have a file of their own (`carousel.rs`): what a row does is more than what it draws.

mod article;
mod content;
mod footer;
mod header;
mod media;
pub(crate) mod mount;
mod widget;
