//! The IPTC's ninjs, versions 1, 2 and 3 (<https://iptc.org/standards/ninjs/>), as news agencies send it.

use super::{
    adapter::{Adapter, Paths},
    fields,
    template::{Grammar, Markup, Row, Writer, string},
};
use crate::{Article, Flow, Timestamp, context::Context, json::Json, node::Node, url::Purpose};

const PATHS: Paths = Paths {
    stories: "items|results|",
    id: "uri",
    headline: "headlines[0].value|headline|title",
    standfirst: "descriptions[0].value|description_xhtml|description_html|description_text",
    published: "firstCreated|firstcreated|contentCreated|contentcreated|versionCreated|versioncreated",
    updated: "versionCreated|versioncreated",
    language: "language",
    place: "located",
    authors: "by|byline",
    tags: "subjects|subject",
    source: "infosources|infosource|copyrightHolder|copyrightholder",
    ..Paths::NONE
};

const ROWS: &[Row] = &[(
    "*",
    "renditions",
    "<figure><img{@files}{alt=altText|alttext|headlines[0].value|headline}><figcaption>\
     {!descriptions[0].value|description_xhtml|description_text}\
     <span class=credit>{by|byline|copyrightHolder}</span></figcaption></figure>",
)];

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { withheld, body, finish, ..Adapter::new(&PATHS, is) }
}

fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "-", subkind: "-", rows: ROWS, marks: &[], part: files }
}

fn is<J: Json>(node: &Node<'_, J>) -> bool {
    let text = "headlines|bodies|renditions|headline|body_text|body_xhtml|body_html|descriptions";
    node.get("uri").is_some() && node.get(text).is_some()
}

fn withheld<J: Json>(node: &Node<'_, J>, cx: &Context<'_>) -> Option<&'static str> {
    match string(node, "pubStatus|pubstatus").as_str() {
        "canceled" | "cancelled" => return Some("the agency has cancelled this item"),
        "withheld" => return Some("the agency withholds this item"),
        _ => {}
    }
    let until = Timestamp::parse(&string(node, "embargoed"));
    let until = until.map(|date| date.epoch_ms().unwrap_or(date.local_ms()));
    (until > Some(cx.now())).then_some("the item is under embargo until a later time")
}

/// The best of the texts: HTML, XHTML, then plain text. NITF is never shown raw.
fn body<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    _: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    let mut flow = fields::prose(node, "body_html|body_xhtml|body_text", cx);
    for kind in ["html", "text/plain"] {
        for body in node.get("bodies").iter().flat_map(Node::items) {
            if flow.is_empty() && fields::contains(&string(&body, "contentType|contenttype"), kind)
            {
                flow = fields::prose(&body, "value", cx);
            }
        }
    }
    // The first picture is the lead picture.
    let writer = Writer { grammar: &grammar(), root };
    for image in pictures(node, "associations", 100).iter().skip(1) {
        flow.append(&mut writer.read(image, cx));
    }
    flow
}

fn finish<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    let page = article.id.as_deref().filter(|id| id.starts_with("http"));
    article.url = page.and_then(|page| cx.url(page, Purpose::Media, node.path()));
    if let Some(image) = pictures(node, "associations", 1).first() {
        let writer = Writer { grammar: &grammar(), root };
        article.lead = writer.read(image, cx).into_iter().next();
    }
}

/// The pictures that come with an item.
fn pictures<'a, J: Json>(node: &'a Node<'_, J>, field: &'a str, most: usize) -> Vec<Node<'a, J>> {
    let mut found = values(node, field);
    found.retain(|image| {
        let kind = string(image, "type");
        image.get("renditions").is_some() && matches!(kind.as_str(), "" | "picture" | "graphic")
    });
    found.truncate(most);
    found
}

/// The values of a field: those of an array, or of an object, by whose names older versions tell them apart.
fn values<'a, J: Json>(node: &'a Node<'_, J>, field: &'a str) -> Vec<Node<'a, J>> {
    let mut found = Vec::new();
    if let Some(list) = node.value.walk(field) {
        for at in 0..list.len() {
            found.extend(list.at(at).map(|value| node.child_of(value, field)));
        }
        for key in list.keys() {
            found.extend(list.get(&key).map(|value| node.child_of(value, field)));
        }
    }
    found
}

/// A picture's files, of which the widest that screens need is the main one.
fn files<J: Json>(
    _: &Writer<'_, J>,
    _: &str,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    let (mut widest, mut main, mut srcset) = (-1, Markup::default(), String::new());
    for file in values(node, "renditions").iter().take(50) {
        let kind = string(file, "contentType|mimetype|contenttype");
        let width = cx.number(file, "width", 0..=100_000).unwrap_or(0);
        if !kind.is_empty() && !kind.starts_with("image/") {
            continue;
        }
        let fits = width <= 2_000;
        if fits && width > 0 {
            srcset.extend([string(file, "href").as_str(), " ", &string(file, "width"), "w,"]);
        }
        if main.0.is_empty() || (fits && width > widest) {
            widest = if fits { width } else { -1 };
            main.0.clear();
            main.attribute("src", file, "href");
            main.attribute("width", file, "width");
            main.attribute("height", file, "height");
        }
    }
    out.0.push_str(&main.0);
    out.value("srcset", &srcset);
}
