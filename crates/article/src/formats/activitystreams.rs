//! ActivityStreams 2.0 (<https://www.w3.org/TR/activitystreams-vocabulary/>), as the Fediverse serves it: an `Article`,
//! a `Note` or a `Page`, alone, in the activity that made it, or in a collection.

use super::{
    adapter::{Adapter, Own, Paths},
    fields,
    template::{Markup, string},
};
use crate::{
    Article, Author, Block, Flow, Image, Language, Named, SafeUrl, content,
    context::Context,
    html,
    json::{Json, Kind},
    node::Node,
    text::trim,
    url::Purpose,
};

const PATHS: Paths = Paths {
    stories: "orderedItems|items|first.orderedItems|first.items|object|",
    id: "id",
    url: "url[0].href|url[0]|url.href|url|id",
    headline: "nameMap.*|name",
    standfirst: "summary|summaryMap.*",
    body: "content|contentMap.*",
    published: "published",
    updated: "updated",
    ..Paths::NONE
};

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { detects: Some(detects), withheld, own, ..Adapter::new(&PATHS, is) }
}

#[inline(never)]
fn own<J: Json>() -> Own<J> {
    Own { body, finish, ..Own::none() }
}

fn detects<J: Json>(root: &Node<'_, J>) -> bool {
    let context = string(root, "@context[0]|@context");
    fields::contains(&context, "www.w3.org/ns/activitystreams")
        || is(root) && root.get("attributedTo").is_some()
}

/// What can be read; and what is there no longer.
fn is<J: Json>(node: &Node<'_, J>) -> bool {
    let kind = string(node, "type[0]|type");
    match kind.as_str() {
        "Article" | "Note" | "Page" => node.get("content|contentMap|name|nameMap").is_some(),
        "Tombstone" => true,
        _ => false,
    }
}

fn withheld<J: Json>(node: &Node<'_, J>, _: &Context<'_>) -> Option<&'static str> {
    (string(node, "type") == "Tombstone").then_some("its author has deleted it")
}

/// The text, behind its warning if it has one, and the attached files.
fn body<J: Json>(
    _: &Node<'_, J>,
    node: &Node<'_, J>,
    adapter: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    let mut flow = fields::flow(node, adapter.paths.body, cx);
    let mut files = attachments(node, cx);
    // Many systems attach the pictures of the text once more.
    files.retain(|file| src(file).is_none() || flow.iter().all(|block| src(block) != src(file)));
    flow.append(&mut files);
    if is_sensitive(node) && !flow.is_empty() {
        let summary = content::plain(fields::text(node, adapter.paths.standfirst, cx));
        if !summary.is_empty() {
            flow = vec![Block::Details { summary, body: flow, open: false }];
        }
    }
    flow
}

fn is_sensitive<J: Json>(node: &Node<'_, J>) -> bool {
    node.get("sensitive").is_some_and(|is| is.value.is_true())
}

fn finish<J: Json>(
    _: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    if is_sensitive(node) {
        // The warning stands above the text that it warns of.
        article.standfirst = Flow::new();
    }
    article.language = language(node);
    article.lead = node.get("image").and_then(|image| picture(&image, cx)).map(Block::Image);
    if cx.brief {
        return;
    }
    each(node, "attributedTo", &mut |person| article.authors.extend(author(person, cx)));
    each(node, "tag", &mut |tag| {
        let name = fields::text(tag, "name", cx);
        if string(tag, "type") == "Hashtag" && !name.is_empty() {
            let url = cx.url_of(tag, "href", Purpose::Link);
            article.tags.push(Named { name: name.trim_start_matches('#').to_owned(), url });
        }
    });
}

/// Calls `act` for what stands at a path: a value, or those of an array.
fn each<J: Json>(node: &Node<'_, J>, path: &str, act: &mut dyn FnMut(&Node<'_, J>)) {
    let Some(field) = node.get(path) else { return };
    match field.kind() {
        Kind::Array => field.items().take(200).for_each(|item| act(&item)),
        _ => act(&field),
    }
}

