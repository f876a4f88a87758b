//! Contentful's Delivery API (an entry, or a list of entries with what they link to in `includes`), its exports, and
//! rich text alone (<https://www.contentful.com/developers/docs/concepts/rich-text/>).
//!
//! Each site chooses the names of its fields; the usual names are below. In exports a field has a value for each
//! locale; the first one is taken (`*`).

use super::{
    adapter::{Adapter, Own, Paths},
    fields, markdown,
    parts::{each_name, lead, picture},
    template::{Grammar, Markup, Row, Writer, string, unknown},
};
use crate::{
    Article, Author, Block, Flow, IssueCode, Named,
    context::Context,
    html,
    json::{Json, Kind},
    node::Node,
};

const PATHS: Paths = Paths {
    stories: "items|entries|",
    id: "sys.id",
    url: "fields.canonicalUrl.*|fields.canonicalUrl|fields.url.*|fields.url",
    headline: "fields.title.*|fields.title|fields.headline.*|fields.headline|fields.heading.*|fields.heading",
    published: "fields.publishDate.*|fields.publishDate|fields.publishedDate.*|fields.publishedDate|fields.date.*|fields.date|sys.firstPublishedAt|sys.createdAt",
    updated: "sys.publishedAt|sys.updatedAt",
    language: "sys.locale",
    plain: true,
    ..Paths::NONE
};

/// The text: rich, or Markdown or HTML in a string.
const TEXT: &str = "fields.body.*|fields.body|fields.content.*|fields.content|fields.text.*|fields.text|fields.richText.*|fields.richText|fields.article.*|fields.article";
/// What stands for a standfirst.
const SUMMARY: &str = "fields.description.*|fields.description|fields.excerpt.*|fields.excerpt|fields.summary.*|fields.summary|fields.subtitle.*|fields.subtitle";
/// The lead picture.
const IMAGE: &str = "fields.heroImage.*|fields.heroImage|fields.image.*|fields.image|fields.featuredImage.*|fields.featuredImage|fields.coverImage.*|fields.coverImage|fields.media.*|fields.media";
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
        "fields.file.*.details.image|fields.file.details.image",
        "<img{src=fields.file.*.url|fields.file.url}\
         {alt=fields.description.*|fields.description|fields.title.*|fields.title}\
         {width=fields.file.*.details.image.width|fields.file.details.image.width}\
         {height=fields.file.*.details.image.height|fields.file.details.image.height}>",
    ),
    ("fields.file", "{@file}"),
    (
        "fields.code",
        "<pre><code class=\"language-{fields.language.*|fields.language}\">{fields.code.*|fields.code}</code></pre>",
    ),
    (
        "fields.quote",
        "<blockquote>{fields.quote.*|fields.quote}<cite>{fields.author.*|fields.author|fields.source.*|fields.source}\
         </cite></blockquote>",
    ),
    (
        "fields.embedUrl|fields.videoUrl|fields.url",
        "<iframe{src=fields.embedUrl.*|fields.embedUrl|fields.videoUrl.*|fields.videoUrl|fields.url.*|fields.url}\
         {title=fields.title.*|fields.title}></iframe>",
    ),
    (IMAGE, "<figure>{@image}<figcaption>{fields.caption.*|fields.caption}</figcaption></figure>"),
    (TEXT, "<h3>{fields.title.*|fields.title|fields.heading.*|fields.heading}</h3>{@text}"),
    ("", "{fields.name.*|fields.name|fields.title.*|fields.title}"),
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
    Adapter { detects: Some(detects), withheld, own, ..Adapter::new(&PATHS, is) }
}

#[inline(never)]
fn own<J: Json>() -> Own<J> {
    Own { body, finish, ..Own::none() }
}

/// The blocks of a text alone, wherever it stands; what it links to comes with the document.
#[inline(never)]
pub(super) fn rich<J: Json>(root: &Node<'_, J>, node: &Node<'_, J>, cx: &mut Context<'_>) -> Flow {
    text(root, node, "", cx)
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
    let entry = || node.get("sys").is_some() && node.get("fields.file").is_none();
    is_rich(node) || (entry() && node.get(PATHS.headline).is_some() && text())
}

/// An export has every entry, also what is not published: then it has a version, but none that is published.
fn withheld<J: Json>(node: &Node<'_, J>, _: &Context<'_>) -> Option<&'static str> {
    let draft = node.get("sys.version").is_some() && node.get("sys.publishedVersion").is_none();
    draft.then_some("the entry is not published")
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

fn text<J: Json>(root: &Node<'_, J>, node: &Node<'_, J>, path: &str, cx: &mut Context<'_>) -> Flow {
    let Some(field) = node.get(path) else { return Flow::new() };
    let writer = Writer { grammar: &grammar(), root };
    if is_rich(&field) {
        return writer.read_each(field.get("content"), cx);
    }
    if field.kind() != Kind::String {
        cx.wrong_type(&field, "a text");
    }
    let mut out = Markup::default();
    written(&writer, &field, &mut out, cx);
    html::flow(&out.0, cx, field.path())
}

