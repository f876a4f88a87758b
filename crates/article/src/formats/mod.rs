//! The formats: their names, how each is told apart, and the adapter that reads it.
//!
//! Adding one touches its own file, one line of each table here, and its samples.

pub mod article;
#[cfg(feature = "html")]
mod excerpts;
#[cfg(feature = "html")]
mod fields;
#[cfg(feature = "html")]
mod pictures;
mod refusal;
#[cfg(feature = "html")]
mod wordpress;

pub(crate) use refusal::refusal;

use crate::{Article, Error, ErrorCode, context::Context, json::Json, node::Node};

/// The formats of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The REST API of WordPress, whose texts are markup: it comes with the HTML reader.
    #[cfg(feature = "html")]
    WordPress,
    /// The project's own (contract, section 7).
    Article,
}

impl Format {
    /// Every format, in the order in which detection tries them; the own one is the last.
    pub const ALL: &[Format] = &[
        #[cfg(feature = "html")]
        Format::WordPress,
        Format::Article,
    ];

    /// The value of the attribute `format`.
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(feature = "html")]
            Format::WordPress => "wordpress",
            Format::Article => "article",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|format| format.name() == name)
    }

    /// The first format whose marks the document bears.
    pub fn detect<J: Json>(root: &Node<'_, J>) -> Option<Format> {
        Format::ALL.iter().copied().find(|format| match format {
            #[cfg(feature = "html")]
            Format::WordPress => wordpress::is(root),
            Format::Article => article::is(root),
        })
    }

    /// Reads a document of this format. An article comes with the stories that its document carries, a
    /// list as its first story with the rest as related stories.
    pub fn read<J: Json>(
        self,
        root: &Node<'_, J>,
        context: &mut Context<'_>,
    ) -> Result<Article, Error> {
        match self {
            #[cfg(feature = "html")]
            Format::WordPress => wordpress::read(root, context),
            Format::Article => article::read(root, context),
        }
    }
}

/// The error for a document of no known format.
pub(crate) fn unknown() -> Error {
    Error::new(
        ErrorCode::UnknownFormat,
        "JSON of no known format: expected an article, or a list of articles, of a supported format",
    )
}
