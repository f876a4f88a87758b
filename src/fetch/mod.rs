//! From an address, or JSON in the page, to an article that has been read.

mod ahead;
pub mod document;
mod pages;
mod request;
mod source;
mod start;

pub(crate) use ahead::Ahead;
pub(crate) use request::{Answer, JSON_OF_ANY_FORMAT, Load, json};
pub use source::BEGINNING;
pub(crate) use source::{Asked, Source, Wanted};
pub(crate) use start::{Loaded, Parts, Start};
