//! The article itself: section, dateline, headline, standfirst, byline, lead picture, body, source.

use article::{Block, Source};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, ShadowRoot};

use super::{
    body,
    dateline::{byline, dateline, named},
    figure::{Priority, figure},
    node::{Node, closest, node},
    page::{Page, heading},
    slices,
};
use crate::{locale::texts, platform::fetched};

/// The article.
pub(crate) fn story(page: &Page<'_>) -> Node {
    let article = page.article;
    let mut story = node("article").part("article").on("click", follow).with(header(page));
    if !article.headline.is_empty() {
        story = story.attr("aria-labelledby", "headline");
    }
    story = story.with_some(article.lead.as_ref().map(|lead| match lead {
        Block::Image(image) => figure(image, Priority::Lead),
        other => node("div").part("lead").with(body::block(other, page)),
    }));
    let body = slices::body(page);
    let read_on = article.url.as_ref().filter(|_| body.is_none()).map(|url| {
        let link = node("a").set("href", url.as_str()).text(texts::READ_ON);
        node("p").class("read-on").with(link)
    });
    story.with_some(body).with_some(read_on).with_some(footer(page))
}

fn header(page: &Page<'_>) -> Node {
    let article = page.article;
    let mut header = node("header").class("header");
    if let Some(section) = &article.section {
        let name = named("section-name", &section.name, section.url.as_ref());
        header = header.with(node("p").part("section").with(name));
    }
    header = header.with_some(dateline(page));
    if !article.headline.is_empty() {
        let headline = heading(page.settings.heading_level).part("headline");
        header = header.with(headline.attr("id", "headline").text(&article.headline));
    }
    header
        .with_some(
            node("div")
                .part("standfirst")
                .all(body::flow(&article.standfirst, page))
                .unless_empty(),
        )
        .with_some(byline(page))
}

fn footer(page: &Page<'_>) -> Option<Node> {
    let article = page.article;
    let tags = article.tags.iter();
    let tags = tags.map(|tag| node("li").with(named("tag", &tag.name, tag.url.as_ref()))).collect();
    let tags = node("ul").class("tags").attr("aria-label", texts::TAGS).all(tags).unless_empty();
    let source = article.source.as_ref().map(|source| self::source(source, page));
    node("footer").part("footer").with_some(tags).with_some(source).unless_empty()
}

/// Who published the article; the link goes to the article's own page where that is known.
fn source(source: &Source, page: &Page<'_>) -> Node {
    let mut line = node("p").class("source");
    if let Some(logo) = &source.logo {
        let logo = node("img").class("source-logo").attr("alt", "").set("src", &fetched(logo));
        line = line.with(logo.attr("loading", "lazy"));
    }
    let url = page.article.url.as_ref().or(source.url.as_ref());
    line = line.text(texts::SOURCE).text(" ").with(named("source-name", &source.name, url));
    if let Some(licence) = &source.licence {
        line = line.spaced(node("span").class("licence").text(licence));
    }
    line
}

/// Follows a link to a place in the article: the browser looks for it in the page only, and would change
/// the page's address.
fn follow(event: Event) {
    let Some(link) = closest(&event, "a[href^='#']") else { return };
    event.prevent_default();
    let id = link.get_attribute("href").unwrap_or_default();
    let root = link.get_root_node().dyn_into::<ShadowRoot>().ok();
    let place = root.zip(id.strip_prefix('#')).and_then(|(root, id)| root.get_element_by_id(id));
    if let Some(place) = place {
        let place: HtmlElement = place.unchecked_into();
        place.scroll_into_view();
        let _ = place.focus();
    }
}
