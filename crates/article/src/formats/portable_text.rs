//! Portable Text (<https://www.portabletext.org>), as Sanity keeps it: an array of blocks, a document with one,
//! or the result of a query.

use super::{
    adapter::{Adapter, Paths},
    template::{Grammar, Markup, Row, Writer, string, unknown},
};
use crate::{Article, Flow, context::Context, html, json::Json, node::Node, text::whole};

const PATHS: Paths = Paths {
    stories: "result|",
    id: "_id",
    url: "url|canonicalUrl",
    headline: "title|headline|name",
    standfirst: "excerpt|description|summary|standfirst",
    published: "publishedAt|date|_createdAt",
    updated: "_updatedAt",
    language: "language|__i18n_lang",
    authors: "authors|author",
    section: "category|categories|section",
    tags: "tags",
    ..Paths::NONE
};

/// Where a document keeps its text.
const TEXT: &str = "body|content|text|blocks";

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
    ("tableRow row", "cells", "<tr>{*td cells}"),
    ("gallery", "", "<div class=gallery>{*images|items}</div>"),
    ("*", "url|href", "<iframe{src=url|href}{title=title|caption}></iframe>"),
    ("?", "", "<p>{title|caption|value|name}</p>{*body|content|text}"),
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
    Adapter { body, finish, ..Adapter::new(&PATHS, is) }
}

fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "_type", subkind: "style", rows: ROWS, marks: MARKS, part }
}

/// A text alone, or a document.
fn is<J: Json>(node: &Node<'_, J>) -> bool {
    let marked = |node: &Node<'_, J>| node.get("_type").is_some();
    let block = node.items().any(|item| marked(&item) && item.get("children").is_some());
    block || marked(node) && node.get("children|_id|title|body").is_some()
}

fn finish<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    if let Some(image) = node.get("mainImage|image|coverImage|heroImage") {
        let writer = Writer { grammar: &grammar(), root };
        article.lead = writer.read(&image, cx).into_iter().next();
    }
}

/// Blocks in their order. Items of lists follow each other, each with its level: what stands between two other
/// blocks is one list.
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
    let text = node.get(TEXT).filter(|text| text.value.len() > 0);
    let list = text.as_ref().unwrap_or(node);
    let (mut flow, mut lists) = (Flow::new(), Lists::default());
    for item in list.items() {
        let kind = string(&item, "listItem");
        if kind.is_empty() {
            flow.append(&mut html::flow(&lists.end(), cx, item.path()));
            flow.append(&mut writer.read(&item, cx));
        } else {
            let level = cx.clamped(&item, "level", 1..=50).unwrap_or(1);
            lists.item(level, if kind == "number" { "ol" } else { "ul" });
            spans(&writer, &item, &mut lists.out, cx);
        }
    }
    flow.append(&mut html::flow(&lists.end(), cx, list.path()));
    flow
}

/// Lists being rebuilt from their items' levels, which may skip some.
#[derive(Default)]
struct Lists {
    out: Markup,
    open: Vec<(i64, &'static str)>,
}

impl Lists {
    /// Begins an item.
    fn item(&mut self, level: i64, tag: &'static str) {
        while let Some((last, kind)) = self.open.last().copied() {
            if last < level || (last == level && kind == tag) {
                break;
            }
            self.close(kind);
        }
        if self.open.last().is_none_or(|(last, _)| *last < level) {
            self.open.push((level, tag));
            self.out.tag(tag);
        }
        self.out.tag("li");
    }

    fn close(&mut self, tag: &str) {
        self.open.pop();
        self.out.tag(if tag == "ol" { "/ol" } else { "/ul" });
    }

    /// Ends all lists and hands their markup over.
    fn end(&mut self) -> String {
        while let Some((_, tag)) = self.open.last().copied() {
            self.close(tag);
        }
        std::mem::take(&mut self.out.0)
    }
}

fn part<J: Json>(
    writer: &Writer<'_, J>,
    name: &str,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    if name == "spans" { spans(writer, node, out, cx) } else { file(node, out, cx) }
}

/// The spans of a block. Their marks are names, or keys of what the block defines.
fn spans<J: Json>(
    writer: &Writer<'_, J>,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    let refers = |key: &str| {
        let defined = node.get("markDefs");
        let mut defined = defined.iter().flat_map(Node::items).take(200);
        let address =
            defined.find(|it| string(it, "_key") == key).map(|it| string(&it, "href|url"));
        address.filter(|address| !address.is_empty())
    };
    for span in node.get("children").iter().flat_map(Node::items) {
        if span.get("text").is_none() {
            unknown(&span, &string(&span, "_type"), false, cx);
        }
        writer.marked(&string(&span, "text"), span.get("marks"), &refers, out);
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
    let project = parts.next()?.split_once(".api")?.0;
    parts.find(|part| *part == "query")?;
    let dataset = parts.next()?;
    Some(["https://cdn.sanity.io/images/", project, "/", dataset, "/", name, ".", kind].concat())
}
