//! Portable Text (<https://www.portabletext.org>), as Sanity keeps it: an array of blocks, a document with one,
//! or the result of a query.

use super::{
    adapter::{Adapter, Own, Paths},
    fields,
    parts::picture,
    template::{Grammar, Markup, Row, Writer, string, unknown},
};
use crate::{
    Article, Block, Flow, IssueCode,
    context::Context,
    html,
    json::{Json, Kind},
    node::{Node, Path},
    text::whole,
};

const PATHS: Paths = Paths {
    stories: "result|",
    id: "_id",
    url: "url|canonicalUrl",
    headline: "title.*|title[0].value|title|headline.*|headline|heading|name",
    published: "publishedAt|date|_createdAt",
    updated: "_updatedAt",
    language: "language|__i18n_lang",
    authors: "authors|author",
    section: "category|categories|section",
    tags: "tags",
    plain: true,
    ..Paths::NONE
};

/// Where a document keeps its text; a site that writes in several languages keeps it by language.
const TEXT: &str = "body.*|body|content.*|content|text|blocks";
/// What stands for a standfirst.
const SUMMARY: &str = "excerpt.*|excerpt|standfirst|summary|description.*|description";
/// The lead picture.
const IMAGE: &str = "mainImage|image|coverImage|heroImage|featuredImage|poster";

const ROWS: &[Row] = &[
    (
        "block.h1 block.h2 block.h3 block.h4 block.h5 block.h6 block.blockquote",
        "",
        "<{style}>{@spans}</{style}>",
    ),
    ("*", "children", "<p>{@spans}</p>"),
    (
        "*",
        "asset",
        "<figure><img{@file}{alt=alt|asset.altText}><figcaption>{caption}\
         <span class=credit>{credit|attribution|asset.creditLine}</span></figcaption></figure>",
    ),
    ("code", "", "<pre><code class=\"language-{language}\">{code}</code></pre>"),
    ("break divider hr horizontalRule", "", "<hr>"),
    ("table row", "rows", "<table>{*rows}</table>"),
    ("*", "cells", "<tr>{*td cells}"),
    ("gallery", "", "<div class=gallery>{*images|items}</div>"),
    ("*", "url|href", "<iframe{src=url|href}{title=title|caption|label}></iframe>"),
    ("?", "", "<p>{title|heading|caption|value|name}</p>{@blocks}"),
];

const MARKS: &[(&str, &str)] = &[
    ("strong", "strong"),
    ("em", "em"),
    ("underline", "u"),
    ("code", "code"),
    ("strike-through", "s"),
    ("sup", "sup"),
    ("sub", "sub"),
    ("highlight", "mark"),
    ("kbd", "kbd"),
];

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { detects: Some(detects), own, ..Adapter::new(&PATHS, is) }
}

#[inline(never)]
fn own<J: Json>() -> Own<J> {
    Own { body, finish, ..Own::none() }
}

/// The blocks of a text alone, or of one block of it, wherever it stands.
#[inline(never)]
pub(super) fn rich<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Flow {
    let writer = Writer { grammar: &grammar(), root: node };
    match node.kind() {
        Kind::Object => writer.read(node, cx),
        _ => read(&writer, node, cx),
    }
}

fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "_type", subkind: "style", rows: ROWS, marks: MARKS, part }
}

/// A query that found nothing is told by what stands around its result.
fn detects<J: Json>(root: &Node<'_, J>) -> bool {
    let result = root.get("result");
    let list = result.as_ref().unwrap_or(root);
    let query = || root.get("ms").is_some() && root.value.get("result").is_some();
    is(list) || list.items().any(|item| is(&item)) || query()
}

/// A text alone, or a document, from which a query may have taken its type.
fn is<J: Json>(node: &Node<'_, J>) -> bool {
    // People and sections have names.
    let titled = || node.get("title|headline|heading").is_some();
    has_blocks(node)
        || text(node).is_some_and(|text| has_blocks(&text))
        || node.get("_type").is_some()
            && (node.get("children").is_some() || node.get("_id").is_some() && titled())
}

fn has_blocks<J: Json>(node: &Node<'_, J>) -> bool {
    node.items().any(|it| it.get("_type").is_some() && it.get("children").is_some())
}

/// The field with the text: one of the usual names, else the first that holds blocks.
fn text<'a, J: Json>(node: &'a Node<'_, J>) -> Option<Node<'a, J>> {
    // Sanity's own way to keep several languages: a list of them.
    let languages = node.get("body[0].value|content[0].value").filter(has_blocks);
    if let Some(text) = languages.or_else(|| node.get(TEXT)) {
        return Some(text);
    }
    let value = node
        .value
        .keys()
        .iter()
        .filter_map(|key| node.value.get(key))
        .find(|value| has_blocks(&node.child_of(value.clone(), "*")));
    value.map(|value| node.child_of(value, "*"))
}

fn finish<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    let writer = Writer { grammar: &grammar(), root };
    if let Some(summary) = node.get(SUMMARY) {
        article.standfirst = match summary.kind() {
            Kind::String => fields::plain_text(&summary, "", cx),
            _ => read(&writer, &summary, cx),
        };
    }
    if let Some(image) = node.get(IMAGE) {
        article.lead = match image.kind() {
            Kind::Object => writer.lead(&image, cx),
            _ => picture(&image, "", cx).map(Block::Image),
        };
    }
    if article.authors.is_empty() && node.get("author._ref|authors[0]._ref").is_some() {
        let message = "an author whom the document only refers to: add `author->` to the query";
        cx.report(IssueCode::Missing, message, &node.path().field("author"));
    }
}

