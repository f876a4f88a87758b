//! Apple News Format (<https://developer.apple.com/documentation/apple_news/apple-news-format>). What is layout
//! and style is passed over; pictures inside the bundle (`bundle://`) are not to be had from outside.

use super::{
    adapter::{Adapter, Own, Paths},
    fields, markdown,
    parts::picture,
    template::{Grammar, Markup, Row, Writer, string},
};
use crate::{
    Article, Author, Block, Flow, Story, content,
    context::Context,
    fields::words,
    json::{Json, Kind},
    node::Node,
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
    plain: true,
    ..Paths::NONE
};

const ROWS: &[Row] = &[
    // The head of the article, and what is no part of the story.
    (
        "byline author logo banner_advertisement medium_rectangle_advertisement replica_advertisement \
         advertisement flexible_spacer article_thumbnail article_title",
        "",
        "",
    ),
    ("*", "components", ""),
    ("container section chapter header aside", "", ""),
    ("body intro caption illustrator photographer", "", "{@text}"),
    ("title heading1", "", "<h1>{@text}</h1>"),
    ("heading heading2", "", "<h2>{@text}</h2>"),
    ("heading3", "", "<h3>{@text}</h3>"),
    ("heading4 heading5 heading6", "", "<h4>{@text}</h4>"),
    ("quote", "", "<blockquote>{@text}</blockquote>"),
    ("pullquote", "", "<blockquote class=pullquote>{@text}</blockquote>"),
    ("gallery mosaic", "", "<div class=gallery>{*items}</div>"),
    (
        "audio music",
        "",
        "<figure><audio{src=URL}{title=accessibilityCaption}></audio>\
         <figcaption>{@caption}</figcaption></figure>",
    ),
    (
        "video",
        "",
        "<figure><video{src=URL}{poster=stillURL}{title=accessibilityCaption}></video>\
         <figcaption>{@caption}</figcaption></figure>",
    ),
    (
        "tweet instagram facebook_post tiktok embedwebvideo embedvideo podcast",
        "",
        "<iframe{src=URL}{title=caption.text|caption|accessibilityCaption}></iframe>",
    ),
    ("article_link link_button", "", "<p><a{href=URL}>{text|title|URL}</a></p>"),
    ("divider", "", "<hr>"),
    ("htmltable", "", "{!html}"),
    ("datatable", "", "<table><tr>{@header}</tr>{@records}</table>"),
    // A thing in three dimensions, whose own file no browser shows.
    (
        "arkit",
        "stillURL",
        "<figure><img{src=stillURL}{alt=accessibilityCaption}>\
         <figcaption>{@caption}</figcaption></figure>",
    ),
    // Pictures (`photo`, `figure` …), and the items of a gallery, which have no role.
    (
        "*",
        "URL",
        "<figure><img{src=URL}{alt=accessibilityCaption}>\
         <figcaption>{@caption}</figcaption></figure>",
    ),
    ("?", "", "{@text}{@caption}"),
];

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { own, ..Adapter::new(&PATHS, is) }
}

#[inline(never)]
fn own<J: Json>() -> Own<J> {
    Own { body, finish, card }
}

fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "role", subkind: "-", rows: ROWS, marks: &[], part }
}

fn is<J: Json>(node: &Node<'_, J>) -> bool {
    let list = node.get("components");
    list.iter().flat_map(Node::items).any(|item| item.get("role").is_some())
        && node.get("version|identifier|layout|documentStyle").is_some()
}

/// Calls `each` for the components in their order, those inside others after these.
fn components<J: Json>(
    node: &Node<'_, J>,
    cx: &mut Context<'_>,
    each: &mut dyn FnMut(&Node<'_, J>, &mut Context<'_>),
) {
    for item in node.get("components").iter().flat_map(Node::items) {
        let hidden = item.get("hidden").is_some_and(|is| is.value.is_true());
        if !hidden && !fields::contains(&string(&item, "role"), "advertisement") {
            each(&item, cx);
            cx.deeper(item.path(), |cx| components(&item, cx, each));
        }
    }
}

fn body<J: Json>(
    _: &Node<'_, J>,
    node: &Node<'_, J>,
    _: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    let writer = Writer { grammar: &grammar(), root: node };
    let said = ["title", PATHS.standfirst].map(|path| fields::line_of(&string(node, path)));
    let untitled = said.iter().take(1).any(String::is_empty);
    let mut flow = Flow::new();
    components(node, cx, &mut |item, cx| {
        let role = string(item, "role");
        if role == "title" && untitled {
            return;
        }
        flow.append(&mut writer.read(item, cx));
        // What the head of the article says already.
        if let Some(Block::Heading { content, .. } | Block::Paragraph(content)) = flow.last()
            && matches!(role.as_str(), "title" | "intro" | "heading" | "heading1" | "heading2")
            && said.contains(&content::text(content))
        {
            flow.pop();
        }
    });
    flow
}

