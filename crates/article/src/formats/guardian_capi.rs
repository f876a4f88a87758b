//! The Guardian's Content API
//! (`content.guardianapis.com/PATH?show-fields=all&show-blocks=all&show-elements=all&show-tags=all`): an item,
//! or the results of a search. Fields about the staff are never read.

use super::{
    adapter::{Adapter, Own, Paths},
    fields::{self, is_false},
    parts::{self, each_name, picture},
    template::{Grammar, Markup, Row, Writer, candidate, string, unknown},
};
use crate::{
    Article, Author, Block, Flow, IssueCode, Named, Story, Update,
    context::Context,
    json::Json,
    node::Node,
    text::{trim, whole},
    url::Purpose,
};

const PATHS: Paths = Paths {
    stories: "response.content|response.results|content|results|",
    related: "response.relatedContent|response.storyPackage|response.editorsPicks",
    id: "id",
    url: "webUrl",
    headline: "fields.headline|webTitle",
    standfirst: "fields.standfirst|fields.trailText",
    body: "fields.body",
    published: "webPublicationDate|fields.firstPublicationDate",
    updated: "fields.lastModified|blocks.body[0].lastModifiedDate",
    language: "fields.lang",
    source: "fields.publication",
    ..Paths::NONE
};

const ROWS: &[Row] = &[
    ("text", "", "{!textTypeData.html}"),
    // Here as blocks have them, and as the older `elements` do.
    (
        "image",
        "assets[0]",
        "<figure><img{@files}{alt=imageTypeData.alt|assets[0].typeData.altText}>\
         <figcaption>{!imageTypeData.caption|assets[0].typeData.caption}\
         <span class=credit>{imageTypeData.credit|assets[0].typeData.credit}</span></figcaption></figure>",
    ),
    (
        "cartoon",
        "",
        "<figure><img{src=cartoonTypeData.variants[0].images[0].file}{alt=cartoonTypeData.alt}>\
         <figcaption>{!cartoonTypeData.caption}\
         <span class=credit>{cartoonTypeData.credit}</span></figcaption></figure>",
    ),
    ("list", "", "{*listTypeData.items}"),
    ("timeline", "", "{*timelineTypeData.sections}"),
    ("contentatom", "", "{@atom}"),
    (
        "pullquote",
        "",
        "<blockquote class=pullquote>{!pullquoteTypeData.html}<cite>{pullquoteTypeData.attribution}</cite></blockquote>",
    ),
    (
        "rich-link",
        "",
        "<p><a{href=richLinkTypeData.url|richLinkTypeData.originalUrl}>{richLinkTypeData.linkText}</a></p>",
    ),
    ("code", "", "<pre>{!codeTypeData.html}</pre>"),
    (
        "comment",
        "",
        "<blockquote>{!commentTypeData.html}<cite>{commentTypeData.authorName}</cite></blockquote>",
    ),
    ("audio", "assets[0].file", "<audio{src=assets[0].file}{title=audioTypeData.title}></audio>"),
    (
        "video",
        "videoTypeData.originalUrl|videoTypeData.url",
        "<iframe{src=videoTypeData.originalUrl|videoTypeData.url}{title=videoTypeData.title}></iframe>",
    ),
    (
        "interactive",
        "interactiveTypeData.iframeUrl|interactiveTypeData.originalUrl",
        "<iframe{src=interactiveTypeData.iframeUrl|interactiveTypeData.originalUrl}{title=interactiveTypeData.alt}></iframe>",
    ),
    // Tweets, embeds, maps, witness …: what each says stands in an object named after it.
    ("*", "elements", "<h3>{title}</h3>{*elements}"),
    ("*", "events", "<h3>{title}</h3>{*events}"),
    ("*", "body", "<h3>{date} {title}</h3>{*body}"),
    ("*", "", "{@data}"),
];

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { detects: Some(detects), withheld, own, ..Adapter::new(&PATHS, is) }
}

#[inline(never)]
fn own<J: Json>() -> Own<J> {
    Own { body, finish, card }
}

fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "type", subkind: "-", rows: ROWS, marks: &[], part }
}

fn detects<J: Json>(root: &Node<'_, J>) -> bool {
    root.get("response.status").is_some() || is(root)
}

fn is<J: Json>(node: &Node<'_, J>) -> bool {
    node.get("webTitle").is_some() && node.get("webUrl|apiUrl|webPublicationDate").is_some()
}

/// What was taken down leaves an item without its content.
fn withheld<J: Json>(node: &Node<'_, J>, _: &Context<'_>) -> Option<&'static str> {
    let gone = ["isGone", "isExpired"].into_iter().any(|name| is_true(node, name));
    gone.then_some("the publisher has taken this item down")
}

/// Fields are strings, also those that are not.
fn is_true<J: Json>(node: &Node<'_, J>, path: &str) -> bool {
    node.get(path).is_some_and(|field| field.value.is_true()) || string(node, path) == "true"
}

