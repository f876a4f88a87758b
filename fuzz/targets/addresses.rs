//! Addresses: what may be followed or fetched, and where third parties' players are. The first line is the address,
//! the second what it is relative to.

#![no_main]

use article::{SafeUrl, context::Context, node::Path, provider, url::Purpose};
use article_fuzz::{BASE, NOW, address};
use libfuzzer_sys::fuzz_target;

/// Hosts of players, each as the end of a name.
const PLAYERS: [&str; 8] = [
    "embed.bsky.app",
    "www.instagram.com",
    "w.soundcloud.com",
    "open.spotify.com",
    "www.tiktok.com",
    "player.vimeo.com",
    "platform.twitter.com",
    "www.youtube-nocookie.com",
];

fuzz_target!(|text: &str| {
    let (text, base) = text.split_once('\n').unwrap_or((text, BASE));
    for purpose in [Purpose::Link, Purpose::Media] {
        let mut context = Context::new(&article::url::resolve, Some(base), NOW);
        let found = context.url(text, purpose, &Path::ROOT);
        let issues = context.into_issues().len();
        assert!(issues <= 1);
        let Some(url) = found else { continue };
        assert_eq!(issues, 0, "an address that is used is no issue");
        address(url.as_str(), purpose == Purpose::Link);
        let again = article::url::resolve(url.as_str(), None).expect("it is whole");
        assert_eq!(SafeUrl::new(again, purpose).as_ref(), Some(&url));
        host(&url);
        player(&url);
    }
});

fn host(url: &SafeUrl) {
    let parsed = url::Url::parse(url.as_str()).expect("it is whole");
    let host = parsed.host_str().map(|host| match parsed.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    });
    assert_eq!(url.host().map(str::to_owned), host.filter(|_| parsed.scheme().starts_with("http")));
}

fn player(url: &SafeUrl) {
    let Some(provider) = provider(url) else { return };
    let Some(player) = provider.player(url) else { return };
    let parsed = url::Url::parse(&player).expect("a player's address is whole");
    assert_eq!(parsed.scheme(), "https");
    assert!(PLAYERS.contains(&parsed.host_str().unwrap_or_default()), "{player}");
    assert!(parsed.username().is_empty() && parsed.port().is_none());
}
