//! Lexical's trees, by the names of its own nodes (<https://lexical.dev/docs/concepts/nodes>), Payload's
//! (<https://payloadcms.com/docs/rich-text/overview>) and the cards of Ghost's editor.

use super::pieces::{film, inside, link, strange, tick};
use crate::{
    context::Context,
    formats::template::{Grammar, Markup, Row, Writer, string},
    json::Json,
    node::Node,
};

const ROWS: &[Row] = &[
    ("text extended-text code-highlight hashtag keyword emoji mention tab", "", "{@text}"),
    ("linebreak", "", "<br>"),
    ("root mark overflow collapsible-content", "", "{*children}"),
    ("paragraph", "", "<p>{*children}</p>"),
    (
        "heading.h1 heading.h2 heading.h3 heading.h4 heading.h5 heading.h6 extended-heading.h1 \
         extended-heading.h2 extended-heading.h3 extended-heading.h4 extended-heading.h5 extended-heading.h6",
        "",
        "<{tag}>{*children}</{tag}>",
    ),
    ("heading extended-heading", "", "<h2>{*children}</h2>"),
    ("quote extended-quote aside", "", "<blockquote>{*children}</blockquote>"),
    ("list.number", "", "<ol{start=start}>{*li children}</ol>"),
    ("list", "", "<ul>{*li children}</ul>"),
    ("listitem", "", "{@tick}{*children}"),
    ("link autolink", "", "{@link}"),
    ("code", "", "<pre><code class=\"language-{language}\">{*children}</code></pre>"),
    ("horizontalrule page-break", "", "<hr>"),
    ("table", "", "<table>{*children}</table>"),
    ("tablerow", "", "<tr>{*children}</tr>"),
    ("tablecell.0", "", "<td{colspan=colSpan}{rowspan=rowSpan}>{*children}</td>"),
    ("tablecell", "headerState", "<th{colspan=colSpan}{rowspan=rowSpan}>{*children}</th>"),
    ("tablecell", "", "<td{colspan=colSpan}{rowspan=rowSpan}>{*children}</td>"),
    ("collapsible-container", "", "<details>{*children}</details>"),
    ("collapsible-title", "", "<summary>{*children}</summary>"),
    ("layout-container layout-item", "", "<div>{*children}</div>"),
    ("equation", "", "<code>{equation}</code>"),
    ("youtube", "videoID", "<iframe src=\"https://www.youtube.com/watch?v={videoID}\"></iframe>"),
    ("tweet", "id", "<iframe src=\"https://twitter.com/i/status/{id}\"></iframe>"),
    ("upload", "value.url", "{@upload}"),
    ("image inline-image", "src", "{@image}"),
    ("gallery", "", "<div class=gallery>{*images}</div><p>{!caption}</p>"),
    ("video audio", "src", "<figure>{@film}<figcaption>{!caption}</figcaption></figure>"),
    ("embed", "url", "<figure>{@embed}<figcaption>{!caption}</figcaption></figure>"),
    ("bookmark", "url", "<p><a{href=url}>{metadata.title|url}</a></p>"),
    ("button", "", "<p><a{href=buttonUrl}>{buttonText}</a></p>"),
    ("file", "src", "<p><a{href=src}>{fileTitle|fileName|src}</a></p>"),
    ("codeblock", "", "<pre><code class=\"language-{language}\">{code}</code></pre>"),
    ("html", "", "{!html}"),
    (
        "callout",
        "",
        "<div class=\"kg-card kg-callout-card\"><div class=\"kg-callout-emoji\">{calloutEmoji}</div>\
         <div class=\"kg-callout-text\">{!calloutText}</div></div>",
    ),
    ("toggle", "", "<details><summary>{!heading}</summary>{!content}</details>"),
    ("header", "", "<h2>{!heading|header}</h2><p>{!subheading|subheader}</p>"),
    (
        "block inlineBlock",
        "fields.code",
        "<pre><code class=\"language-{fields.language}\">{fields.code}</code></pre>",
    ),
    ("block inlineBlock", "fields", "{@block}"),
    // The pictures of a gallery have no kind.
    ("", "src", "{@image}"),
    ("?", "children", "<div>{*children}</div>"),
    ("?", "", "{text|markdown|title|heading}"),
];

/// The bits of a text's format, in the order of their values; `-` is one that looks like nothing here.
const FORMATS: [&str; 8] = ["strong", "em", "s", "u", "code", "sub", "sup", "mark"];

pub(super) fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "type", subkind: "listType|headerState|tag", rows: ROWS, marks: &[], part }
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
            let format = node.value.get("format").and_then(|bits| bits.number()).unwrap_or(0.0);
            let bits = format as u32;
            let tags = FORMATS.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            let tags: Vec<_> = tags.map(|(_, tag)| *tag).collect();
            inside(&tags, &string(node, "text"), out);
        }
        "tick" => tick(node, "checked", out),
        "link" => link(writer, node, "url|fields.url|fields.doc.value.url", out, cx),
        "film" => film(node, "src", "title", out),
        "embed" => film(node, "url", "metadata.title", out),
        "image" => writer.write(IMAGE, node, out, cx),
        "upload" => {
            let kind = string(node, "value.mimeType");
            let template = match kind.split('/').next() {
                Some("video") => "<video{src=value.url}></video>",
                Some("audio") => "<audio{src=value.url}></audio>",
                Some("image" | "") | None => UPLOAD,
                _ => "<p><a{href=value.url}>{value.title|value.filename}</a></p>",
            };
            writer.write(template, node, out, cx);
        }
        _ => block(writer, node, out, cx),
    }
}

/// A picture of Lexical's playground, whose caption is a text of its own, and of Ghost, whose is markup.
const IMAGE: &str = "<figure><img{src=src}{alt=altText|alt}{width=width}{height=height}><figcaption>{!caption}\
                     {*caption.editorState.root.children}</figcaption></figure>";
const UPLOAD: &str = "<figure><img{src=value.url}{alt=fields.alt|value.alt}{width=value.width}{height=value.height}>\
                      <figcaption>{fields.caption|value.caption}<span class=credit>{value.credit}</span></figcaption>\
                      </figure>";

/// A block of Payload, whose fields only its site knows: its words are kept.
fn block<J: Json>(
    writer: &Writer<'_, J>,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    let from = out.0.len();
    let template = "<p>{fields.title|fields.heading|fields.label}</p>\
                    <p>{fields.text|fields.description|fields.content}</p>\
                    {*fields.richText.root.children|fields.content.root.children|fields.text.root.children}";
    writer.write(template, node, out, cx);
    strange(node, &string(node, "fields.blockType|type"), from, out, cx);
}