fn body<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    adapter: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    let mut flow = Flow::new();
    let writer = Writer { grammar: &grammar(), root };
    // Where only some blocks were asked for, they stand under the words by which they were.
    let asked = node.get("blocks.requestedBodyBlocks");
    let is_live = string(node, "type") == "liveblog";
    let name = asked.as_ref().and_then(|asked| asked.value.keys().into_iter().next());
    let asked = asked.as_ref().zip(name.as_ref()).and_then(|(asked, name)| asked.child(name));
    for block in node.get("blocks.body").or(asked).iter().flat_map(Node::items) {
        if block.get("published").is_some_and(|is| is_false(&is)) {
            continue;
        }
        let mut out = Markup::default();
        if !is_live {
            writer.write("<h2>{title}</h2>", &block, &mut out, cx);
        }
        if block.get("elements[0]").is_none() {
            out.0.push_str(&string(&block, "bodyHtml"));
        }
        let mut text = crate::html::flow(&out.0, cx, block.path());
        text.append(&mut writer.read_each(block.get("elements"), cx));
        if is_live {
            let title = fields::content(&block, "title", cx);
            let empty = title.is_empty() && text.is_empty();
            if !empty && cx.take_node(block.path()) {
                text = vec![Block::Update(Update {
                    id: Some(string(&block, "id")).filter(|id| !id.is_empty()),
                    published: cx.date(&block, "firstPublishedDate|publishedDate|createdDate"),
                    title,
                    body: text,
                })];
            }
        }
        flow.append(&mut text);
    }
    if flow.is_empty() {
        flow = fields::flow(node, adapter.paths.body, cx);
    }
    if flow.is_empty() {
        let message = "no text came: `show-blocks=body` or `show-fields=body` asks for it, if your key may have it";
        cx.report(IssueCode::Missing, message, &node.path().field("blocks"));
    }
    flow
}

fn finish<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    if let Some(name) = cx.string(node, "sectionName") {
        let page = ["https://www.theguardian.com/", &string(node, "sectionId")].concat();
        let url = cx.url(&page, Purpose::Link, node.path());
        article.section = Some(Named { name, url });
    }
    each_name(node, "tags", cx, &mut |name, url, tag, cx| match string(tag, "type").as_str() {
        "contributor" => {
            let image = cx.url_of(tag, "bylineImageUrl|bylineLargeImageUrl", Purpose::Media);
            article.authors.push(Author { name, url, image });
        }
        "keyword" => article.tags.push(Named { name, url }),
        _ => {}
    });
    // The printed byline may name more than have a page: as many as there are commas and "and"s, and one.
    let byline = fields::text(node, "fields.byline", cx);
    let named =
        byline.split([' ', ',']).filter(|word| matches!(*word, "" | "and" | "&")).count() + 1;
    if !byline.is_empty() && named > article.authors.len() {
        article.authors = vec![Author { name: byline, url: None, image: None }];
    }
    let writer = Writer { grammar: &grammar(), root };
    let mut lead = writer.read_each(node.get("blocks.main.elements"), cx);
    for item in node.get("elements").iter().flat_map(Node::items) {
        if lead.is_empty() && string(&item, "relation") == "main" {
            lead = writer.read(&item, cx);
        }
    }
    if lead.is_empty() {
        lead = fields::flow(node, "blocks.main.bodyHtml|fields.main", cx);
    }
    article.lead =
        parts::lead(lead).or_else(|| picture(node, "fields.thumbnail", cx).map(Block::Image));
}

fn card<J: Json>(_: &Node<'_, J>, node: &Node<'_, J>, story: &mut Story, cx: &mut Context<'_>) {
    story.live = is_true(node, "fields.liveBloggingNow");
    story.rating = cx.number(node, "fields.starRating", 0..=5).map(|stars| stars as f64);
}

fn part<J: Json>(
    writer: &Writer<'_, J>,
    name: &str,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    if name == "files" {
        return files(node, out);
    }
    if name == "atom" && cx.take_link() {
        let id = string(node, "contentAtomTypeData.atomId");
        let atoms = writer.root.get("response.content.atoms|content.atoms|atoms");
        // A list for each kind of them.
        for (atoms, kind) in atoms
            .iter()
            .flat_map(|it| it.value.keys().into_iter().take(20).map(move |kind| (it, kind)))
        {
            for atom in atoms.child(&kind).iter().flat_map(Node::items).take(100) {
                if string(&atom, "id") == id {
                    return out.0.push_str(&string(&atom, "defaultHtml"));
                }
            }
        }
    }
    let key = node.value.keys().into_iter().find(|key| key.ends_with("TypeData"));
    let Some(data) = key.as_ref().and_then(|key| node.child(key)) else {
        return unknown(node, &string(node, "type"), false, cx);
    };
    let html = string(&data, "html");
    if !trim(&html).is_empty() {
        return out.0.push_str(&html);
    }
    let text = string(&data, "linkText|title|caption|originalUrl|url");
    if text.is_empty() {
        return unknown(node, &string(node, "type"), false, cx);
    }
    out.0.push_str("<p><a");
    out.attribute("href", &data, "originalUrl|url");
    out.0.push('>');
    out.text(&text);
    out.0.push_str("</a>");
}

/// The files of a picture, of which the widest is the main one.
fn files<J: Json>(node: &Node<'_, J>, out: &mut Markup) {
    let (mut srcset, mut widest) = (String::new(), -1);
    let mut main = Markup::default();
    for asset in node.get("assets").iter().flat_map(Node::items) {
        let size = string(&asset, "typeData.width");
        let src = string(&asset, "typeData.secureFile|file");
        // The original may be far larger than any screen.
        let width = whole(&size).filter(|width| *width < 3_000).unwrap_or(0);
        if width > 0 {
            candidate(&mut srcset, &src, &size);
        }
        if width > widest {
            widest = width;
            main.0.clear();
            main.value("src", &src);
            main.attribute("width", &asset, "typeData.width");
            main.attribute("height", &asset, "typeData.height");
        }
    }
    out.0.push_str(&main.0);
    out.value("srcset", &srcset);
}
