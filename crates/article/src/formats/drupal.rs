//! Nodes of Drupal's JSON:API (<https://www.drupal.org/docs/core-modules-and-themes/core-modules/jsonapi-module>):
//! one, or a list of them, with what they refer to in `included`.
//!
//! Each site chooses the names of its fields; the usual names are below. Files, terms and people come with a node only
//! if the address asks for them with `include`.

use super::{
    adapter::{Adapter, Own, Paths},
    fields,
    template::string,
};
use crate::{
    Article, Author, Block, Flow, Image, IssueCode, Named, Story, content,
    context::Context,
    json::{Json, Kind},
    node::Node,
    url::Purpose,
};

const PATHS: Paths = Paths {
    stories: "data|",
    id: "id",
    url: "attributes.path.alias",
    headline: "attributes.title",
    standfirst: "attributes.body.summary|attributes.field_summary.processed|attributes.field_summary|attributes.field_teaser.processed|attributes.field_teaser",
    published: "attributes.published_at|attributes.created",
    updated: "attributes.changed",
    language: "attributes.langcode",
    ..Paths::NONE
};

/// The text as the site's filters have left it, or else as it was written.
const TEXT: &str = "attributes.body.processed|attributes.field_body.processed|attributes.field_content.processed|attributes.field_text.processed|attributes.body.value|attributes.body";
const IMAGE: &str = "field_image|field_media_image|field_media|field_hero|field_hero_image|field_lead_image|field_header_image|field_teaser_image";
const AUTHOR: &str = "field_author|field_authors|field_byline|uid";
const SECTION: &str = "field_section|field_category|field_channel|field_topic";
const TAGS: &str = "field_tags|field_topics|field_keywords";
/// What a person, a term or a node is called.
const NAME: &str = "attributes.name|attributes.title|attributes.display_name";

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { detects: Some(detects), withheld, own, ..Adapter::new(&PATHS, is) }
}

#[inline(never)]
fn own<J: Json>() -> Own<J> {
    Own { body, finish, card }
}

/// An empty list is told by what stands around it.
fn detects<J: Json>(root: &Node<'_, J>) -> bool {
    let data = root.get("data");
    let list = data.as_ref().unwrap_or(root);
    let empty = || list.kind() == Kind::Array && list.value.len() == 0;
    is(list)
        || list.items().any(|item| is(&item))
        || root.get("jsonapi").is_some() && root.get("links").is_some() && empty()
}

fn is<J: Json>(node: &Node<'_, J>) -> bool {
    string(node, "type").starts_with("node--") && node.get("attributes.title").is_some()
}

fn withheld<J: Json>(node: &Node<'_, J>, _: &Context<'_>) -> Option<&'static str> {
    let draft = node.get("attributes.status").is_some_and(|status| fields::is_false(&status));
    draft.then_some("the node is not published")
}

/// The text, or the paragraphs that a node is put together of.
fn body<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    _: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    let mut flow = fields::prose(node, TEXT, cx);
    let Some(relations) = node.get("relationships") else { return flow };
    for name in relations.value.keys() {
        let Some(relation) = relations.child(&name) else { continue };
        for reference in data_of(&relation).into_iter().flatten() {
            if !string(&reference, "type").starts_with("paragraph--") {
                continue;
            }
            match resolve(root, &reference, cx) {
                Some(paragraph) => texts(root, &paragraph, &mut flow, cx),
                None => missing(&reference, cx),
            }
        }
    }
    flow
}

/// The texts and pictures of a paragraph, whose fields only its site knows.
fn texts<J: Json>(
    root: &Node<'_, J>,
    paragraph: &Node<'_, J>,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) {
    let before = flow.len();
    if let Some(attributes) = paragraph.get("attributes") {
        for name in attributes.value.keys() {
            if let Some(field) = attributes.child(&name).filter(|it| it.get("processed").is_some())
            {
                flow.append(&mut fields::flow(&field, "processed", cx));
            }
        }
    }
    flow.extend(picture(root, paragraph, cx).map(Block::Image));
    if flow.len() == before {
        let kind = string(paragraph, "type");
        super::template::unknown(paragraph, &kind, false, cx);
    }
}

fn finish<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    // A site in several languages may have its canonical address only here (module Metatag).
    let tags = node.get("attributes.metatag|attributes.metatag_normalized");
    let canonical = tags.iter().flat_map(Node::items).take(100).find_map(|tag| {
        let is = string(&tag, "attributes.rel") == "canonical";
        is.then(|| cx.url_of(&tag, "attributes.href", Purpose::Media)).flatten()
    });
    if let Some(url) = canonical {
        cx.set_base(&url);
        article.url = Some(url);
    } else if article.url.is_none() {
        let number = string(node, "attributes.drupal_internal__nid");
        if !number.is_empty() {
            article.url = cx.url(&["/node/", &number].concat(), Purpose::Media, node.path());
        }
    }
    article.lead = picture(root, node, cx).map(Block::Image);
    names(root, node, AUTHOR, cx, &mut |name, url| {
        article.authors.push(Author { name, url, image: None });
    });
    names(root, node, SECTION, cx, &mut |name, url| {
        article.section.get_or_insert(Named { name, url });
    });
    names(root, node, TAGS, cx, &mut |name, url| article.tags.push(Named { name, url }));
}

