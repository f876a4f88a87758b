//! Pictures, video and sound.

use crate::{
    Content, Language, SafeUrl,
    content::inline,
    url::{file, maybe_file},
};
use serde::{Deserialize, Deserializer, Serialize};

/// A picture.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Image {
    /// The picture that every browser can show.
    #[serde(deserialize_with = "file")]
    pub src: SafeUrl,
    /// The alternative text. `None`: the publisher gave none. Empty: the picture needs none.
    pub alt: Option<String>,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// What it shows.
    #[serde(default, deserialize_with = "inline")]
    pub caption: Content,
    /// Who made it.
    #[serde(default, deserialize_with = "inline")]
    pub credit: Content,
    /// The same picture in other widths and types.
    #[serde(default)]
    pub sources: Vec<ImageSource>,
    /// Where it leads.
    pub href: Option<SafeUrl>,
}

impl Image {
    /// A picture of which nothing but its address is known.
    pub fn new(src: SafeUrl) -> Image {
        Image {
            src,
            alt: None,
            width: None,
            height: None,
            caption: Content::new(),
            credit: Content::new(),
            sources: Vec::new(),
            href: None,
        }
    }
}

/// One file of a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImageSource {
    /// Its address.
    #[serde(deserialize_with = "file")]
    pub src: SafeUrl,
    /// Its width in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Its MIME type.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// A video or sound.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Media {
    /// The files, the preferred first; never empty.
    #[serde(flatten, deserialize_with = "files")]
    pub sources: Vec<MediaSource>,
    /// The picture before it plays.
    #[serde(default, deserialize_with = "maybe_file")]
    pub poster: Option<SafeUrl>,
    /// Captions and subtitles.
    #[serde(default)]
    pub tracks: Vec<Track>,
    /// What it is called.
    pub title: Option<String>,
    /// What it shows.
    #[serde(default, deserialize_with = "inline")]
    pub caption: Content,
    /// Who made it.
    #[serde(default, deserialize_with = "inline")]
    pub credit: Content,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
}

/// One file of a video or sound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MediaSource {
    /// Its address.
    #[serde(deserialize_with = "file")]
    pub src: SafeUrl,
    /// Its MIME type.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// Captions or subtitles of a video.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Track {
    /// The WebVTT file.
    #[serde(deserialize_with = "file")]
    pub src: SafeUrl,
    /// Its language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Its name in the player's menu.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// The files of a video or sound, for `flatten`: the first, where nothing but its address is known, is `src`.
fn files<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<MediaSource>, D::Error> {
    #[derive(Deserialize)]
    struct Files {
        #[serde(default, deserialize_with = "maybe_file")]
        src: Option<SafeUrl>,
        #[serde(default)]
        sources: Vec<MediaSource>,
    }

    let Files { src, sources } = Files::deserialize(from)?;
    let first = src.map(|src| MediaSource { src, kind: None });
    Ok(first.into_iter().chain(sources).collect())
}
