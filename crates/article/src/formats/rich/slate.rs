//! Slate's trees, as Strapi (<https://docs.strapi.io/cms/features/content-type-builder>), Hygraph
//! (<https://hygraph.com/docs/api-reference/schema/field-types#rich-text>), Slate's own examples and Plate name their
//! elements.

use super::pieces::{film, inside, link, tick};
use crate::{
    context::Context,
    formats::template::{Grammar, Markup, Row, Writer, string},
    json::Json,
    node::Node,
};

const ROWS: &[Row] = &[
    ("text *", "text", "{@leaf}"),
    ("paragraph p lic list-item-child", "", "<p>{*children}</p>"),
    (
        "heading.1 heading.2 heading.3 heading.4 heading.5 heading.6",
        "",
        "<h{level}>{*children}</h{level}>",
    ),
    ("h1 h2 h3 h4 h5 h6", "", "<{type}>{*children}</{type}>"),
    ("heading-one", "", "<h1>{*children}</h1>"),
    ("heading-two heading", "", "<h2>{*children}</h2>"),
    ("heading-three", "", "<h3>{*children}</h3>"),
    ("heading-four", "", "<h4>{*children}</h4>"),
    ("heading-five", "", "<h5>{*children}</h5>"),
    ("heading-six", "", "<h6>{*children}</h6>"),
    ("list.ordered numbered-list ol", "", "<ol{start=start}>{*li children}</ol>"),
    ("list bulleted-list ul", "", "<ul>{*li children}</ul>"),
    ("list-item li", "", "{@tick}{*children}"),
    ("check-list-item action_item todo_li", "", "<ul><li>{@tick}{*children}</ul>"),
    ("quote block-quote blockquote", "", "<blockquote>{*children}</blockquote>"),
    (
        "code code-block code_block",
        "",
        "<pre><code class=\"language-{language|lang}\">{*children}</code></pre>",
    ),
    ("code_line code-line", "", "{*children}<br>"),
    ("link a", "", "{@link}"),
    (
        "image img upload",
        "image.url|url|src|value.url",
        "<figure><img{src=image.url|url|src|value.url}\
         {alt=image.alternativeText|altText|alt|value.alt}{width=image.width|width|value.width}\
         {height=image.height|height|value.height}>\
         <figcaption>{image.caption|caption|title|value.caption}{*caption}</figcaption></figure>",
    ),
    ("video audio iframe media_embed", "url|src", "{@film}"),
    ("table", "", "<table>{*children}</table>"),
    ("table_head", "", "<thead>{*children}</thead>"),
    ("table_body", "", "<tbody>{*children}</tbody>"),
    ("table_row table-row tr", "", "<tr>{*children}</tr>"),
    (
        "table_header_cell table-header-cell th",
        "",
        "<th{colspan=colSpan}{rowspan=rowSpan}>{*children}</th>",
    ),
    ("table_cell table-cell td", "", "<td{colspan=colSpan}{rowspan=rowSpan}>{*children}</td>"),
    ("hr thematic-break", "", "<hr>"),
    ("mention", "", "@{value|character|label}"),
    ("class column_group column", "", "<div>{*children}</div>"),
    ("", "children", "<p>{*children}</p>"),
    ("?", "children", "<div>{*children}</div>"),
    ("?", "", "{title|name|value}"),
];

const MARKS: &[(&str, &str)] = &[
    ("bold", "strong"),
    ("italic", "em"),
    ("underline", "u"),
    ("strikethrough", "s"),
    ("code", "code"),
    ("superscript", "sup"),
    ("subscript", "sub"),
    ("highlight", "mark"),
    ("kbd", "kbd"),
];

pub(super) fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "type", subkind: "level|format", rows: ROWS, marks: MARKS, part }
}

fn part<J: Json>(
    writer: &Writer<'_, J>,
    name: &str,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    match name {
        "leaf" => {
            let is_on =
                |mark: &&(&str, &str)| node.get(mark.0).is_some_and(|on| on.value.is_true());
            let marks = writer.grammar.marks.iter().filter(is_on);
            let tags: Vec<_> = marks.map(|(_, tag)| *tag).collect();
            inside(&tags, &string(node, "text"), out);
        }
        "tick" => tick(node, "checked", out),
        "film" => film(node, "url|src", "title", out),
        _ => link(writer, node, "url|href|fields.url", out, cx),
    }
}