/// The language of the text that is taken: that of the text of the same words, else of the first.
fn language<J: Json>(node: &Node<'_, J>) -> Option<Language> {
    let texts = node.get("contentMap").or_else(|| node.get("nameMap"))?;
    let text = string(node, "content");
    let keys = texts.value.keys();
    let same = keys.iter().find(|key| {
        texts.value.get(key).and_then(|it| it.string()).is_some_and(|other| other == text)
    });
    Language::parse(same.or(keys.first())?)
}

/// Somebody, or their address alone, which says how they are called in the Fediverse.
fn author<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Author> {
    if node.kind() == Kind::Object {
        let name = fields::text(node, "name|preferredUsername", cx);
        let url = cx.url_of(node, "url[0].href|url[0]|url.href|url|id", Purpose::Link);
        let image = cx.url_of(node, "icon[0].url|icon.url.href|icon.url", Purpose::Media);
        return (!name.is_empty()).then_some(Author { name, url, image });
    }
    let url = cx.url_of(node, "", Purpose::Link)?;
    let (_, place) = url.as_str().split_once("://")?;
    let host = place.split(['/', '?']).next()?;
    let last = place.split(['?', '#']).next()?.rsplit('/').find(|part| !part.is_empty())?;
    let who = last.trim_start_matches('@');
    let name = if who == host { host.to_owned() } else { ["@", who, "@", host].concat() };
    Some(Author { name, url: Some(url), image: None })
}

/// Where a file stands: the address, or one or several links to it.
const FILE: &str = "url[0].href|url[0]|url.href|url|href";

fn picture<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Image> {
    match node.kind() {
        Kind::Array => cx.deeper(node.path(), |cx| node.items().find_map(|it| picture(&it, cx))),
        Kind::Object => {
            let mut image = Image::new(cx.url_of(node, FILE, Purpose::Media)?);
            // A card's needs none.
            image.alt = match cx.brief {
                true => cx.string(node, "name|summary"),
                false => cx.alt(node, "name|summary"),
            };
            image.width = cx.pixels(node, "width");
            image.height = cx.pixels(node, "height");
            Some(image)
        }
        _ => cx.url_of(node, "", Purpose::Media).map(Image::new),
    }
}

/// Attached pictures, films and sounds; everything else is a link.
fn attachments<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Flow {
    let mut out = Markup::default();
    let lead = node.get("image").map(|image| string(&image, FILE)).unwrap_or_default();
    each(node, "attachment", &mut |file| {
        let address = string(file, if file.kind() == Kind::Object { FILE } else { "" });
        if trim(&address).is_empty() || address == lead {
            return;
        }
        let kind = string(file, "mediaType|url[0].mediaType");
        let tag = match (kind.split('/').next().unwrap_or_default(), string(file, "type").as_str())
        {
            ("image", _) | ("", "Image") => "img",
            ("video", _) | ("", "Video") => "video",
            ("audio", _) | ("", "Audio") => "audio",
            _ => "p",
        };
        out.0.push('<');
        out.0.push_str(tag);
        if tag == "p" {
            out.0.push_str("><a");
            out.value("href", &address);
            out.0.push('>');
            let name = string(file, "name");
            out.text(if name.is_empty() { &address } else { &name });
            out.0.push_str("</a></p>");
            return;
        }
        out.value("src", &address);
        out.attribute(if tag == "img" { "alt" } else { "title" }, file, "name");
        out.attribute("width", file, "width");
        out.attribute("height", file, "height");
        out.0.push('>');
        if tag != "img" {
            out.end(tag);
        }
    });
    let list = node.get("attachment");
    html::flow(&out.0, cx, list.as_ref().map_or(node.path(), Node::path))
}

/// The file that a block shows.
fn src(block: &Block) -> Option<&SafeUrl> {
    match block {
        Block::Audio(media) | Block::Video(media) => media.sources.first().map(|file| &file.src),
        Block::Image(image) => Some(&image.src),
        _ => None,
    }
}
