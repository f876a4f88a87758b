//! Apple News Format (<https://developer.apple.com/documentation/apple_news/apple-news-format>). What is layout
//! and style is passed over; pictures inside the bundle (`bundle://`) are not to be had from outside.

use super::{
    adapter::{Adapter, Paths, picture},
    fields, markdown,
    template::{Grammar, Markup, Row, Writer, string},
};
use crate::{
    Article, Block, Flow, content, context::Context, fields::words, json::Json, node::Node,
    text::trim,
};

const PATHS: Paths = Paths {
    id: "identifier",
    url: "metadata.canonicalURL",
    headline: "title",
    standfirst: "subtitle|metadata.excerpt",
    published: "metadata.datePublished|metadata.dateCreated",
    updated: "metadata.dateModified",
    language: "language",
    authors: "metadata.authors",
    tags: "metadata.keywords",
    ..Paths::NONE
};

const ROWS: &[Row] = &[
    // Advertisements may hold components too; these belong to nobody's story.
    (
        "title byline author banner_advertisement medium_rectangle_advertisement \
         replica_advertisement advertisement flexible_spacer",
        "",
        "",
    ),
    ("*", "components", ""),
    ("container section chapter header aside", "", ""),
    ("body", "", "{@text}"),
    ("intro caption illustrator photographer", "", "<p>{@text}</p>"),
    ("heading heading2", "", "<h2>{@text}</h2>"),
    ("heading1", "", "<h1>{@text}</h1>"),
    ("heading3 heading4 heading5 heading6", "", "<h3>{@text}</h3>"),
    ("quote", "", "<blockquote>{@text}</blockquote>"),
    ("pullquote", "", "<blockquote class=pullquote>{@text}</blockquote>"),
    ("gallery mosaic", "", "<div class=gallery>{*items}</div>"),
    (
        "audio music",
        "",
        "<figure><audio{src=URL}{title=accessibilityCaption}></audio>\
         <figcaption>{caption.text|caption}</figcaption></figure>",
    ),
    (
        "video",
        "",
        "<figure><video{src=URL}{poster=stillURL}{title=accessibilityCaption}></video>\
         <figcaption>{caption.text|caption}</figcaption></figure>",
    ),
    (
        "tweet instagram facebook_post tiktok embedwebvideo embedvideo podcast",
        "",
        "<iframe{src=URL}{title=caption|accessibilityCaption}></iframe>",
    ),
    ("article_link link_button", "", "<p><a{href=URL}>{text|title|URL}</a></p>"),
    ("divider", "", "<hr>"),
    ("htmltable", "", "{!html}"),
    ("datatable", "", "<table><tr>{@header}</tr>{@records}</table>"),
    // Pictures (`photo`, `figure` …), and the items of a gallery, which have no role.
    (
        "*",
        "URL",
        "<figure><img{src=URL}{alt=accessibilityCaption}>\
         <figcaption>{caption.text|caption}</figcaption></figure>",
    ),
    ("?", "", "<p>{@text}</p>"),
];

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { body, finish, ..Adapter::new(&PATHS, is) }
}

fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "role", subkind: "-", rows: ROWS, marks: &[], part }
}

fn is<J: Json>(node: &Node<'_, J>) -> bool {
    let list = node.get("components");
    list.iter().flat_map(Node::items).any(|item| item.get("role").is_some())
        && node.get("version|identifier|layout|documentStyle").is_some()
}

fn body<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    _: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    let mut flow = Flow::new();
    components(&Writer { grammar: &grammar(), root }, node, &mut flow, cx);
    flow
}

/// Components in their order, those inside others where these stand.
fn components<J: Json>(
    writer: &Writer<'_, J>,
    node: &Node<'_, J>,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) {
    for item in node.get("components").iter().flat_map(Node::items) {
        flow.append(&mut writer.read(&item, cx));
        // What the head of the article says already.
        if let Some(Block::Heading { content, .. } | Block::Paragraph(content)) = flow.last() {
            let text = content::text(content);
            let said = |path: &&str| trim(&string(writer.root, path)) == text;
            if ["title", "subtitle", "metadata.excerpt"].iter().any(said) {
                flow.pop();
            }
        }
        cx.deeper(item.path(), |cx| components(writer, &item, flow, cx));
    }
}