/// Rich text; or Markdown, as the editor writes it, or HTML.
fn written<J: Json>(
    writer: &Writer<'_, J>,
    field: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    let text = string(field, "");
    if is_rich(field) {
        writer.write("{*content}", field, out, cx);
    } else if text.trim_start().starts_with('<') {
        out.0.push_str(&text);
    } else {
        markdown::write(&text, out);
    }
}

fn finish<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    // A short text is plain; of several lines it may be Markdown.
    let short = node.get(SUMMARY).and_then(|field| field.value.string());
    article.standfirst = match short {
        Some(line) if !line.trim().contains('\n') => fields::plain_text(node, SUMMARY, cx),
        _ => text(root, node, SUMMARY, cx),
    };
    if let Some(image) = node.get(IMAGE) {
        let first = image.items().next();
        let image = first.as_ref().unwrap_or(&image);
        if image.get("sys").is_some() {
            let mut out = Markup::default();
            write_target(&Writer { grammar: &grammar(), root }, image, &mut out, cx);
            article.lead = lead(html::flow(&out.0, cx, image.path()));
        } else {
            article.lead = picture(image, "", cx).map(Block::Image);
        }
    }
    names(root, node, AUTHOR, cx, &mut |name| {
        article.authors.push(Author { name, url: None, image: None });
    });
    names(root, node, "fields.category.*|fields.category|fields.section", cx, &mut |name| {
        article.section.get_or_insert(Named { name, url: None });
    });
    names(root, node, "fields.tags.*|fields.tags|fields.topics", cx, &mut |name| {
        article.tags.push(Named { name, url: None });
    });
}

/// The names at a path: strings, or links to entries that have one.
fn names<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    path: &str,
    cx: &mut Context<'_>,
    take: &mut dyn FnMut(String),
) {
    let mut add = |item: &Node<'_, J>, cx: &mut Context<'_>| {
        let entry = resolve(root, item, cx);
        let entry = entry.as_ref().unwrap_or(item);
        let path = match entry.kind() {
            Kind::Object => "fields.name.*|fields.name|fields.title.*|fields.title|-",
            _ => "",
        };
        each_name(entry, path, cx, &mut |name, _, _, _| take(name));
        if entry.get("sys.linkType").is_some() {
            let message = "an entry that did not come with the document: left out";
            cx.report(IssueCode::Missing, message, item.path());
        }
    };
    let Some(field) = node.get(path) else { return };
    match field.kind() {
        Kind::Array => field.items().for_each(|item| add(&item, cx)),
        _ => add(&field, cx),
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
                out.attribute(
                    "href",
                    &target,
                    "fields.file.*.url|fields.file.url|fields.url.*|fields.url",
                );
            }
            writer.write(">{*content}</a>", node, out, cx);
        }
        // A film, a sound, or something to be downloaded.
        "file" => {
            let kind = string(node, "fields.file.*.contentType|fields.file.contentType");
            let src = "{src=fields.file.*.url|fields.file.url}{title=fields.title.*|fields.title}>";
            let template = match kind.split('/').next() {
                Some("video") => ["<video", src, "</video>"],
                Some("audio") => ["<audio", src, "</audio>"],
                _ => {
                    let link = "<p><a{href=fields.file.*.url|fields.file.url}>";
                    let name =
                        "{fields.title.*|fields.title|fields.file.*.fileName|fields.file.fileName}";
                    [link, name, "</a></p>"]
                }
            };
            template.iter().for_each(|part| writer.write(part, node, out, cx));
        }
        "image" => {
            if let Some(image) = node.get(IMAGE) {
                cx.deeper(image.path(), |cx| write_target(writer, &image, out, cx));
            }
        }
        "text" => {
            // Such a text may be long, and embedded often. One inside it is not followed: it may be the same.
            if let Some(text) = node.get(TEXT).filter(|_| (0..20).all(|_| cx.take_link())) {
                let shallow = Grammar { part: shallow, ..grammar() };
                written(&Writer { grammar: &shallow, root: writer.root }, &text, out, cx);
            }
        }
        _ => {
            if let Some(link) = node.get("data.target") {
                write_target(writer, &link, out, cx);
            }
        }
    }
}

/// The parts of a text inside another.
fn shallow<J: Json>(
    writer: &Writer<'_, J>,
    name: &str,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    if name == "text" {
        unknown(node, "entry", false, cx);
    } else {
        part(writer, name, node, out, cx);
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
    let from = out.0.len();
    writer.write(row.map_or("", |row| row.1), target, out, cx);
    if out.0.len() == from {
        unknown(link, "entry", false, cx);
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
    let asset = string(link, "sys.linkType") == "Asset";
    let lists: &[&str] =
        if asset { &["includes.Asset", "assets"] } else { &["includes.Entry", "items", "entries"] };
    for path in lists {
        let Some(list) = root.value.walk(path) else { continue };
        // The API sends no more than 1,000.
        let mut values = (0..list.len().min(1_000)).filter_map(|at| list.at(at));
        let is =
            |value: &J| value.walk("sys.id").and_then(|own| own.string()).as_ref() == Some(&id);
        if let Some(value) = values.find(is) {
            return Some(root.child_of(value, path));
        }
    }
    None
}
