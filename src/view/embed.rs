//! What a third party offers: the words that came with it and a link, and a button that shows the rest. Nothing
//! of it is fetched before the reader asks for it; what the button does is in `rare/frame.rs`.

use article::Embed;

use super::{
    body::flow,
    figure::ratio,
    node::{Node, action, node},
    page::Page,
};
use crate::locale::texts;

/// A third party's content.
pub(crate) fn embed(embed: &Embed, page: &Page<'_>) -> Node {
    let url = embed.url.as_str();
    let host = embed.url.host();
    let provider = article::provider(&embed.url);
    let name = provider.map(|provider| provider.name).or(host);
    let title = embed.title.as_deref().or(host).unwrap_or(url);
    let link = node("a").set("href", url).text(title);
    let mut view = node("div").part("embed");
    if let (Some(width), Some(height)) = (embed.width, embed.height) {
        view = ratio(view, width, height);
    }
    view = view
        .with_some(provider.map(|it| node("p").class("provider").text(it.name)))
        .all(flow(&embed.body, page))
        .with(node("p").class("embed-link").with(link));
    // An unknown page with words of its own is a page to go to, not a player.
    match name.filter(|_| page.settings.embeds && (provider.is_some() || embed.body.is_empty())) {
        Some(name) => view
            .with(action("open").text(&page.say(texts::OPEN, &[name])))
            .with(node("p").class("embed-note").text(&page.say(texts::OPEN_NOTE, &[name]))),
        None => view,
    }
}
