//! The article: every format is turned into it, and the views know nothing else.
//!
//! Types are closed: a view is one exhaustive `match`. Strings are plain text with entities decoded;
//! every URL has passed [`SafeUrl`](crate::SafeUrl). A list of blocks ([`Flow`]) inside a block is
//! mostly one paragraph, which a view may draw without a paragraph's margins.

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
