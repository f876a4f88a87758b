//! JSON Feed, versions 1.0 and 1.1 (<https://www.jsonfeed.org/version/1.1/>): the first item as the article,
//! the others as its related stories.

use super::{
    adapter::{Adapter, Own, Paths},
    fields,
    parts::each_name,
    template::{Markup, string},
};
use crate::{
    Article, Author, Block, Flow, SafeUrl, Source, context::Context, html, json::Json, node::Node,
    url::Purpose,
};

const PATHS: Paths = Paths {
    stories: "items|",
    id: "id",
    url: "url",
    headline: "title",
    standfirst: "summary",
    body: "content_html",
    published: "date_published",
    updated: "date_modified",
    language: "language",
    authors: "authors|author",
    tags: "tags",
    image: "image|banner_image",
    plain: true,
    ..Paths::NONE
};

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { detects: Some(detects), own, ..Adapter::new(&PATHS, is) }
}

#[inline(never)]
fn own<J: Json>() -> Own<J> {
    Own { body, finish, ..Own::none() }
}

fn detects<J: Json>(root: &Node<'_, J>) -> bool {
    fields::contains(&string(root, "version"), "jsonfeed.org/version/")
        || root.get("items[0].content_html|items[0].content_text").is_some()
}

/// An item; what has a version is the feed around them.
fn is<J: Json>(node: &Node<'_, J>) -> bool {
    node.get("content_html|content_text|url|external_url|title").is_some()
        && node.get("items|version").is_none()
}

fn body<J: Json>(
    _: &Node<'_, J>,
    node: &Node<'_, J>,
    adapter: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    let mut flow = fields::flow(node, adapter.paths.body, cx);
    if flow.is_empty() {
        flow = fields::plain_text(node, "content_text", cx);
    }
    // An item about somebody else's page has that in `external_url`; `url` is the publisher's own.
    let about = string(node, "external_url");
    // A search for a long one takes long.
    let usable = (1..1_000).contains(&about.len());
    let own = !usable
        || cx.base() == Some(&*about)
        || fields::contains(&string(node, "content_html"), &about);
    if !own {
        let mut out = Markup::default();
        link(&about, &about, &mut out);
        flow.append(&mut html::flow(&out.0, cx, node.path()));
    }
    let mut files = attachments(node, cx);
    // The text of a podcast often has the player already.
    files.retain(|file| src(file).is_none() || flow.iter().all(|block| src(block) != src(file)));
    flow.append(&mut files);
    flow
}

/// Attached files: sound, video and pictures, others as links. Those of the same title are one in several formats.
fn attachments<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Flow {
    let mut flow = Flow::new();
    let Some(list) = node.get("attachments") else { return flow };
    let (mut out, mut before) = (Markup::default(), String::new());
    for file in list.items().take(100) {
        let kind = string(&file, "mime_type");
        let title = string(&file, "title");
        let Some(url) = cx.url_of(&file, "url", Purpose::Link) else { continue };
        let url = url.as_str();
        match kind.split_once('/') {
            Some((tag @ ("audio" | "video"), _)) => {
                if title.is_empty() || title != before {
                    out.0.push_str("</audio></video><");
                    out.0.push_str(tag);
                    out.value("title", &title);
                    out.0.push('>');
                }
                out.0.push_str("<source");
                out.value("src", url);
                out.value("type", &kind);
                out.0.push('>');
                before = title;
            }
            Some(("image", _)) => {
                // The lead picture is shown already.
                if string(&file, "url") != string(node, PATHS.image) {
                    out.0.push_str("</audio></video><img");
                    out.value("src", url);
                    out.attribute("alt", &file, "title");
                    out.0.push('>');
                }
            }
            _ => {
                out.0.push_str("</audio></video>");
                link(url, if title.is_empty() { url } else { &title }, &mut out);
                before.clear();
            }
        }
    }
    flow.append(&mut html::flow(&out.0, cx, list.path()));
    flow
}

/// A paragraph that is a link.
fn link(url: &str, text: &str, out: &mut Markup) {
    out.0.push_str("<p><a");
    out.value("href", url);
    out.0.push('>');
    out.text(text);
    out.0.push_str("</a></p>");
}

/// The file that a block shows.
fn src(block: &Block) -> Option<&SafeUrl> {
    match block {
        Block::Audio(media) | Block::Video(media) => media.sources.first().map(|file| &file.src),
        Block::Image(image) => Some(&image.src),
        _ => None,
    }
}

/// What the feed says of all its items.
fn finish<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    // An id is best the item's address, and may be the only one.
    if article.url.is_none() {
        let id = string(node, "id").starts_with("http");
        article.url = cx.url_of(node, if id { "id" } else { "external_url" }, Purpose::Media);
        if let Some(url) = &article.url {
            cx.set_base(url);
        }
    }
    // A card shows nothing of the feed.
    if cx.brief {
        return;
    }
    if article.authors.is_empty() {
        for path in PATHS.authors.split('|') {
            each_name(root, path, cx, &mut |name, url, node, cx| {
                let image = cx.url_of(node, "avatar", Purpose::Media);
                article.authors.push(Author { name, url, image });
            });
        }
    }
    if article.language.is_none() {
        article.language = cx.language(root, "language");
    }
    let name = fields::plain_line(root, "title", cx);
    if !name.is_empty() && root.get("items").is_some() {
        let url = cx.url_of(root, "home_page_url", Purpose::Media);
        let logo = cx.url_of(root, "icon|favicon", Purpose::Media);
        article.source = Some(Source { name, url, logo, licence: None, note: None });
    }
}
