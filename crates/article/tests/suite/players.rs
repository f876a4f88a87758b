//! Third parties: which addresses can be shown in a frame, and where the player is.

use article::{Provider, SafeUrl, url::Purpose};

fn provider(url: &str) -> Option<(&'static Provider, Option<String>)> {
    let url = SafeUrl::new(url.to_owned(), Purpose::Link)?;
    let provider = article::provider(&url)?;
    Some((provider, provider.player(&url)))
}

#[test]
fn addresses_become_players() {
    for (url, name, player) in [
        (
            "https://bsky.app/profile/ada.example/post/3kabc",
            "Bluesky",
            "https://embed.bsky.app/embed/ada.example/app.bsky.feed.post/3kabc",
        ),
        (
            "https://embed.bsky.app/embed/did:plc:ab12/app.bsky.feed.post/3kabc?id=1",
            "Bluesky",
            "https://embed.bsky.app/embed/did:plc:ab12/app.bsky.feed.post/3kabc",
        ),
        (
            "https://www.instagram.com/p/Ab_c-1/?utm=x",
            "Instagram",
            "https://www.instagram.com/p/Ab_c-1/embed/captioned/",
        ),
        (
            "https://www.instagram.com/ada/reel/Abc/",
            "Instagram",
            "https://www.instagram.com/p/Abc/embed/captioned/",
        ),
        (
            "https://soundcloud.com/ada/a-song?si=1",
            "SoundCloud",
            "https://w.soundcloud.com/player/?auto_play=true&url=https%3A//soundcloud.com/ada/a-song",
        ),
        (
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1&color=red",
            "SoundCloud",
            "https://w.soundcloud.com/player/?auto_play=true&url=https%3A//api.soundcloud.com/tracks/1",
        ),
        (
            "https://open.spotify.com/intl-de/track/1a",
            "Spotify",
            "https://open.spotify.com/embed/track/1a",
        ),
        (
            "https://open.spotify.com/embed/playlist/1a?utm=x",
            "Spotify",
            "https://open.spotify.com/embed/playlist/1a",
        ),
        ("https://www.tiktok.com/@ada/video/123", "TikTok", "https://www.tiktok.com/player/v1/123"),
        ("https://vimeo.com/123", "Vimeo", "https://player.vimeo.com/video/123?dnt=1&autoplay=1"),
        // One that is not listed has a key.
        (
            "https://vimeo.com/123/abc",
            "Vimeo",
            "https://player.vimeo.com/video/123?h=abc&dnt=1&autoplay=1",
        ),
        (
            "https://player.vimeo.com/video/123?h=abc&app_id=1",
            "Vimeo",
            "https://player.vimeo.com/video/123?h=abc&dnt=1&autoplay=1",
        ),
        (
            "https://twitter.com/ada/status/123?s=20",
            "X",
            "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=123",
        ),
        (
            "https://x.com/ada/status/123",
            "X",
            "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=123",
        ),
        (
            "https://www.youtube.com/watch?app=desktop&v=a-_1",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/a-_1?autoplay=1",
        ),
        (
            "https://youtu.be/a-_1?t=3",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/a-_1?autoplay=1",
        ),
        (
            "http://www.youtube.com/embed/a1?feature=oembed",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/a1?autoplay=1",
        ),
        (
            "https://m.youtube.com/shorts/a1",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/a1?autoplay=1",
        ),
        (
            "https://www.youtube.com/playlist?list=PL1",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/videoseries?list=PL1",
        ),
    ] {
        let (found, address) = provider(url).unwrap_or_else(|| panic!("{url}: unknown"));
        assert_eq!((found.name, address.as_deref()), (name, Some(player)), "{url}");
        assert!(found.size.ends_with("px") || found.size.contains('/'), "{name}: {}", found.size);
    }
}

/// A page that is no video, another host, a host that only looks like one.
#[test]
fn other_addresses_have_no_player() {
    for url in [
        "https://www.youtube.com/@ada",
        "https://vimeo.com/channels/staff",
        "https://x.com/ada",
        "https://open.spotify.com/",
        "https://notyoutube.com/watch?v=1",
        "https://youtube.com.evil.example/watch?v=1",
        "https://youtube.com@evil.example/watch?v=1",
        "https://evil.example/youtube.com/watch?v=1",
        "mailto:ada@youtube.com",
        "https://",
        "",
    ] {
        assert!(provider(url).is_none(), "{url}");
    }
}

/// What is taken from the address cannot leave its place in the player's.
#[test]
fn a_player_takes_nothing_but_a_name() {
    for (url, player) in [
        (
            "https://www.youtube.com/embed/a\"onload=\"x?autoplay=1",
            "https://www.youtube-nocookie.com/embed/a?autoplay=1",
        ),
        ("https://youtu.be/a#b&c=d/../e", "https://www.youtube-nocookie.com/embed/a?autoplay=1"),
    ] {
        assert_eq!(provider(url).unwrap().1.as_deref(), Some(player), "{url}");
    }
}