fn body<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    _: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    let writer = Writer { grammar: &grammar(), root };
    if node.get("children").is_some() {
        return writer.read(node, cx);
    }
    let text = text(node);
    read(&writer, text.as_ref().unwrap_or(node), cx)
}

/// A text: blocks, or a string.
fn read<J: Json>(writer: &Writer<'_, J>, text: &Node<'_, J>, cx: &mut Context<'_>) -> Flow {
    if text.kind() == Kind::String {
        return fields::prose(text, "", cx);
    }
    let mut flow = Flow::new();
    let mut out = Markup::default();
    blocks(writer, text, &mut out, cx, &mut |out, cx, path| {
        flow.append(&mut html::flow(&std::mem::take(&mut out.0), cx, path));
    });
    flow
}

/// What is done with each block that has been written.
type Done<'d> = &'d mut dyn FnMut(&mut Markup, &mut Context<'_>, &Path<'_>);

/// Blocks in their order. Items of lists follow each other, each with its level: what stands between two other
/// blocks is one list.
fn blocks<J: Json>(
    writer: &Writer<'_, J>,
    list: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
    done: Done<'_>,
) {
    let mut lists = Lists::default();
    for item in list.items() {
        let kind = string(&item, "listItem");
        if kind.is_empty() {
            lists.end(out);
            writer.element(&item, out, cx);
            done(out, cx, item.path());
        } else {
            let level = cx.clamped(&item, "level", 1..=50).unwrap_or(1);
            lists.item(level, if kind == "number" { "ol" } else { "ul" }, out);
            spans(writer, &item, out, cx);
        }
    }
    lists.end(out);
    done(out, cx, list.path());
}

/// Lists being rebuilt from their items' levels, which may skip some: those that are open.
#[derive(Default)]
struct Lists(Vec<(i64, &'static str)>);

impl Lists {
    /// Begins an item.
    fn item(&mut self, level: i64, tag: &'static str, out: &mut Markup) {
        while let Some((last, kind)) = self.0.last().copied() {
            if last < level || (last == level && kind == tag) {
                break;
            }
            // A list that began too deep is the outer one.
            if let ([only], true) = (self.0.as_mut_slice(), kind == tag) {
                only.0 = level;
                break;
            }
            self.close(out);
        }
        if self.0.last().is_none_or(|(last, _)| *last < level) {
            self.0.push((level, tag));
            out.tag(tag);
        }
        out.tag("li");
    }

    fn close(&mut self, out: &mut Markup) {
        let tag = self.0.pop().map_or("ul", |open| open.1);
        out.tag(if tag == "ol" { "/ol" } else { "/ul" });
    }

    fn end(&mut self, out: &mut Markup) {
        while !self.0.is_empty() {
            self.close(out);
        }
    }
}

fn part<J: Json>(
    writer: &Writer<'_, J>,
    name: &str,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    match name {
        "spans" => spans(writer, node, out, cx),
        "file" => file(node, out, cx),
        // A box of the site's own, with a text inside.
        _ => {
            if let Some(list) = node.get("body|content|text|blocks|children") {
                match list.kind() {
                    Kind::Array => cx.deeper(list.path(), |cx| {
                        blocks(writer, &list, out, cx, &mut |_, _, _| {});
                    }),
                    _ => out.text(&string(&list, "")),
                }
            }
        }
    }
}

/// The spans of a block. Their marks are names, or keys of what the block defines.
fn spans<J: Json>(
    writer: &Writer<'_, J>,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    let defined = node.get("markDefs");
    let addresses: Vec<(String, String)> = (defined.iter().flat_map(Node::items).take(200))
        .map(|it| (string(&it, "_key"), string(&it, "href|url")))
        .collect();
    let refers = |key: &str| {
        let found = addresses.iter().find(|(name, _)| name == key)?;
        Some(found.1.clone()).filter(|address| !address.is_empty())
    };
    for span in node.get("children").iter().flat_map(Node::items) {
        let kind = string(&span, "_type");
        if span.get("asset").is_some() {
            cx.deeper(span.path(), |cx| writer.element(&span, out, cx));
            continue;
        }
        let text = string(&span, "text|title|label|name|value|symbol");
        if !matches!(kind.as_str(), "span" | "") {
            unknown(&span, &kind, !text.is_empty(), cx);
        }
        writer.marked(&text, span.get("marks"), &refers, out);
    }
}

/// A picture's file. Its size stands in the file's name: `image-abc-1200x630-jpg`.
fn file<J: Json>(node: &Node<'_, J>, out: &mut Markup, cx: &mut Context<'_>) {
    let id = string(node, "asset._ref|asset._id|asset.url");
    let mut src = string(node, "asset.url");
    if src.is_empty() {
        src = address(&id, cx).unwrap_or_default();
    }
    out.value("src", &src);
    for part in id.split(['-', '.']) {
        if let Some((width, height)) = part.split_once('x')
            && whole(width).and(whole(height)).is_some()
        {
            out.value("width", width);
            out.value("height", height);
        }
    }
}

/// The address of a file by its id, where the document comes from Sanity's API itself
/// (`https://PROJECT.api.sanity.io/…/data/query/DATASET`).
fn address(id: &str, cx: &Context<'_>) -> Option<String> {
    let (name, kind) = id.strip_prefix("image-")?.rsplit_once('-')?;
    let mut parts = cx.base()?.split(['/', '?']).skip(2);
    let host = parts.next().filter(|host| fields::contains(host, ".api"))?;
    let project = host.split('.').next()?;
    parts.find(|part| *part == "query")?;
    let dataset = parts.next()?;
    Some(["https://cdn.sanity.io/images/", project, "/", dataset, "/", name, ".", kind].concat())
}