fn finish<J: Json>(
    root: &Node<'_, J>,
    _: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    let list = root.get("components");
    if article.headline.is_empty() {
        let title = list.iter().flat_map(Node::items).find(|it| string(it, "role") == "title");
        article.headline = title.map(|it| fields::text(&it, "text", cx)).unwrap_or_default();
    }
    // The picture of the preview does for a story that shows none.
    let shows = |item: Node<'_, J>| {
        item.get("URL|items[0].URL|components[0].URL|components[1].URL").is_some()
    };
    if !list.iter().flat_map(Node::items).any(shows) {
        let image = cx.quietly(|cx| picture(root, "metadata.thumbnailURL", cx));
        article.lead = image.map(Block::Image);
    }
}

fn part<J: Json>(
    writer: &Writer<'_, J>,
    name: &str,
    node: &Node<'_, J>,
    out: &mut Markup,
    _: &mut Context<'_>,
) {
    let text = string(node, "text");
    let columns = node.get("data.descriptors");
    let mut columns = columns.iter().flat_map(Node::items);
    match (name, string(node, "format").as_str()) {
        ("header", _) => columns.for_each(|column| {
            out.tag("th");
            out.text(&string(&column, "label.text|label"));
        }),
        ("records", _) => {
            let keys: Vec<String> = columns.by_ref().map(|it| string(&it, "key")).collect();
            for record in node.get("data.records").iter().flat_map(Node::items) {
                out.tag("tr");
                for key in &keys {
                    out.tag("td");
                    let cell = record.child(key);
                    out.text(&cell.and_then(|cell| words(&cell)).unwrap_or_default());
                }
            }
        }
        (_, "html") => out.0.push_str(&text),
        (_, "markdown") => markdown::write(&text, out),
        _ => plain(writer.root, node, &text, out),
    }
}

/// Plain text, in which blank lines separate paragraphs, with its links (`additions`) and inline styles, which
/// are given by ranges of characters.
fn plain<J: Json>(root: &Node<'_, J>, node: &Node<'_, J>, text: &str, out: &mut Markup) {
    // Where a range begins or ends: its tag.
    let mut edges: Vec<(usize, String)> = Vec::new();
    for list in ["additions", "inlineTextStyles"] {
        for item in node.get(list).iter().flat_map(Node::items).take(1_000) {
            let number = |name| item.get(name).and_then(|it| it.value.number()).unwrap_or(0.0);
            let (from, length) = (number("rangeStart") as usize, number("rangeLength") as usize);
            let mut start = Markup::default();
            let end = match style(root, &item) {
                _ if list == "additions" => {
                    start.0.push_str("<a");
                    start.attribute("href", &item, "URL");
                    start.0.push('>');
                    "</a>"
                }
                Some("strong") => "</strong>",
                Some("em") => "</em>",
                _ => continue,
            };
            if start.0.is_empty() {
                start.tag(end.trim_matches(['<', '/', '>']));
            }
            edges.push((from, start.0));
            edges.push((from.saturating_add(length), end.to_owned()));
        }
    }
    edges.sort_by_key(|edge| edge.0);
    let mut edges = edges.into_iter().peekable();
    out.tag("p");
    let mut line = String::new();
    for (at, letter) in text.chars().enumerate() {
        while let Some((_, tag)) = edges.next_if(|edge| edge.0 <= at) {
            out.text(&std::mem::take(&mut line));
            out.0.push_str(&tag);
        }
        if letter == '\n' && line.is_empty() && out.0.ends_with("<br>") {
            out.tag("p");
        } else {
            line.push(letter);
        }
        if letter == '\n' {
            out.text(&std::mem::take(&mut line));
        }
    }
    out.text(&line);
    edges.for_each(|(_, tag)| out.0.push_str(&tag));
}

/// The element that an inline style comes to: the style itself, or one of the document's by its name.
fn style<J: Json>(root: &Node<'_, J>, item: &Node<'_, J>) -> Option<&'static str> {
    let style = item.get("textStyle")?;
    let styles = root.get("textStyles");
    let name = string(&style, "");
    let shared = styles.as_ref().and_then(|styles| styles.child(&name));
    let style = shared.as_ref().unwrap_or(&style);
    let font =
        string(style, "fontName") + &string(style, "fontWeight") + &string(style, "fontStyle");
    if ["Bold", "bold", "600", "700", "800", "900"].iter().any(|it| fields::contains(&font, it)) {
        return Some("strong");
    }
    ["Italic", "italic", "blique"].iter().any(|it| fields::contains(&font, it)).then_some("em")
}
