//! The article itself: section, dateline, headline, standfirst, byline, lead picture, body, source.

use article::{Block, Source};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, ShadowRoot};

use super::{
    body, controls,
    dateline::{byline, dateline, named},
    figure::{Priority, figure},
    node::{Node, closest, node},
    page::{Page, heading},
    slices,
};
use crate::{
    browser::{address::fetched, intl, words},
    locale::{Texts, texts},
    rare,
};

/// The article.
pub(crate) fn story(page: &Page<'_>) -> Node {
    let article = page.article;
    // In their order: a heading's level follows from those before it.
    let standfirst = node("div").part("standfirst").all(body::flow(&article.standfirst, page));
    let lead = article.lead.as_ref().map(|lead| match lead {
        Block::Image(image) => figure(image, Priority::Lead, page),
        other => node("div").part("lead").with(body::block(other, page)),
    });
    let (body, times) = slices::body(page);
    let header = header(standfirst, minutes(&body, times, page).as_deref(), page);
    let texts = page.locale.texts.clone();
    let mut story =
        node("article").part("article").on("click", move |event| clicked(&event, &texts));
    story = story.with_some(controls::controls(page)).with(header);
    if !article.headline.is_empty() {
        story = story.attr("aria-labelledby", "headline");
    }
    let body = body.unless_empty();
    let read_on = article.url.as_ref().filter(|_| body.is_none()).map(|url| {
        let link = node("a").set("href", url.as_str()).text(page.text(texts::READ_ON));
        node("p").class("read-on").with(link)
    });
    story.with_some(lead).with_some(body).with_some(read_on).with_some(footer(page))
}

/// How many minutes so many times a text takes to be read, in words.
fn minutes(text: &Node, times: f64, page: &Page<'_>) -> Option<String> {
    let mut words = String::new();
    text.words(&mut words);
    let minutes = words::minutes(&words, times);
    (minutes > 0).then(|| intl::minutes(page.locale.language, minutes))
}

fn header(standfirst: Node, minutes: Option<&str>, page: &Page<'_>) -> Node {
    let article = page.article;
    let mut header = node("header").class("header");
    if let Some(section) = &article.section {
        let name = named("section-name", &section.name, section.url.as_ref());
        header = header.with(node("p").part("section").with(name));
    }
    header = header.with_some(dateline(page, minutes));
    if !article.headline.is_empty() {
        let headline = heading(page.settings.heading_level).part("headline");
        header = header.with(headline.attr("id", "headline").text(&article.headline));
    }
    header.with_some(standfirst.unless_empty()).with_some(byline(page))
}

fn footer(page: &Page<'_>) -> Option<Node> {
    let article = page.article;
    let tags = article.tags.iter();
    let tags = tags.map(|tag| node("li").with(named("tag", &tag.name, tag.url.as_ref()))).collect();
    let list = node("ul").class("tags").set("aria-label", page.text(texts::TAGS));
    let tags = list.all(tags).unless_empty();
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
    line = line.around(page.text(texts::SOURCE), named("source-name", &source.name, url));
    if let Some(licence) = &source.licence {
        line = line.spaced(node("span").class("licence").text(licence));
    }
    line
}

/// What acts at a click: buttons but those that `platform.js` minds, references to notes, pictures.
const ACTORS: &str = "button:not(.show), .note-ref, .figure .frame img";

/// A click in the article: what acts there, and links to places in it, which the browser looks for in the
/// page only, and would change the page's address.
fn clicked(event: &Event, texts: &Texts) {
    if let Some(actor) = closest(event, ACTORS) {
        event.prevent_default();
        rare::act(&actor, texts);
        return;
    }
    let Some(link) = closest(event, "a[href^='#']") else { return };
    event.prevent_default();
    follow(&link);
}

/// Goes to the place in the article that a link names.
pub(crate) fn follow(link: &web_sys::Element) {
    let id = link.get_attribute("href").unwrap_or_default();
    let root = link.get_root_node().dyn_into::<ShadowRoot>().ok();
    let place = root.zip(id.strip_prefix('#')).and_then(|(root, id)| root.get_element_by_id(id));
    if let Some(place) = place {
        let place: HtmlElement = place.unchecked_into();
        place.scroll_into_view();
        let _ = place.focus();
    }
}
