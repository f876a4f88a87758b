//! Third parties whose content can be shown in a frame: the patterns of their addresses, and the addresses of their
//! players.
//!
//! A pattern matches somewhere in an address. `#` matches digits, `*` letters, digits and `-_.:`, and `~` these and
//! `/%`; every other character matches itself. What they have matched replaces each `*` in the player's address, in
//! order; the first word of the pattern replaces `@`.

use crate::SafeUrl;

/// A third party.
#[derive(Debug)]
pub struct Provider {
    /// Its name.
    pub name: &'static str,
    /// The end of its hosts' names.
    hosts: &'static str,
    /// Patterns of addresses, the first that fits counts.
    patterns: &'static str,
    /// The address of its player.
    player: &'static str,
    /// The size of its player: proportions ("16/9"), or a height ("600px").
    pub size: &'static str,
}

const fn row(
    name: &'static str,
    hosts: &'static str,
    patterns: &'static str,
    player: &'static str,
    size: &'static str,
) -> Provider {
    Provider { name, hosts, patterns, player, size }
}

/// Every one, by name.
const PROVIDERS: [Provider; 12] = [
    row(
        "Bluesky",
        "bsky.app",
        "/profile/*/post/* /embed/*/app.bsky.feed.post/*",
        "https://embed.bsky.app/embed/*/app.bsky.feed.post/*",
        "600px",
    ),
    row(
        "Instagram",
        "instagram.com",
        "/p/* /reel/* /tv/*",
        "https://www.instagram.com/p/*/embed/captioned/",
        "800px",
    ),
    row(
        "SoundCloud",
        "w.soundcloud.com",
        "url=~",
        "https://w.soundcloud.com/player/?auto_play=true&url=*",
        "166px",
    ),
    row(
        "SoundCloud",
        "soundcloud.com",
        "soundcloud.com/~",
        "https://w.soundcloud.com/player/?auto_play=true&url=https%3A//soundcloud.com/*",
        "166px",
    ),
    row(
        "Spotify",
        "spotify.com",
        "/track/* /episode/*",
        "https://open.spotify.com/embed/@/*",
        "152px",
    ),
    row(
        "Spotify",
        "spotify.com",
        "/album/* /playlist/* /show/* /artist/*",
        "https://open.spotify.com/embed/@/*",
        "352px",
    ),
    row(
        "TikTok",
        "tiktok.com",
        "/video/# /embed/v2/# /embed/# /player/v1/#",
        "https://www.tiktok.com/player/v1/*",
        "9/16",
    ),
    row(
        "Vimeo",
        "vimeo.com",
        "/video/#?h=* vimeo.com/#/*",
        "https://player.vimeo.com/video/*?h=*&dnt=1&autoplay=1",
        "16/9",
    ),
    row(
        "Vimeo",
        "vimeo.com",
        "/video/# vimeo.com/#",
        "https://player.vimeo.com/video/*?dnt=1&autoplay=1",
        "16/9",
    ),
    row(
        "X",
        "twitter.com x.com",
        "/status/#",
        "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=*",
        "600px",
    ),
    row(
        "YouTube",
        "youtube.com youtube-nocookie.com",
        "/videoseries?list=* /playlist?list=*",
        "https://www.youtube-nocookie.com/embed/videoseries?list=*",
        "16/9",
    ),
    row(
        "YouTube",
        "youtube.com youtube-nocookie.com youtu.be",
        "/embed/* /shorts/* /live/* ?v=* &v=* youtu.be/*",
        "https://www.youtube-nocookie.com/embed/*?autoplay=1",
        "16/9",
    ),
];

/// The third party whose player shows what an address leads to.
pub fn provider(url: &SafeUrl) -> Option<&'static Provider> {
    let host = url.host()?;
    PROVIDERS.iter().find(|provider| provider.has(host) && provider.found(url.as_str()).is_some())
}

impl Provider {
    /// The address of the player for what an address leads to.
    pub fn player(&self, url: &SafeUrl) -> Option<String> {
        let (pattern, found) = self.found(url.as_str())?;
        let mut found = found.into_iter();
        let mut player = String::new();
        for piece in self.player.chars() {
            match piece {
                '*' => player.push_str(found.next()?),
                '@' => player.push_str(pattern.split('/').nth(1)?),
                other => player.push(other),
            }
        }
        Some(player)
    }

    fn has(&self, host: &str) -> bool {
        self.hosts.split(' ').any(|own| {
            host.strip_suffix(own).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
        })
    }

    /// The pattern that fits, and what its places stand for.
    fn found<'a>(&self, url: &'a str) -> Option<(&'static str, Vec<&'a str>)> {
        for pattern in self.patterns.split(' ') {
            for at in 0..url.len() {
                if let Some(found) = url.get(at..).and_then(|rest| matched(pattern, rest)) {
                    return Some((pattern, found));
                }
            }
        }
        None
    }
}

/// What the places of a pattern stand for at the beginning of a text.
fn matched<'a>(pattern: &str, mut text: &'a str) -> Option<Vec<&'a str>> {
    let mut found = Vec::new();
    for piece in pattern.bytes() {
        let fits = |byte: u8| match piece {
            b'#' => byte.is_ascii_digit(),
            b'*' => byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte),
            b'~' => byte.is_ascii_alphanumeric() || b"-_.:/%".contains(&byte),
            _ => byte == piece,
        };
        let place = matches!(piece, b'#' | b'*' | b'~');
        let end = text.bytes().take_while(|byte| fits(*byte)).count();
        let end = if place { end } else { end.min(1) };
        if end == 0 {
            return None;
        }
        let (head, rest) = (text.get(..end)?, text.get(end..)?);
        text = rest;
        if place {
            found.push(head);
        }
    }
    Some(found)
}