/// Where the whole node can be had.
fn card<J: Json>(_: &Node<'_, J>, node: &Node<'_, J>, story: &mut Story, cx: &mut Context<'_>) {
    story.article = cx.url_of(node, "links.self.href", Purpose::Media);
}

/// What a relationship refers to: its `data`, one or several.
fn data_of<'a, J: Json>(relation: &'a Node<'_, J>) -> Option<Vec<Node<'a, J>>> {
    let data = relation.value.get("data").filter(|data| data.kind() != Kind::Null)?;
    let node = |value: J| relation.child_of(value, "data");
    Some(match data.kind() {
        Kind::Array => (0..data.len().min(200)).filter_map(|at| data.at(at)).map(node).collect(),
        _ => vec![node(data)],
    })
}

/// What the first of these relationships refers to.
fn references<'a, J: Json>(relations: &'a Node<'_, J>, names: &'a str) -> Option<Node<'a, J>> {
    names.split('|').find_map(|name| {
        let relation = relations.child(name)?;
        let data = relation.value.get("data")?;
        let says = data.kind() == Kind::Object || data.len() > 0;
        says.then(|| relations.child_of(relation.value.clone(), name))
    })
}

/// Calls `take` with the name and page of each thing that a relationship refers to.
fn names<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    path: &str,
    cx: &mut Context<'_>,
    take: &mut dyn FnMut(String, Option<crate::SafeUrl>),
) {
    // Some keep a plain name.
    for field in path.split('|') {
        let text = node.get("attributes").and_then(|it| it.value.get(field)?.string());
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            return take(crate::html::plain(&text), None);
        }
    }
    let Some(relations) = node.get("relationships") else { return };
    let Some(relation) = references(&relations, path) else { return };
    for reference in data_of(&relation).into_iter().flatten() {
        let Some(thing) = resolve(root, &reference, cx) else {
            // Who wrote it is nobody's business on many sites.
            if !string(&reference, "type").starts_with("user--") {
                missing(&reference, cx);
            }
            continue;
        };
        let name = fields::text(&thing, NAME, cx);
        if !name.is_empty() {
            let page = "attributes.path.alias";
            take(name, cx.url_of(&thing, page, Purpose::Link));
        }
    }
}

/// The picture: a file, or a medium around one. What stands in for it is kept with the reference.
fn picture<J: Json>(root: &Node<'_, J>, node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Image> {
    let relations = node.get("relationships")?;
    let relation = references(&relations, IMAGE)?;
    let reference = data_of(&relation)?.into_iter().next()?;
    let Some(thing) = resolve(root, &reference, cx) else {
        missing(&reference, cx);
        return None;
    };
    if string(&thing, "type").starts_with("media--") {
        return cx.deeper(thing.path(), |cx| {
            let relations = thing.get("relationships")?;
            let relation = references(&relations, "field_media_image|thumbnail")?;
            let reference = data_of(&relation)?.into_iter().next()?;
            let file = resolve(root, &reference, cx)?;
            image(&file, &reference, cx)
        });
    }
    image(&thing, &reference, cx)
}

fn image<J: Json>(
    file: &Node<'_, J>,
    reference: &Node<'_, J>,
    cx: &mut Context<'_>,
) -> Option<Image> {
    let mut image =
        Image::new(cx.url_of(file, "attributes.uri.url|attributes.url", Purpose::Media)?);
    // A card's needs none.
    image.alt = match cx.brief {
        true => cx.string(reference, "meta.alt"),
        false => cx.alt(reference, "meta.alt"),
    };
    image.width = cx.pixels(reference, "meta.width");
    image.height = cx.pixels(reference, "meta.height");
    image.caption = content::plain(fields::text(reference, "meta.title", cx));
    Some(image)
}

fn missing<J: Json>(reference: &Node<'_, J>, cx: &mut Context<'_>) {
    let message = "a picture, a term or a part that did not come with the document: add its field to `include` in the address";
    cx.report(IssueCode::Missing, message, reference.path());
}

/// What a reference leads to, which comes with the document.
fn resolve<'a, J: Json>(
    root: &'a Node<'_, J>,
    reference: &Node<'_, J>,
    cx: &mut Context<'_>,
) -> Option<Node<'a, J>> {
    let (id, kind) = (string(reference, "id"), string(reference, "type"));
    if id.is_empty() || !cx.take_link() {
        return None;
    }
    let list = root.value.get("included")?;
    let mut values = (0..list.len().min(2_000)).filter_map(|at| list.at(at));
    let is = |value: &J| {
        let says = |name: &str, wanted: &str| {
            value.get(name).is_some_and(|field| field.str() == Some(wanted))
        };
        says("id", &id) && says("type", &kind)
    };
    values.find(is).map(|value| root.child_of(value, "included"))
}
