//! The article: every format is turned into it, and the views know nothing else.

use crate::{
    Block, Direction, Flow, Language, Related, SafeUrl, Timestamp,
    model::{block::flow_value, write},
    url::maybe_file,
};
use serde::{Deserialize, Serialize};

/// A news article.
///
/// `Serialize` writes it in the shape of the own format (contract, section 7), which is valid by the JSON Schema;
/// [`read`](crate::read) makes an equal article of that. `Deserialize` is for that shape alone: a value of a wrong type,
/// an unknown block or an address of a scheme that is not allowed is an error, nothing is repaired, and what is out
/// of range is not noticed. It has no limits of its own (`serde_json` stops at 128 levels). Documents that come in
/// from outside go through [`read`](crate::read).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The publisher's identifier, for telling stories apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The address of the article's own page.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "maybe_file")]
    pub url: Option<SafeUrl>,
    /// The language of the texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The direction of the texts, where the publisher states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// The section or main category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<Named>,
    /// The headline; empty when the article has none.
    pub headline: String,
    /// The paragraph or list below the headline.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        serialize_with = "write::flow_value",
        deserialize_with = "flow_value"
    )]
    pub standfirst: Flow,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// Where it was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When it was first published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Timestamp>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<Timestamp>,
    /// The lead picture: an image, gallery, video, audio or embed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<Block>,
    /// The text.
    #[serde(default)]
    pub body: Flow,
    /// Whether that is only its beginning, and the whole stands at `url`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Named>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Stories to read next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related: Option<Related>,
}

impl Article {
    /// The direction of its texts: as stated, else its language's, else the headline's.
    pub fn direction(&self) -> Option<Direction> {
        self.direction
            .or_else(|| self.language.as_ref().map(Language::direction))
            .or_else(|| Direction::of_text(&self.headline))
    }
}

/// A name that may lead somewhere: a section, a tag.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<SafeUrl>,
}

/// An author.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Author {
    /// The name as it is printed.
    pub name: String,
    /// The author's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<SafeUrl>,
    /// A portrait.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "maybe_file")]
    pub image: Option<SafeUrl>,
}

/// The publisher.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The name of the publication.
    pub name: String,
    /// Its front page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<SafeUrl>,
    /// Its logo.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "maybe_file")]
    pub logo: Option<SafeUrl>,
    /// The licence under which it may be shown: words, the name of a known licence, or its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Its own plain words at the end of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
