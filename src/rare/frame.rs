//! A third party's content: the player or post in a frame that may do as little as it can work with, and a
//! link past it on either side.

use article::{SafeUrl, text, url::Purpose};
use web_sys::Element;

use super::browser::{all, around, call, get};
use crate::{
    browser::address::fetched,
    locale::{Texts, fill, texts},
    view::node::{append, node},
};

/// What the frame of a known provider may do. It is of another origin than the page, so that its own origin
/// gives it no way into the page.
const KNOWN: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
/// What any other may do: without an origin it has neither cookies nor storage.
const UNKNOWN: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// Puts the frame in the place of the button.
pub(super) fn open(button: &Element, texts: &Texts) {
    let _ = opened(button, texts);
}

fn opened(button: &Element, texts: &Texts) -> Option<()> {
    let embed = around(button, ".embed")?;
    let link = all(&embed, ".embed-link > a").pop()?;
    // The address was one already.
    let url = SafeUrl::new(link.get_attribute("href")?, Purpose::Media)?;
    let provider = article::provider(&url);
    let (name, address, sandbox) = match provider {
        Some(provider) => (provider.name.to_owned(), provider.player(&url)?, KNOWN),
        None => (get(&link, "host").as_string()?, fetched(&url), UNKNOWN),
    };
    let mut frame = node("iframe")
        .set("title", &get(&link, "textContent").as_string()?)
        .attr("sandbox", sandbox)
        .attr("allow", "autoplay; encrypted-media; fullscreen; picture-in-picture")
        .attr("referrerpolicy", "strict-origin-when-cross-origin");
    let size = provider.map_or("", |provider| provider.size);
    if size.ends_with("px") {
        frame = frame.set("--height", size);
    } else if !size.is_empty() && !embed.has_attribute("style") {
        // The article has not said its proportions.
        frame = frame.set("--ratio", size);
    }
    // Several that were opened in an article have names of their own.
    let number = all(&around(button, ".article")?, "iframe").len() as u32;
    let begin = ["embed-", &text::number(number)].concat();
    let end = [&begin, "-end"].concat();
    let skip = |id: &str, to: &str, words| {
        let link = node("a").class("skip").set("id", id).set("href", &["#", to].concat());
        append(&embed, link.text(&fill(texts.get(words), &[&name])))
    };
    skip(&begin, &end, texts::SKIP)?;
    let frame = append(&embed, frame.set("src", &address))?;
    skip(&end, &begin, texts::RETURN)?;
    // The way to its own page goes below it.
    call(&embed, "append", &[link.parent_element()?.into()]);
    for gone in all(&embed, ".open, .embed-note") {
        gone.remove();
    }
    call(&frame, "focus", &[]);
    Some(())
}
