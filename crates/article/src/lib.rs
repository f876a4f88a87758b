//! The article: the model that every format becomes, the adapters, and the HTML reader.
//!
//! This crate knows no browser: no DOM, no network, no clock. It gets parsed JSON and a way to resolve addresses, and
//! returns an [`Article`] with a list of what was repaired or left out.

mod bylines;
pub mod content;
pub mod context;
mod error;
pub mod excerpt;
mod fields;
pub mod formats;
pub mod html;
mod issue;
pub mod json;
mod language;
mod licence;
mod model;
pub mod node;
mod numbers;
mod player;
mod reading;
mod serial;
pub mod stories;
pub mod text;
mod time;
pub mod url;

pub use content::{Content, Mark, Marks, Rare, Run};
pub use error::{Error, ErrorCode};
pub use formats::{Format, takes_foreign};
pub use issue::{Issue, IssueCode};
pub use language::{Direction, Language};
pub use licence::licence_url;
pub use model::{
    Align, Article, Author, Block, Callout, CalloutKind, Cell, Definition, Embed, Flow, Footnote,
    Gallery, Image, ImageSource, List, ListStyle, Media, MediaKind, MediaSource, Named, Place,
    Quote, Related, Sign, Source, Story, StoryMedia, Table, Track, Update,
};
pub use player::{Provider, provider};
pub use reading::{Detail, Reading};
pub use time::{Time, Timestamp, Zone};
pub use url::SafeUrl;

use context::Context;
use json::Json;
use node::Node;
use url::Resolve;

/// How to read a document.
pub struct Options<'a> {
    /// The format; `None`: it is detected.
    pub format: Option<Format>,
    /// A map: where fields stand in a document of no known format (contract, section 6a). It comes before `format`.
    pub map: Option<&'a str>,
    /// The address that the document came from; the article's own address is resolved against it.
    pub base: Option<&'a str>,
    /// How the platform resolves addresses.
    pub resolve: Resolve<'a>,
    /// The time now, in epoch milliseconds; embargoes are compared with it.
    pub now: i64,
    /// Reads only the story at this place of a list, counted from 0, and no related stories.
    pub pick: Option<usize>,
    /// Whether the document is read as a list of stories: all are related stories, none is the article.
    pub list: bool,
    /// How many related stories to read, if the others can wait: see [`Reading::is_partial`].
    pub first: Option<usize>,
}

impl<'a> Options<'a> {
    /// One article of a document whose format is detected, with all of its stories.
    pub fn new(resolve: Resolve<'a>, now: i64) -> Options<'a> {
        Options {
            format: None,
            map: None,
            base: None,
            resolve,
            now,
            pick: None,
            list: false,
            first: None,
        }
    }
}

/// The number of stories in a list, including those that cannot be shown; 1 for a document that is not a list.
pub fn count<J: Json>(value: J, format: Option<Format>) -> usize {
    let root = Node::root(value);
    format.or_else(|| Format::detect(&root)).map_or(1, |format| format.count(&root))
}

/// The same for a document that is read by a map.
pub fn count_by<J: Json>(value: J, map: &str) -> usize {
    formats::map::count(&Node::root(value), map)
}

/// The parts of the widget that are needed for the texts that a map finds, besides those of [`Format::parts`].
pub fn parts_by<J: Json>(value: J, map: &str) -> Vec<&'static str> {
    formats::map::parts(&Node::root(value), map)
}

/// The first format whose marks a document has.
pub fn detect<J: Json>(value: J) -> Option<Format> {
    Format::detect(&Node::root(value))
}

/// Reads a document.
///
/// # Errors
///
/// `unknown-format` if the document has the marks of no format; `empty` if the article has neither headline nor
/// text; `withheld` and `http` if the document itself says so. A mistake in one part never fails the article: the part
/// is repaired or left out, and reported as an issue.
pub fn read<J: Json>(value: J, options: &Options<'_>) -> Result<Reading, Error> {
    let told = if options.map.is_some() { Some(Format::Map) } else { options.format };
    let foreign = takes_foreign(&value, told);
    let root = Node::root(value);
    let format = told.or_else(|| Format::detect(&root));
    let mut context = Context::new(options.resolve, options.base, options.now);
    context.map = options.map;
    context.pick = options.pick;
    context.list = options.list;
    context.first = options.first;
    let error = match format.map(|format| (format, format.read(&root, &mut context))) {
        Some((format, Ok(mut article))) => {
            bylines::strip(&mut article);
            let has_text = !article.body.is_empty() || !article.standfirst.is_empty();
            let listed = options.list && article.related.is_some();
            if has_text || listed || !article.headline.is_empty() {
                let is_partial = context.is_partial;
                return Ok(Reading { article, format, issues: context.into_issues(), is_partial });
            }
            Error::new(ErrorCode::Empty, "the article has neither headline nor text")
        }
        Some((_, Err(error))) if error.code() == ErrorCode::Withheld => return Err(error),
        Some((_, Err(error))) => error,
        None => Error::unknown_format(),
    };
    // An API's error may look like a document without a story.
    let refusal = if foreign { formats::foreign::refused(&root) } else { None };
    Err(refusal.unwrap_or(error))
}
