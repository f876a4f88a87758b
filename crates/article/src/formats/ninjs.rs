//! The IPTC's ninjs, versions 1, 2 and 3 (<https://iptc.org/standards/ninjs/>), as news agencies send it, and as
//! Superdesk writes it (`guid` in place of `uri`).

use super::{
    adapter::{Adapter, Own, Paths},
    fields,
    template::{Grammar, Markup, Row, Writer, candidate, string},
};
use crate::{
    Article, Block, Flow, Related, SafeUrl, Story, Timestamp, context::Context, excerpt::excerpt,
    json::Json, node::Node, text::whole, url::Purpose,
};

const PATHS: Paths = Paths {
    stories: "items|results|_items|data.items|",
    id: "uri|guid",
    published: "firstCreated|firstcreated|contentCreated|contentcreated|versionCreated|versioncreated",
    updated: "versionCreated|versioncreated",
    language: "language",
    place: "located",
    authors: "by|byline|authors",
    section: "service",
    tags: "subjects|subject",
    source: "copyrightHolder|copyrightholder|infoSources|infosources|infosource",
    ..Paths::NONE
};

const DESCRIPTION: &str =
    "descriptions[0].value|description_xhtml|description_html|description_text";

const CAPTION: &str = "{@description}\
     <span class=credit>{creditLine|creditline|by|byline|copyrightHolder|copyrightholder}</span>\
     </figcaption></figure>";

const ROWS: &[Row] = &[
    (
        "video",
        "",
        "<figure><video{@media}{title=headlines[0].value|headline}></video><figcaption>{@caption}",
    ),
    (
        "audio",
        "",
        "<figure><audio{@media}{title=headlines[0].value|headline}></audio><figcaption>{@caption}",
    ),
    (
        "*",
        "renditions",
        "<figure><img{@files}{alt=altText|alttext|body_text|headlines[0].value|headline}><figcaption>{@caption}",
    ),
];

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { withheld, own, ..Adapter::new(&PATHS, is) }
}

#[inline(never)]
fn own<J: Json>() -> Own<J> {
    Own { body, finish, ..Own::none() }
}

fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "type", subkind: "-", rows: ROWS, marks: &[], part }
}

fn is<J: Json>(node: &Node<'_, J>) -> bool {
    let text = "headlines|bodies|renditions|headline|body_text|body_xhtml|body_html|descriptions";
    let named = "uri|guid";
    node.get(text).is_some()
        && (node.get("uri").is_some()
            || node.get(named).is_some() && node.get(PATHS.updated).is_some())
}

fn withheld<J: Json>(node: &Node<'_, J>, cx: &Context<'_>) -> Option<&'static str> {
    let status = string(node, "pubStatus|pubstatus").to_ascii_lowercase();
    if fields::contains(&status, "cancel") {
        return Some("the agency has cancelled this item");
    }
    if fields::contains(&status, "withheld") {
        return Some("the agency withholds this item");
    }
    let until = string(node, "embargoed");
    let date = Timestamp::parse(&until).map(|date| date.order_ms());
    // One that cannot be read may be still to come.
    let over = until.is_empty() || date.is_some_and(|date| date <= cx.now());
    (!over).then_some("the item is under embargo until a later time")
}

/// The best of the texts: HTML, XHTML, then plain text. NITF is never shown raw.
fn body<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    _: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    let mut flow = Flow::new();
    for path in ["body_html", "body_xhtml", "body_text"] {
        if flow.is_empty() {
            flow = fields::prose(node, path, cx);
        }
    }
    let bodies = node.get("bodies|body");
    for (kind, name) in [("html", ""), ("plain", "text")] {
        for body in bodies.iter().flat_map(Node::items) {
            let said = string(&body, "contentType|contenttype|name|role");
            if flow.is_empty() && (fields::contains(&said, kind) || said == name) {
                flow = fields::prose(&body, "value", cx);
            }
        }
    }
    // The first picture is the lead picture, and not to be seen twice; others may stand in the text already.
    let writer = Writer { grammar: &grammar(), root };
    for (at, media) in media(node, cx, 100).iter().enumerate() {
        let files: Vec<String> =
            values(media, "renditions").iter().take(50).map(|file| string(file, "href")).collect();
        let again = |block: &Block| match block {
            Block::Image(image) => files.iter().any(|file| file == image.src.as_str()),
            _ => false,
        };
        if at == 0 {
            flow.retain(|block| !again(block));
        } else if !flow.iter().take(1_000).any(again) {
            flow.append(&mut writer.read(media, cx));
        }
    }
    flow
}

