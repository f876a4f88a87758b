//! What class names say of a block: the markup of WordPress, Ghost and the embed codes of the networks.

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
}

/// What the first known one of the class names says.
pub(super) fn role(class: &str) -> Option<Role> {
    class.split_ascii_whitespace().find_map(|class| {
        Some(match class {
            "wp-block-gallery"
            | "kg-gallery-card"
            | "blocks-gallery-grid"
            | "gallery"
            | "tiled-gallery"
            | "wp-block-jetpack-tiled-gallery"
            | "wp-block-jetpack-slideshow" => Role::Gallery,
            "wp-block-pullquote" | "pullquote" | "pull-quote" => Role::Pull,
            "kg-callout-card" => Role::Callout,
            "kg-toggle-card" => Role::Toggle,
            "kg-toggle-heading" => Role::Summary,
            "kg-bookmark-card" => Role::Bookmark,
            "kg-bookmark-title" => Role::Title,
            "kg-bookmark-author" | "kg-bookmark-publisher" => Role::Block,
            "wp-caption" => Role::Figure,
            "wp-caption-text" | "gallery-caption" => Role::Caption,
            "twitter-tweet" | "twitter-video" | "bluesky-embed" | "mastodon-embed" => {
                Role::PostLast
            }
            "instagram-media"
            | "tiktok-embed"
            | "text-post-media"
            | "reddit-embed-bq"
            | "reddit-card"
            | "imgur-embed-pub"
            | "wp-embedded-content" => Role::PostFirst,
            "fb-post" | "fb-video" => Role::PostFirst,
            "wp-block-embed" => Role::Embed,
            "kg-video-overlay"
            | "kg-video-player-container"
            | "kg-audio-player"
            | "kg-audio-thumbnail" => Role::Player,
            "wp-block-verse" => Role::Verse,
            "footnotes" | "footnotes-list" | "footnote-list" | "wp-block-footnotes" => Role::Notes,
            _ => return None,
        })
    })
}

/// Whether the class names someone to be thanked: `photo-credit`, `image__credit`.
pub(super) fn is_credit(class: &str) -> bool {
    class.to_ascii_lowercase().contains("credit")
}

/// The programming language of `language-rust`, `lang-rust` or `brush: rust`.
pub(super) fn code_language(class: &str) -> Option<String> {
    let mut words = class.split([' ', ';']);
    let found = words.find_map(|word| {
        let (kind, name) = word.split_once(['-', ':'])?;
        matches!(kind, "language" | "lang" | "brush").then_some(name)
    })?;
    // `brush: rust`: the name is the next word.
    let name = if found.is_empty() { words.next()? } else { found };
    (!name.is_empty()).then(|| name.to_owned())
}
