//! Stories to read next.

use crate::{
    Image, SafeUrl, Timestamp,
    serial::{as_text, is_false},
    url::maybe_file,
};
use serde::{Deserialize, Serialize, Serializer};

/// Stories to read next.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Related {
    /// The heading above them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The stories.
    #[serde(default)]
    pub stories: Vec<Story>,
}

/// A story on a card.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// The publisher's identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The address of its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<SafeUrl>,
    /// The address of its JSON.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "maybe_file")]
    pub article: Option<SafeUrl>,
    /// The headline; never empty.
    pub headline: String,
    /// A few sentences, at most 200 characters and `…`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// The word above the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// Its picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Timestamp>,
    /// The kind of media that the story contains.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media: Option<StoryMedia>,
    /// Whether it is reported as things happen.
    #[serde(default, skip_serializing_if = "is_false")]
    pub live: bool,
    /// Stars, 0 to 5.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "stars")]
    pub rating: Option<f64>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where the whole story is.
    #[serde(skip)]
    pub place: Place,
}

/// The place of a whole story in a document that is a list, for [`Options::pick`](crate::Options::pick); `None` if
/// there is only the card. A story is the same at every place: all places compare as equal.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place(pub Option<usize>);

impl PartialEq for Place {
    fn eq(&self, _: &Place) -> bool {
        true
    }
}

/// Media of a story, named on its card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoryMedia {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: MediaKind,
    /// Its length in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<u32>,
}

/// Kinds of media of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum MediaKind {
    Video,
    Audio,
    Gallery,
}

impl MediaKind {
    /// Its name in the own format.
    pub fn name(self) -> &'static str {
        match self {
            MediaKind::Video => "video",
            MediaKind::Audio => "audio",
            MediaKind::Gallery => "gallery",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<MediaKind> {
        [MediaKind::Video, MediaKind::Audio, MediaKind::Gallery]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

as_text!(MediaKind, name, from_name, "a kind of media");

/// A whole number of stars is a whole number: 4, not 4.0.
fn stars<S: Serializer>(rating: &Option<f64>, out: S) -> Result<S::Ok, S::Error> {
    let stars = rating.unwrap_or_default();
    if stars.fract() == 0.0 { out.serialize_u8(stars as u8) } else { out.serialize_f64(stars) }
}