fn finish<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    article.headline = headline(node, cx);
    article.standfirst = fields::prose(node, DESCRIPTION, cx);
    if let Some(main) = main(node, "descriptions|description") {
        article.standfirst = fields::prose(&main, "value", cx);
    }
    article.url = page(node, cx);
    if let Some(media) = media(node, cx, 1).first() {
        article.lead = Writer { grammar: &grammar(), root }.lead(media, cx);
    }
    if article.lead.is_some() && is_media(node) {
        // It is the picture's caption.
        article.standfirst = Flow::new();
    }
    let mut stories = Vec::new();
    for item in values(node, "associations").iter().take(500) {
        if matches!(string(item, "type").as_str(), "text" | "composite")
            && withheld(item, cx).is_none()
        {
            stories.push(Story {
                id: cx.string(item, "uri|guid"),
                url: page(item, cx),
                headline: headline(item, cx),
                excerpt: excerpt(&fields::text(item, DESCRIPTION, cx)),
                ..Story::default()
            });
        }
    }
    article.related = Some(Related { heading: None, stories });
}

/// The address of an item's page, if that is what its name is.
fn page<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<SafeUrl> {
    let id = cx.string(node, PATHS.id).filter(|id| id.starts_with("http"))?;
    cx.url(&id, Purpose::Media, node.path())
}

/// The headline; of several the main one.
fn headline<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> String {
    match main(node, "headlines|headline") {
        Some(main) => fields::text(&main, "value", cx),
        None => fields::text(node, "headline|title", cx),
    }
}

/// Of several texts for the same that for readers, else the first.
fn main<'a, J: Json>(node: &'a Node<'_, J>, field: &'a str) -> Option<Node<'a, J>> {
    let list = node.get(field)?.value;
    let role = |text: &J| text.walk("role").or_else(|| text.walk("name"))?.string();
    let mut texts = (0..list.len()).filter_map(|at| list.at(at));
    let mains = ["main", "text", "caption", "summary"];
    let main = texts.find(|text| role(text).is_some_and(|role| mains.contains(&role.as_str())));
    Some(node.child_of(main.or_else(|| list.at(0))?, field))
}

fn is_media<J: Json>(node: &Node<'_, J>) -> bool {
    let kind = string(node, "type");
    node.get("renditions").is_some()
        && matches!(kind.as_str(), "" | "picture" | "graphic" | "video" | "audio")
}

/// The pictures and films that an item is, or that come with it.
fn media<'a, J: Json>(node: &'a Node<'_, J>, cx: &Context<'_>, most: usize) -> Vec<Node<'a, J>> {
    let mut found = Vec::new();
    if is_media(node) {
        found.push(node.clone());
    }
    found.extend(values(node, "associations"));
    found.retain(|item| is_media(item) && withheld(item, cx).is_none());
    found.truncate(most);
    found
}

/// The values of a field: those of an array, or of an object, by whose names older versions tell them apart. What
/// is named as the main one comes first.
fn values<'a, J: Json>(node: &'a Node<'_, J>, field: &'a str) -> Vec<Node<'a, J>> {
    let mut found = Vec::new();
    if let Some(list) = node.value.walk(field) {
        for at in 0..list.len() {
            found.extend(list.at(at).map(|value| node.child_of(value, field)));
        }
        let names = list.keys();
        for first in [true, false] {
            for name in &names {
                if matches!(name.as_str(), "featuremedia" | "mainpic") == first {
                    found.extend(list.get(name).map(|value| node.child_of(value, field)));
                }
            }
        }
    }
    found
}

fn part<J: Json>(
    writer: &Writer<'_, J>,
    name: &str,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    match name {
        "caption" => return writer.write(CAPTION, node, out, cx),
        "description" => {
            let main = main(node, "descriptions|description");
            let text = main.map_or(string(node, DESCRIPTION), |main| string(&main, "value"));
            return out.0.push_str(&text);
        }
        _ => {}
    }
    let wanted = if name == "media" { string(node, "type") } else { "image".to_owned() };
    let files = values(node, "renditions");
    let mut found: Option<(i64, i64, &Node<'_, J>)> = None;
    let mut all = Vec::new();
    for file in files.iter().take(50) {
        let kind = string(file, "contentType|mimetype|contenttype|mimeType");
        if !kind.is_empty() && !kind.starts_with(&wanted) {
            if name == "media" && kind.starts_with("image/") {
                out.attribute("poster", file, "href");
            }
            continue;
        }
        let size = |name| whole(&string(file, name)).unwrap_or(0).clamp(0, 100_000);
        let (width, height) = (size("width"), size("height"));
        all.push((width, height, file));
        // The widest that screens need.
        let fits = |width: i64| if width <= 2_000 { width } else { -width };
        if found.is_none_or(|(best, ..)| fits(width) > fits(best)) {
            found = Some((width, height, file));
        }
    }
    let Some((width, height, main)) = found else { return };
    out.attribute("src", main, "href");
    out.attribute("width", main, "width");
    out.attribute("height", main, "height");
    if name == "media" {
        return;
    }
    // Files of other proportions show a part of it.
    let mut srcset = String::new();
    for (wide, high, file) in all {
        let (across, down) = (width * high, height * wide);
        if (1..=2_000).contains(&wide) && (across - down).abs() * 100 <= across {
            candidate(&mut srcset, &string(file, "href"), &string(file, "width"));
        }
    }
    out.value("srcset", &srcset);
}