fn finish<J: Json>(
    _: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    let (mut title, mut byline, mut fill, mut shows) = (String::new(), String::new(), None, false);
    components(node, cx, &mut |item, cx| {
        let role = string(item, "role");
        let text = match role.as_str() {
            "title" => &mut title,
            "byline" | "author" => &mut byline,
            _ => {
                shows |= item.get("URL|items[0].URL").is_some();
                if fill.is_none() && !shows {
                    fill = background(node, item, cx);
                }
                return;
            }
        };
        if text.is_empty() {
            *text = fields::text(item, "text", cx);
        }
    });
    if article.headline.is_empty() {
        article.headline = title;
    }
    if article.authors.is_empty() && !byline.is_empty() {
        article.authors.push(Author { name: byline, url: None, image: None });
    }
    // The picture of the preview does for a story that shows none.
    if fill.is_none() && !shows {
        fill = cx.quietly(|cx| picture(node, "metadata.thumbnailURL", cx)).map(Block::Image);
    }
    article.lead = fill;
}

/// The picture that a header or a section is drawn upon.
fn background<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    cx: &mut Context<'_>,
) -> Option<Block> {
    let own = node.get("style")?;
    let styles = root.get("componentStyles");
    let name = string(&own, "");
    let shared = styles.as_ref().and_then(|styles| styles.child(&name));
    let fill = shared.as_ref().unwrap_or(&own).get("fill")?.value;
    let fill = own.child_of(fill, "fill");
    let path = match string(&fill, "type").as_str() {
        "image" => "URL",
        "video" => "stillURL",
        _ => return None,
    };
    cx.quietly(|cx| picture(&fill, path, cx)).map(Block::Image)
}

fn card<J: Json>(_: &Node<'_, J>, node: &Node<'_, J>, story: &mut Story, cx: &mut Context<'_>) {
    if story.image.is_none() {
        story.image = cx.quietly(|cx| picture(node, "metadata.thumbnailURL", cx));
    }
}

fn part<J: Json>(
    writer: &Writer<'_, J>,
    name: &str,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    let columns = node.get("data.descriptors");
    // Past it nobody could read the table; a search a cell is what that costs.
    let mut columns = columns.iter().flat_map(Node::items).take(100);
    match name {
        "caption" => formatted(writer.root, node.get("caption"), out),
        "header" => columns.for_each(|column| {
            out.tag("th");
            formatted(writer.root, column.get("label"), out);
        }),
        "records" => {
            let keys: Vec<String> = columns.by_ref().map(|it| string(&it, "key")).collect();
            for record in node.get("data.records").iter().flat_map(Node::items) {
                out.tag("tr");
                for key in &keys {
                    if !cx.take_node(record.path()) {
                        return;
                    }
                    out.tag("td");
                    if let Some(cell) = record.child(key) {
                        writer.element(&cell, out, cx);
                    }
                }
            }
        }
        _ => {
            if let Some(text) = node.get("text").filter(|text| words(text).is_none()) {
                cx.wrong_type(&text, "a string");
            }
            formatted(writer.root, Some(node.clone()), out);
        }
    }
}

/// A text with its format, or a bare one.
fn formatted<J: Json>(root: &Node<'_, J>, node: Option<Node<'_, J>>, out: &mut Markup) {
    let Some(node) = node else { return };
    if node.kind() != Kind::Object {
        return out.text(&string(&node, ""));
    }
    let text = string(&node, "text");
    match string(&node, "format").as_str() {
        "html" => out.0.push_str(&text),
        "markdown" => markdown::write(&text, out),
        _ => plain(root, &node, &text, out),
    }
}

/// Plain text, in which blank lines separate paragraphs, with its links (`additions`) and inline styles, which
/// are given by ranges of UTF-16 units.
fn plain<J: Json>(root: &Node<'_, J>, node: &Node<'_, J>, text: &str, out: &mut Markup) {
    // Where a range begins or ends: its tag.
    let mut edges: Vec<(usize, String)> = Vec::new();
    for list in ["additions", "inlineTextStyles"] {
        for item in node.get(list).iter().flat_map(Node::items).take(1_000) {
            let number = |name| item.get(name).and_then(|it| it.value.number()).unwrap_or(0.0);
            let (from, length) = (number("rangeStart") as usize, number("rangeLength") as usize);
            let mut start = Markup::default();
            let end = match style(root, &item) {
                _ if length == 0 => continue,
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
            insert(&mut edges, from, start.0);
            insert(&mut edges, from.saturating_add(length), end.to_owned());
        }
    }
    let mut edges = edges.into_iter().peekable();
    out.tag("p");
    let (mut line, mut at) = (String::new(), 0);
    for letter in text.chars() {
        while let Some((_, tag)) = edges.next_if(|edge| edge.0 <= at) {
            out.text(&std::mem::take(&mut line));
            out.0.push_str(&tag);
        }
        at += letter.len_utf16();
        line.push(letter);
    }
    out.text(&line);
    edges.for_each(|(_, tag)| out.0.push_str(&tag));
    out.tag("/p");
}

/// Puts a tag into its place. Where one ends and another begins, the end comes first.
fn insert(edges: &mut Vec<(usize, String)>, at: usize, tag: String) {
    let order = |at: usize, tag: &str| (at, !tag.starts_with("</"));
    let before = edges.iter().rposition(|(place, other)| order(*place, other) <= order(at, &tag));
    edges.insert(before.map_or(0, |before| before + 1), (at, tag));
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
