//! Arc XP's ANS, versions 0.5 to 0.10 (<https://github.com/washingtonpost/ans-schema>): a story, a collection,
//! a feed of the content API.

use super::{
    adapter::{Adapter, Own, Paths},
    fields::{self, is_false},
    parts::correction,
    template::{Grammar, Markup, Row, Writer, string},
};
use crate::{
    Article, Block, CalloutKind, Flow, Timestamp, context::Context, json::Json, node::Node,
};

const PATHS: Paths = Paths {
    stories: "content_elements|results|",
    related: "related_content.basic",
    id: "_id",
    url: "canonical_url|website_url",
    headline: "headlines.basic|headlines.web|headlines.mobile",
    standfirst: "subheadlines.basic|description.basic",
    published: "display_date|first_publish_date|publish_date",
    updated: "last_updated_date",
    language: "language",
    place: "dateline|location",
    authors: "credits.by",
    section: "taxonomy.primary_section|taxonomy.sections|taxonomy.primary_site|taxonomy.sites",
    tags: "taxonomy.tags",
    source: "distributor.name",
    ..Paths::NONE
};

const ROWS: &[Row] = &[
    ("text paragraph", "", "<p>{!content}</p>"),
    ("header", "level", "<h{level}>{!content}</h{level}>"),
    ("header", "", "<h2>{!content}</h2>"),
    ("list.ordered", "", "<ol>{*li items}</ol>"),
    ("list", "", "<ul>{*li items}</ul>"),
    (
        "quote.pullquote",
        "",
        "<blockquote class=pullquote>{!content}{*content_elements}<cite>{!citation.content}</cite></blockquote>",
    ),
    (
        "quote blockquote",
        "",
        "<blockquote>{!content}{*content_elements}<cite>{!citation.content}</cite></blockquote>",
    ),
    (
        "image",
        "",
        "<figure><img{src=url}{alt=alt_text|additional_properties.alt_text}{width=width}{height=height}>\
         <figcaption>{!caption|subtitle}<span class=credit>{@credit}</span></figcaption></figure>",
    ),
    ("gallery", "", "<div class=gallery>{*content_elements}</div>"),
    (
        "video",
        "streams[0]",
        "<figure><video{@stream}{poster=promo_items.basic.url|promo_image.url}{title=headlines.basic}>{@tracks}</video>\
         <figcaption>{!description.basic}</figcaption></figure>",
    ),
    ("video", "embed_html|embed.html", "{!embed_html|embed.html}"),
    ("divider", "", "<hr>"),
    ("code", "", "<pre>\n{!content}</pre>"),
    ("raw_html html", "", "{!content}"),
    ("table", "", "<table><tr>{*th header}</tr>{*td rows}</table>"),
    (
        "audio",
        "source_url|streams[0].url",
        "<audio{src=source_url|streams[0].url}{title=headlines.basic}></audio>",
    ),
    ("oembed_response oembed", "", "{@oembed}"),
    (
        "interstitial_link story video",
        "",
        "<p><a{href=url|canonical_url}>{!content|headlines.basic|url}</a></p>",
    ),
    ("link_list", "", "<h3>{!title}</h3><ul>{*li items}</ul>"),
    ("element_group", "", "<h3>{!title}</h3>{*content_elements}"),
    ("numeric_rating", "", "<p>{numeric_rating}/{max} {units}</p>"),
    ("endorsement", "", "<p>{endorsement}</p>"),
    ("correction", "", ""),
    ("?", "content", "<p>{!content}</p>"),
    ("?", "", "<p>{!referent.referent_properties.headlines.basic}</p>"),
];

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { detects: Some(detects), withheld, own, ..Adapter::new(&PATHS, is) }
}

#[inline(never)]
fn own<J: Json>() -> Own<J> {
    Own { body, finish, ..Own::none() }
}

fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "type", subkind: "list_type|subtype", rows: ROWS, marks: &[], part }
}

/// A list, which may be an empty one, a story that may lack its text, or stories without their wrapping.
fn detects<J: Json>(root: &Node<'_, J>) -> bool {
    let told = |node: &Node<'_, J>| node.get("headlines.basic").is_some();
    root.get("content_elements").is_some() && root.get("type|_id|canonical_url|count").is_some()
        || told(root)
        || root.items().any(|item| told(&item))
}

