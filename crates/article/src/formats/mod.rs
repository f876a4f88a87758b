//! The formats: their names, how each is told apart, and the adapter that reads it.
//!
//! Adding one touches its own file, one line of each table here, and its samples.

pub mod article;

use crate::{Article, Error, ErrorCode, context::Context, json::Json, node::Node};

/// The formats of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The project's own (contract, section 7).
    Article,
}

impl Format {
    /// Every format, in the order in which detection tries them; the own one is the last.
    pub const ALL: [Format; 1] = [Format::Article];

    /// The value of the attribute `format`.
    pub fn name(self) -> &'static str {
        match self {
            Format::Article => "article",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The first format whose marks the document bears.
    pub fn detect<J: Json>(root: &Node<'_, J>) -> Option<Format> {
        Format::ALL.into_iter().find(|format| match format {
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
