//! The article: the model that every format becomes, the adapters, and the HTML reader.
//!
//! This crate knows no browser: no DOM, no network, no clock. It is given parsed JSON and a way to resolve
//! addresses, and gives back an [`Article`] with the list of what was repaired or left out.

pub mod content;
pub mod context;
mod error;
pub mod excerpt;
mod fields;
pub mod formats;
#[cfg(feature = "html")]
pub mod html;
#[cfg(not(feature = "html"))]
#[path = "html_text.rs"]
mod html;
mod issue;
pub mod json;
mod language;
mod model;
pub mod node;
pub mod stories;
mod text;
mod time;
mod to_json;
pub mod url;

pub use content::{Content, Mark, Marks, Rare, Run};
pub use error::{Error, ErrorCode};
pub use formats::Format;
pub use issue::{Issue, IssueCode};
pub use language::{Direction, Language};
pub use model::*;
pub use time::{Time, Timestamp, Zone};
pub use url::SafeUrl;

use context::Context;
use json::Json;
use node::Node;
use url::Resolve;

/// How to read a document.
pub struct Options<'a> {
    /// The format, where it is not to be detected.
    pub format: Option<Format>,
    /// The address that the document came from; the article's own address is resolved against it.
    pub base: Option<&'a str>,
    /// How the platform resolves addresses.
    pub resolve: Resolve<'a>,
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// The format that it was read as.
    pub format: Format,
    /// What was repaired or left out.
    pub issues: Vec<Issue>,
}

/// Reads a document.
///
/// # Errors
///
/// `unknown-format` where no format's marks are found; `empty` where the article has neither headline nor
/// text; `withheld` and `http` where the document itself says so. Parts of an article never make it fail:
/// they are repaired or left out, and reported as issues.
pub fn read<J: Json>(value: J, options: &Options<'_>) -> Result<Reading, Error> {
    let root = Node::root(value);
    let format = match options.format {
        Some(format) => format,
        None => {
            let unknown = || formats::refusal(&root).unwrap_or_else(formats::unknown);
            Format::detect(&root).ok_or_else(unknown)?
        }
    };
    let mut context = Context::new(options.resolve, options.base);
    let article = format.read(&root, &mut context)?;
    if article.headline.is_empty() && article.body.is_empty() && article.standfirst.is_empty() {
        let empty = || Error::new(ErrorCode::Empty, "the article has neither headline nor text");
        return Err(formats::refusal(&root).unwrap_or_else(empty));
    }
    Ok(Reading { article, format, issues: context.into_issues() })
}
