//! What class names say of a block: the markup of WordPress, Ghost and the embed codes of the networks.

use super::{
    cursor::{Cursor, has, is_no_space, is_space},
    frames::Kind,
};

/// The kinds that class names say, in the order of [`NAMES`].
const KINDS: &[Kind] = &[
    Kind::Gallery,
    Kind::Pull,
    Kind::Callout,
    Kind::Details,
    Kind::Summary,
    Kind::Bookmark,
    Kind::Title,
    Kind::Boundary,
    Kind::Figure,
    Kind::After,
    Kind::PostLast,
    Kind::PostFirst,
    Kind::Embed,
    Kind::Dropped,
    Kind::Verse,
    Kind::Notes,
    Kind::Character,
];

/// The class names of each kind.
const NAMES: &str = "wp-block-gallery kg-gallery-card blocks-gallery-grid gallery tiled-gallery \
wp-block-jetpack-tiled-gallery wp-block-jetpack-slideshow | wp-block-pullquote pullquote pull-quote | \
kg-callout-card | kg-toggle-card | kg-toggle-heading | kg-bookmark-card | kg-bookmark-title | \
kg-bookmark-author kg-bookmark-publisher | wp-caption | wp-caption-text gallery-caption | \
twitter-tweet twitter-video bluesky-embed mastodon-embed | instagram-media tiktok-embed text-post-media \
reddit-embed-bq reddit-card imgur-embed-pub wp-embedded-content fb-post fb-video | wp-block-embed | \
kg-video-overlay kg-video-player-container kg-audio-player kg-audio-thumbnail | wp-block-verse | \
footnotes footnotes-list footnote-list wp-block-footnotes | emoji wp-smiley latex";

/// What the first known one of the class names says.
#[inline(never)]
pub(super) fn kind(class: &str) -> Option<Kind> {
    let mut cursor = Cursor::new(class);
    while !cursor.ended() {
        let class = cursor.take(is_no_space);
        cursor.skip(is_space);
        let mut group = 0;
        for name in NAMES.split(' ') {
            if name == "|" {
                group += 1;
            } else if name == class {
                return KINDS.get(group).copied();
            }
        }
    }
    None
}

/// Whether the class names someone to be thanked: `photo-credit`, `image__credit`, `byline`.
pub(super) fn is_credit(class: &str) -> bool {
    has(class, "credit") || has(class, "byline")
}

/// The programming language of `language-rust`, `lang-rust` or `brush: rust`.
#[inline(never)]
pub(super) fn code_language(class: &str) -> Option<String> {
    let mut cursor = Cursor::new(class);
    while !cursor.ended() {
        let named = cursor.eat("lang-") || cursor.eat("language-") || cursor.eat("brush:");
        if named {
            cursor.skip(is_space);
        }
        let name = cursor.take(|byte| byte != b';' && is_no_space(byte));
        if named && !name.is_empty() {
            return Some(name.to_owned());
        }
        cursor.skip(|byte| byte == b';' || is_space(byte));
    }
    None
}
