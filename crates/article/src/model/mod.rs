//! The article: what every format becomes, and all that the views know.
//!
//! Types are closed: a view is one exhaustive `match`. Strings are plain text with entities decoded;
//! every URL has passed [`SafeUrl`](crate::SafeUrl). Where a body of blocks stands ([`Flow`]), one paragraph is the
//! usual case, and a view may draw it without a paragraph's margins.

mod article;
mod block;
mod media;
mod sign;
mod story;
mod write;

pub use article::{Article, Author, Named, Source};
pub use block::{
    Align, Block, Callout, CalloutKind, Cell, Definition, Embed, Flow, Footnote, Gallery, List,
    ListStyle, Quote, Table, Update,
};
pub use media::{Image, ImageSource, Media, MediaSource, Track};
pub use sign::Sign;
pub use story::{MediaKind, Place, Related, Story, StoryMedia};
