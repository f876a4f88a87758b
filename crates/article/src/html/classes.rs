//! What class names mean, where more than one file needs it.

use super::cursor::{Cursor, has, is_no_space, is_space};

/// A picture that stands for a character.
pub(super) const CHARACTERS: &str = "emoji wp-smiley latex";
/// The words of somebody's post in a network, with the address at their beginning.
pub(super) const POSTS: &str = "instagram-media tiktok-embed text-post-media reddit-embed-bq \
reddit-card imgur-embed-pub wp-embedded-content fb-post fb-video";

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
