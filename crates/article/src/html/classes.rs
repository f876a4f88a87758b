//! What class names say of a block: the markup of WordPress, Ghost and the embed codes of the networks.

use super::tokens::find;

/// What a block is by its class.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Pictures that belong together.
    Gallery,
    /// A quotation that repeats the article.
    Pull,
    /// A box beside the story.
    Callout,
    /// A box that opens.
    Toggle,
    /// What is always visible of it.
    Summary,
    /// A card that leads to another page.
    Bookmark,
    /// The title on it.
    Title,
    /// A figure that is not marked up as one.
    Figure,
    /// A caption that is not marked up as one.
    Caption,
    /// The words of somebody's post in a network, with the address at their end.
    PostLast,
    /// The same, with the address at their beginning.
    PostFirst,
    /// A figure around an embed, which may be a bare address.
    Embed,
    /// The buttons of a player, which mean nothing without its script.
    Player,
    /// A poem: its line breaks are kept.
    Verse,
    /// The notes that the text refers to.
    Notes,
    /// A block of text, whatever its element.
    Block,
    /// A picture that stands for a character.
    Character,
}

const ROLES: &[(Role, &str)] = &[
    (
        Role::Gallery,
        "wp-block-gallery kg-gallery-card blocks-gallery-grid gallery tiled-gallery \
         wp-block-jetpack-tiled-gallery wp-block-jetpack-slideshow",
    ),
    (Role::Pull, "wp-block-pullquote pullquote pull-quote"),
    (Role::Callout, "kg-callout-card"),
    (Role::Toggle, "kg-toggle-card"),
    (Role::Summary, "kg-toggle-heading"),
    (Role::Bookmark, "kg-bookmark-card"),
    (Role::Title, "kg-bookmark-title"),
    (Role::Block, "kg-bookmark-author kg-bookmark-publisher"),
    (Role::Figure, "wp-caption"),
    (Role::Caption, "wp-caption-text gallery-caption"),
    (Role::PostLast, "twitter-tweet twitter-video bluesky-embed mastodon-embed"),
    (
        Role::PostFirst,
        "instagram-media tiktok-embed text-post-media reddit-embed-bq reddit-card imgur-embed-pub \
         wp-embedded-content fb-post fb-video",
    ),
    (Role::Embed, "wp-block-embed"),
    (Role::Player, "kg-video-overlay kg-video-player-container kg-audio-player kg-audio-thumbnail"),
    (Role::Verse, "wp-block-verse"),
    (Role::Notes, "footnotes footnotes-list footnote-list wp-block-footnotes"),
    (Role::Character, "emoji wp-smiley latex"),
];

/// What the first known one of the class names says.
pub(super) fn role(class: &str) -> Option<Role> {
    for class in class.split_ascii_whitespace() {
        for (role, names) in ROLES {
            if names.split_ascii_whitespace().any(|name| name == class) {
                return Some(*role);
            }
        }
    }
    None
}

/// Whether the class names someone to be thanked: `photo-credit`, `image__credit`, `byline`.
pub(super) fn is_credit(class: &str) -> bool {
    find(class, "credit").or_else(|| find(class, "byline")).is_some()
}

/// The programming language of `language-rust`, `lang-rust` or `brush: rust`.
pub(super) fn code_language(class: &str) -> Option<String> {
    let mut words = class.split_ascii_whitespace();
    while let Some(word) = words.next() {
        let name = match word {
            "brush:" => words.next()?,
            _ => match word.strip_prefix("lang-").or_else(|| word.strip_prefix("language-")) {
                Some(name) => name,
                None => continue,
            },
        };
        return Some(name.trim_end_matches(';').to_owned()).filter(|name| !name.is_empty());
    }
    None
}
