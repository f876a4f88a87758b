//! A small picture in a line of text.

use crate::{SafeUrl, url::file};
use serde::{Deserialize, Serialize};

/// A small picture in a line of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sign {
    /// Its address.
    #[serde(deserialize_with = "file")]
    pub src: SafeUrl,
    /// Width in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}