/// A draft is what an editor sees; an embargo may have no end.
fn withheld<J: Json>(node: &Node<'_, J>, cx: &Context<'_>) -> Option<&'static str> {
    if node.get("revision.published").is_some_and(|is| is_false(&is)) {
        return Some("the story is a draft");
    }
    let embargo = node.get("content_restrictions.embargo")?;
    let active = embargo.get("active").is_some_and(|is| is.value.is_true());
    let end = Timestamp::parse(&string(&embargo, "end_time"));
    let over = end.is_some_and(|end| end.order_ms() <= cx.now());
    (active && !over).then_some("the story is under embargo")
}

/// A story, a video, a gallery. A collection is a list, unless it only refers to stories that are elsewhere.
fn is<J: Json>(node: &Node<'_, J>) -> bool {
    let kind = string(node, "type");
    let list = matches!(kind.as_str(), "collection" | "results");
    let told = |item: Node<'_, J>| item.get("headlines").is_some();
    node.get("headlines").is_some()
        && !(list && node.get("content_elements").iter().flat_map(Node::items).any(told))
}

fn body<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    _: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    let writer = Writer { grammar: &grammar(), root };
    let mut flow = Flow::new();
    for list in ["corrections", "content_elements"] {
        for item in node.get(list).iter().flat_map(Node::items) {
            if string(&item, "type") == "correction" {
                let kind = CalloutKind::from_name(&string(&item, "correction_type"));
                correction(&item, "text|content", kind, &mut flow, cx);
            }
        }
    }
    correction(node, "editor_note", Some(CalloutKind::Note), &mut flow, cx);
    flow.append(&mut writer.read_each(node.get("content_elements"), cx));
    flow
}

fn finish<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    let writer = Writer { grammar: &grammar(), root };
    // A video or a sound has no text, but files; what it shows is said below the headline.
    if node.get("streams[0]|source_url").is_some() {
        article.lead = writer.lead(node, cx);
        if let Some(Block::Video(video)) = &mut article.lead {
            video.caption.clear();
        }
    }
    for path in ["promo_items.lead_art", "promo_items.basic", "promo_image"] {
        if let Some(promo) = node.get(path).filter(|_| article.lead.is_none()) {
            article.lead = writer.lead(&promo, cx);
        }
    }
}

fn part<J: Json>(
    _: &Writer<'_, J>,
    name: &str,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    match name {
        "stream" => return stream(node, out, cx),
        "credit" => return credit(node, out),
        "tracks" => return tracks(node, out),
        _ => {}
    }
    // What a provider made has words or a player in it, or needs a script: then its page.
    let html = string(node, "raw_oembed.html");
    if fields::contains(&html, "<iframe") || fields::contains(&html, "<blockquote") {
        return out.0.push_str(&html);
    }
    out.0.push_str("<iframe");
    out.attribute("src", node, "raw_oembed.url|raw_oembed._id|referent.id");
    out.attribute("title", node, "raw_oembed.title");
    out.0.push_str("></iframe>");
}

/// Subtitles, of which browsers take one kind.
fn tracks<J: Json>(node: &Node<'_, J>, out: &mut Markup) {
    for file in node.get("subtitles.urls|subtitles.subtitlesUrls").iter().flat_map(Node::items) {
        if string(&file, "format") == "WEB_VTT" {
            out.0.push_str("<track");
            out.attribute("src", &file, "url");
            out.0.push('>');
        }
    }
}

/// Who made a picture: as it is to be printed, else everybody.
fn credit<J: Json>(node: &Node<'_, J>, out: &mut Markup) {
    let from = out.0.len();
    for path in ["vanity_credits.by|credits.by", "vanity_credits.affiliation|credits.affiliation"] {
        for who in node.get(path).iter().flat_map(Node::items) {
            let name = string(&who, "name|byline");
            if out.0.len() > from && !name.is_empty() {
                out.0.push_str(" / ");
            }
            out.text(&name);
        }
    }
}

/// The file of a video that suits most: the widest up to full HD that every browser plays.
fn stream<J: Json>(node: &Node<'_, J>, out: &mut Markup, cx: &mut Context<'_>) {
    let (mut widest, mut best) = (-1, String::new());
    for stream in node.get("streams").iter().flat_map(Node::items) {
        let kind = string(&stream, "stream_type");
        let width = cx.number(&stream, "width", 0..=100_000).unwrap_or(0);
        if (kind.is_empty() || kind == "mp4") && widest < width && width <= 1_920 {
            (widest, best) = (width, string(&stream, "url"));
        }
    }
    out.value("src", &best);
}
