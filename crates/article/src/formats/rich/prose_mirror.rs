//! ProseMirror's trees, as TipTap (<https://tiptap.dev/docs/editor/core-concepts/schema>), Storyblok
//! (<https://www.storyblok.com/docs/concepts/fields#richtext>) and ProseMirror's own schemas name their nodes.

use super::pieces::{film, strange, tick};
use crate::{
    IssueCode,
    context::Context,
    formats::template::{Grammar, Markup, Row, Writer, string},
    json::{Json, Kind},
    node::Node,
};

const ROWS: &[Row] = &[
    ("text", "", "{@text}"),
    ("doc", "", "{*content}"),
    ("paragraph", "", "<p>{*content}</p>"),
    (
        "heading.1 heading.2 heading.3 heading.4 heading.5 heading.6",
        "",
        "<h{attrs.level}>{*content}</h{attrs.level}>",
    ),
    ("heading", "", "<h2>{*content}</h2>"),
    ("bulletList bullet_list taskList task_list", "", "<ul>{*content}</ul>"),
    (
        "orderedList ordered_list",
        "",
        "<ol{start=attrs.start|attrs.order}{type=attrs.type}>{*content}</ol>",
    ),
    ("listItem list_item", "", "<li>{*content}</li>"),
    ("taskItem task_item", "", "{@task}"),
    ("blockquote", "", "<blockquote>{*content}</blockquote>"),
    (
        "codeBlock code_block",
        "attrs.class",
        "<pre><code class=\"{attrs.class}\">{*content}</code></pre>",
    ),
    (
        "codeBlock code_block",
        "",
        "<pre><code class=\"language-{attrs.language|attrs.params}\">{*content}</code></pre>",
    ),
    ("hardBreak hard_break", "", "<br>"),
    ("horizontalRule horizontal_rule", "", "<hr>"),
    (
        "image",
        "attrs.src",
        "<figure><img{src=attrs.src}{alt=attrs.alt|attrs.meta_data.alt}{width=attrs.width}{height=attrs.height}>\
         <figcaption>{attrs.caption|attrs.title}<span class=credit>{attrs.copyright|attrs.source}</span>\
         </figcaption></figure>",
    ),
    ("figure", "", "<figure>{*content}</figure>"),
    ("figcaption", "", "<figcaption>{*content}</figcaption>"),
    ("table", "", "<table>{*content}</table>"),
    ("tableRow table_row", "", "<tr>{*content}</tr>"),
    (
        "tableHeader table_header",
        "",
        "<th{colspan=attrs.colspan}{rowspan=attrs.rowspan}>{*content}</th>",
    ),
    (
        "tableCell table_cell",
        "",
        "<td{colspan=attrs.colspan}{rowspan=attrs.rowspan}>{*content}</td>",
    ),
    ("details", "", "<details>{*content}</details>"),
    ("detailsSummary", "", "<summary>{*content}</summary>"),
    ("detailsContent", "", "{*content}"),
    ("mention", "", "{@mention}"),
    ("emoji", "", "{attrs.emoji|attrs.name}"),
    ("inlineMath blockMath", "", "<code>{attrs.latex}</code>"),
    ("youtube twitch video audio iframe embed", "attrs.src|attrs.url", "{@film}"),
    ("blok", "", "{@bloks}"),
    ("?", "content", "<div>{*content}</div>"),
    ("?", "", "{text}"),
];

const MARKS: &[(&str, &str)] = &[
    ("bold", "strong"),
    ("strong", "strong"),
    ("italic", "em"),
    ("em", "em"),
    ("strike", "s"),
    ("underline", "u"),
    ("code", "code"),
    ("highlight", "mark"),
    ("subscript", "sub"),
    ("superscript", "sup"),
];

pub(super) fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "type", subkind: "attrs.level", rows: ROWS, marks: MARKS, part }
}

fn part<J: Json>(
    writer: &Writer<'_, J>,
    name: &str,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    match name {
        "text" => {
            let marks = node.get("marks");
            let is_link = |mark: &Node<'_, J>| string(mark, "type") == "link";
            let link = marks.as_ref().and_then(|marks| marks.items().find(is_link));
            let href = link.as_ref().map(address);
            if href.as_deref() == Some("") {
                let message = "a link to a story whose address is not there: its text kept";
                cx.report(IssueCode::Missing, message, node.path());
            }
            let refers =
                |name: &str| href.clone().filter(|href| name == "link" && !href.is_empty());
            writer.marked(&string(node, "text"), marks, &refers, out);
        }
        "task" => task(writer, node, out, cx),
        "mention" => {
            let who = string(node, "attrs.label|attrs.text|attrs.id");
            if !who.starts_with(['@', '#']) {
                out.text("@");
            }
            out.text(&who);
        }
        "film" => film(node, "attrs.src|attrs.url", "attrs.title", out),
        _ => {
            for item in node.get("attrs.body").iter().flat_map(Node::items) {
                blok(writer, &item, out, cx);
            }
        }
    }
}

/// Writes an item that can be ticked off, with its mark at the head of its first paragraph.
fn task<J: Json>(
    writer: &Writer<'_, J>,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    out.0.push_str("<li><p>");
    tick(node, "attrs.checked", out);
    let content = node.get("content");
    for (at, item) in content.iter().flat_map(Node::items).enumerate() {
        let opens = at == 0 && string(&item, "type") == "paragraph";
        if opens {
            writer.write("{*content}</p>", &item, out, cx);
        } else {
            cx.deeper(item.path(), |cx| writer.element(&item, out, cx));
        }
    }
    out.end("li");
}

/// What a link leads to; Storyblok keeps addresses of mail and places on a page apart.
fn address<J: Json>(link: &Node<'_, J>) -> String {
    let mut href = string(link, "attrs.href");
    if string(link, "attrs.linktype") == "email" && !href.starts_with("mailto:") {
        href.insert_str(0, "mailto:");
    }
    let anchor = string(link, "attrs.anchor");
    if !anchor.is_empty() {
        href.push('#');
        href.push_str(&anchor);
    }
    href
}

/// A component of Storyblok, whose fields only its site knows: its words are kept.
fn blok<J: Json>(
    writer: &Writer<'_, J>,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    let from = out.0.len();
    writer.write("<p>{headline|title|heading|name|label}</p>", node, out, cx);
    for name in ["text", "body", "content", "description", "caption", "quote"] {
        let Some(field) = node.child(name) else { continue };
        if field.kind() == Kind::Object {
            cx.deeper(field.path(), |cx| writer.element(&field, out, cx));
        } else {
            writer.write("<p>{}</p>", &field, out, cx);
        }
    }
    strange(node, &string(node, "component"), from, out, cx);
}
