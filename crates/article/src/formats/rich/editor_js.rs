//! Editor.js (<https://editorjs.io/saving-data/>): blocks whose texts are markup, by the names of its own tools.

use super::pieces::{film, tick};
use crate::{
    context::Context,
    formats::template::{Grammar, Markup, Row, Writer, string},
    json::{Json, Kind},
    node::Node,
};

const ROWS: &[Row] = &[
    ("paragraph", "", "<p>{!data.text}</p>"),
    (
        "header.1 header.2 header.3 header.4 header.5 header.6",
        "",
        "<h{data.level}>{!data.text}</h{data.level}>",
    ),
    ("header", "", "<h2>{!data.text}</h2>"),
    ("list nestedlist nestedList checklist", "", "{@list}"),
    ("quote", "", "<blockquote><p>{!data.text}</p><cite>{!data.caption}</cite></blockquote>"),
    ("code", "", "<pre><code class=\"language-{data.language}\">{data.code}</code></pre>"),
    ("delimiter", "", "<hr>"),
    ("raw", "", "{!data.html}"),
    ("table", "", "{@table}"),
    (
        "image simpleImage",
        "data.file.url|data.url",
        "<figure><img{src=data.file.url|data.url}{alt=data.alt|data.file.alt}{width=data.file.width|data.width}\
         {height=data.file.height|data.height}><figcaption>{!data.caption}</figcaption></figure>",
    ),
    (
        "embed",
        "data.source|data.embed",
        "<figure>{@film}<figcaption>{!data.caption}</figcaption></figure>",
    ),
    ("linkTool", "data.link", "<p><a{href=data.link}>{data.meta.title|data.link}</a></p>"),
    (
        "attaches",
        "data.file.url",
        "<p><a{href=data.file.url}>{data.title|data.file.name|data.file.url}</a></p>",
    ),
    (
        "warning",
        "",
        "<blockquote><p><strong>{!data.title}</strong></p><p>{!data.message}</p></blockquote>",
    ),
    ("?", "", "<p>{!data.title}</p><p>{!data.text|data.message|data.content|data.caption}</p>"),
];

pub(super) fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "type", subkind: "data.level", rows: ROWS, marks: &[], part }
}

fn part<J: Json>(
    _: &Writer<'_, J>,
    name: &str,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    match name {
        "list" => {
            let ordered = string(node, "data.style") == "ordered";
            if let Some(list) = node.get("data.items") {
                items(&list, if ordered { "ol" } else { "ul" }, out, cx);
            }
        }
        "film" => film(node, "data.source|data.embed", "data.title", out),
        _ => table(node, out),
    }
}

/// Items: a string each, or an object with a text and items of its own.
fn items<J: Json>(list: &Node<'_, J>, tag: &str, out: &mut Markup, cx: &mut Context<'_>) {
    cx.deeper(list.path(), |cx| {
        out.tag(tag);
        for item in list.items() {
            out.tag("li");
            tick(&item, "meta.checked|checked", out);
            let is_object = item.kind() == Kind::Object;
            out.0.push_str(&string(&item, if is_object { "content|text" } else { "" }));
            if let Some(inner) = item.get("items").filter(|inner| inner.value.len() > 0) {
                items(&inner, tag, out, cx);
            }
        }
        out.end(tag);
    });
}

/// Rows of cells that are markup; the first may be headings.
fn table<J: Json>(node: &Node<'_, J>, out: &mut Markup) {
    let headed = node.get("data.withHeadings").is_some_and(|is| is.value.is_true());
    out.tag("table");
    for (at, row) in node.get("data.content").iter().flat_map(Node::items).enumerate() {
        out.tag("tr");
        for cell in row.items() {
            out.tag(if headed && at == 0 { "th" } else { "td" });
            out.0.push_str(&string(&cell, ""));
        }
    }
    out.end("table");
}
