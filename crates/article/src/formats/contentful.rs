//! Contentful's Delivery API (an entry, or a list of them with what they link to in `includes`), its exports,
//! and rich text alone (<https://www.contentful.com/developers/docs/concepts/rich-text/>).
//!
//! Every site names its fields itself; those below are the usual ones. In exports a field has a value for
//! each locale, of which the first is taken (`*`).

use super::{
    adapter::{Adapter, Paths, each_name},
    fields, markdown,
    template::{Grammar, Markup, Row, Writer, string},
};
use crate::{Article, Author, Flow, context::Context, html, json::Json, node::Node};

const PATHS: Paths = Paths {
    stories: "items|entries|",
    id: "sys.id",
    url: "fields.canonicalUrl.*|fields.canonicalUrl|fields.url.*|fields.url",
    headline: "fields.title.*|fields.title|fields.headline.*|fields.headline",
    published: "fields.publishDate.*|fields.publishDate|fields.publishedDate.*|fields.publishedDate|fields.date.*|fields.date|sys.firstPublishedAt|sys.createdAt",
    updated: "sys.publishedAt|sys.updatedAt",
    language: "sys.locale",
    tags: "fields.tags.*|fields.tags",
    ..Paths::NONE
};

/// The text: rich, or Markdown or HTML in a string.
const TEXT: &str = "fields.body.*|fields.body|fields.content.*|fields.content|fields.text.*|fields.text|fields.richText";
/// What stands for a standfirst.
const SUMMARY: &str = "fields.description.*|fields.description|fields.excerpt.*|fields.excerpt|fields.summary.*|fields.summary";
/// The lead picture.
const IMAGE: &str = "fields.heroImage.*|fields.heroImage|fields.image.*|fields.image|fields.featuredImage.*|fields.featuredImage|fields.coverImage";
const AUTHOR: &str = "fields.author.*|fields.author|fields.authors.*|fields.authors";

const ROWS: &[Row] = &[
    ("text", "", "{@marks}"),
    ("paragraph", "", "<p>{*content}</p>"),
    ("heading-1", "", "<h1>{*content}</h1>"),
    ("heading-2", "", "<h2>{*content}</h2>"),
    ("heading-3", "", "<h3>{*content}</h3>"),
    ("heading-4", "", "<h4>{*content}</h4>"),
    ("heading-5", "", "<h5>{*content}</h5>"),
    ("heading-6", "", "<h6>{*content}</h6>"),
    ("unordered-list", "", "<ul>{*content}</ul>"),
    ("ordered-list", "", "<ol>{*content}</ol>"),
    ("list-item", "", "<li>{*content}</li>"),
    ("blockquote", "", "<blockquote>{*content}</blockquote>"),
    ("table", "", "<table>{*content}</table>"),
    ("table-row", "", "<tr>{*content}</tr>"),
    ("table-cell", "", "<td>{*content}</td>"),
    ("table-header-cell", "", "<th>{*content}</th>"),
    ("hr", "", "<hr>"),
    ("hyperlink", "", "<a{href=data.uri}>{*content}</a>"),
    ("asset-hyperlink entry-hyperlink", "", "{@link}"),
    ("embedded-asset-block embedded-entry-block embedded-entry-inline", "", "{@target}"),
    ("?", "", "{*content}"),
];

/// What is written of an asset or an entry that the text refers to, whose fields only its site knows.
const TARGETS: &[(&str, &str)] = &[
    (
        "fields.file.*.details.image",
        "<img{src=fields.file.*.url}{alt=fields.description.*|fields.title.*}{width=fields.file.*.details.image.width}{height=fields.file.*.details.image.height}>",
    ),
    (
        "fields.file.details.image",
        "<img{src=fields.file.url}{alt=fields.description|fields.title}{width=fields.file.details.image.width}{height=fields.file.details.image.height}>",
    ),
    ("fields.file.url", "<p><a{href=fields.file.url}>{fields.title}</a></p>"),
    ("fields.code", "<pre>{fields.code.*|fields.code}</pre>"),
    (
        "fields.embedUrl|fields.videoUrl|fields.url",
        "<iframe{src=fields.embedUrl|fields.videoUrl|fields.url.*|fields.url}{title=fields.title.*|fields.title}></iframe>",
    ),
    ("", "{fields.title.*|fields.title|fields.name.*|fields.name}"),
];

const MARKS: &[(&str, &str)] = &[
    ("bold", "strong"),
    ("italic", "em"),
    ("underline", "u"),
    ("code", "code"),
    ("superscript", "sup"),
    ("subscript", "sub"),
    ("strikethrough", "s"),
];

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { detects: Some(detects), body, finish, ..Adapter::new(&PATHS, is) }
}

fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "nodeType", subkind: "-", rows: ROWS, marks: MARKS, part }
}

fn detects<J: Json>(root: &Node<'_, J>) -> bool {
    let entry = |node: &Node<'_, J>| node.get("sys").is_some() && node.get("fields").is_some();
    let list = root.get("items|entries");
    let empty = string(root, "sys.type") == "Array";
    empty || is(root) || entry(root) || list.is_some_and(|list| list.items().any(|it| entry(&it)))
}

/// An entry that has a title and a text, or rich text alone. Authors and other entries have not both.
fn is<J: Json>(node: &Node<'_, J>) -> bool {
    let text = || node.get(TEXT).is_some() || node.get(SUMMARY).is_some();
    is_rich(node) || (node.get("sys").is_some() && node.get(PATHS.headline).is_some() && text())
}

fn is_rich<J: Json>(node: &Node<'_, J>) -> bool {
    string(node, "nodeType") == "document"
}

fn body<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    _: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    text(root, node, if is_rich(node) { "" } else { TEXT }, cx)
}

/// Rich text; or Markdown, as the editor writes it, or HTML.
fn text<J: Json>(root: &Node<'_, J>, node: &Node<'_, J>, path: &str, cx: &mut Context<'_>) -> Flow {
    let Some(field) = node.get(path) else { return Flow::new() };
    if is_rich(&field) {
        return Writer { grammar: &grammar(), root }.read_each(field.get("content"), cx);
    }
    let text = string(&field, "");
    if fields::contains(&text, "</") {
        return html::flow(&text, cx, field.path());
    }
    let mut out = Markup::default();
    markdown::write(&text, &mut out);
    html::flow(&out.0, cx, field.path())
}

fn finish<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    article.standfirst = text(root, node, SUMMARY, cx);
    let mut out = Markup::default();
    if let Some(image) = node.get(IMAGE) {
        write_target(&Writer { grammar: &grammar(), root }, &image, &mut out, cx);
        article.lead = html::flow(&out.0, cx, image.path()).into_iter().next();
    }
    let mut add = |author: &Node<'_, J>, cx: &mut Context<'_>| {
        let entry = resolve(root, author, cx);
        let name = "fields.name.*|fields.name|fields.title.*|fields.title";
        let (node, path) = entry.as_ref().map_or((author, ""), |entry| (entry, name));
        each_name(node, path, cx, &mut |name, _, _, _| {
            article.authors.push(Author { name, url: None, image: None });
        });
    };
    if let Some(author) = node.get(AUTHOR) {
        add(&author, cx);
        author.items().for_each(|author| add(&author, cx));
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
        "marks" => writer.marked(&string(node, "value"), node.get("marks"), &|_| None, out),
        "link" => {
            let target = node.get("data.target").and_then(|link| resolve(writer.root, &link, cx));
            out.0.push_str("<a");
            if let Some(target) = target {
                out.attribute("href", &target, "fields.file.*.url|fields.file.url|fields.url");
            }
            writer.write(">{*content}</a>", node, out, cx);
        }
        _ => {
            if let Some(link) = node.get("data.target") {
                write_target(writer, &link, out, cx);
            }
        }
    }
}

fn write_target<J: Json>(
    writer: &Writer<'_, J>,
    link: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    let found = resolve(writer.root, link, cx);
    let target = found.as_ref().unwrap_or(link);
    let row = TARGETS.iter().find(|(needs, _)| target.get(needs).is_some());
    writer.write(row.map_or("", |row| row.1), target, out, cx);
    if out.0.is_empty() {
        super::template::unknown(link, "entry", false, cx);
    }
}

/// What a link leads to, which comes with the document.
fn resolve<'a, J: Json>(
    root: &'a Node<'_, J>,
    link: &Node<'_, J>,
    cx: &mut Context<'_>,
) -> Option<Node<'a, J>> {
    let id = string(link, "sys.id");
    if id.is_empty() || link.get("fields").is_some() || !cx.take_link() {
        return None;
    }
    for list in ["includes.Asset", "includes.Entry", "items", "assets", "entries"] {
        // The API sends no more than 1,000.
        for at in 0..root.value.walk(list).map_or(0, |list| list.len().min(1_000)) {
            let value = root.value.walk(list)?.at(at)?;
            if value.walk("sys.id").and_then(|own| own.string()).as_ref() == Some(&id) {
                return Some(root.child_of(value, list));
            }
        }
    }
    None
}
