//! The BBC's articles as its Optimo system gives them: bare (`metadata`, `content.model.blocks`), or as the pages
//! have them (`data.article`). Every block has a `type` and a `model`, mostly with blocks in it.

use super::{
    adapter::{Adapter, Paths, each_name},
    template::{Grammar, Markup, Row, Writer, string},
};
use crate::{
    Article, Author, Flow, Named, Source,
    context::Context,
    html,
    json::Json,
    node::Node,
    text::{trim, whole},
    url::Purpose,
};

const PATHS: Paths = Paths {
    stories: "data.article|data|",
    id: "metadata.id|metadata.locators.optimoUrn",
    url: "metadata.locators.canonicalUrl|metadata.canonicalUrl",
    headline: "promo.headlines.headline|promo.headlines.seoHeadline",
    standfirst: "promo.summary",
    published: "metadata.firstPublished",
    updated: "metadata.lastPublished|metadata.lastUpdated",
    language: "metadata.passport.language|metadata.language",
    section: "metadata.passport.category.categoryName|metadata.section",
    tags: "metadata.topics|metadata.tags.about",
    ..Paths::NONE
};

/// Where pictures are cut to size, by the width that is asked for.
const PICTURES: &str = "https://ichef.bbci.co.uk/news/";

const ROWS: &[Row] = &[
    ("text", "", "{*model.blocks}"),
    ("paragraph introduction", "", "<p>{*model.blocks}</p>"),
    ("subheadline crosshead", "", "<h2>{*model.blocks}</h2>"),
    ("unorderedList", "", "<ul>{*model.blocks}</ul>"),
    ("orderedList", "", "<ol>{*model.blocks}</ol>"),
    ("listItem", "", "<li>{*model.blocks}</li>"),
    ("blockquote quote", "", "<blockquote>{*model.blocks}</blockquote>"),
    ("pullQuote", "", "<blockquote class=pullquote>{*model.blocks}</blockquote>"),
    ("inline", "", "<span{lang=model.language}>{*model.blocks}</span>"),
    ("urlLink", "", "<a{href=model.locator}>{*model.blocks}</a>"),
    ("fragment", "", "{@marks}"),
    ("divider", "", "<hr>"),
    // The parts of a picture come as blocks in any order: each is written where it belongs.
    ("image", "", "<figure>{@picture}<figcaption>{@caption}</figcaption></figure>"),
    (
        "social socialEmbed embed embedHtml oEmbed include",
        "model.href|model.locator|model.url|model.embed.oembed.url",
        "<iframe{src=model.href|model.locator|model.url|model.embed.oembed.url}{title=model.title}></iframe>",
    ),
    ("social socialEmbed embed", "model.blocks", "{*model.blocks}"),
    (
        "aresMediaMetadata mediaMetadata",
        "",
        "<iframe{@programme}{title=model.title|model.subType}></iframe>",
    ),
    ("video audio aresMedia liveMedia media", "", "{*model.blocks}"),
    // What belongs to the page, not to the story.
    (
        "headline timestamp byline mpu wsoj advertisement relatedContent links podcastPromo topStories mostRead \
         visuallyHiddenHeadline altText caption rawImage",
        "",
        "",
    ),
    ("?", "", "<p>{*model.blocks}{model.text}</p>"),
];

const MARKS: &[(&str, &str)] = &[
    ("bold", "strong"),
    ("italic", "em"),
    ("underline", "u"),
    ("superscript", "sup"),
    ("subscript", "sub"),
    ("strikethrough", "s"),
];

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { body, finish, ..Adapter::new(&PATHS, is) }
}

fn grammar<J: Json>() -> Grammar<J> {
    Grammar { kind: "type", subkind: "-", rows: ROWS, marks: MARKS, part }
}

fn is<J: Json>(node: &Node<'_, J>) -> bool {
    node.get("metadata").is_some() && node.get("content.model.blocks").is_some()
}

fn body<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    _: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    Writer { grammar: &grammar(), root }.read_each(node.get("content.model.blocks"), cx)
}

fn finish<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    let writer = Writer { grammar: &grammar(), root };
    let headline = text_of(&writer, node, "content", "headline", cx);
    if !headline.is_empty() {
        article.headline = headline;
    }
    for block in node.get("content.model.blocks").iter().flat_map(Node::items) {
        if string(&block, "type") == "byline" {
            for author in block.get("model.blocks").iter().flat_map(Node::items) {
                let name = text_of(&writer, &author, "", "name", cx);
                if !name.is_empty() {
                    article.authors.push(Author { name, url: None, image: None });
                }
            }
        }
    }
    let uri = string(node, "metadata.locators.assetUri|metadata.assetUri");
    if article.url.is_none() && !uri.is_empty() {
        article.url = cx.url(&["https://www.bbc.com", &uri].concat(), Purpose::Media, node.path());
    }
    each_name(node, "metadata.site.name", cx, &mut |name, url, _, _| {
        article.source = Some(Source { name, url, logo: None, licence: None });
    });
    article.section = article.section.take().filter(|section: &Named| !section.name.is_empty());
}

/// The text of the first block of that kind among those of a model.
fn text_of<J: Json>(
    writer: &Writer<'_, J>,
    node: &Node<'_, J>,
    path: &str,
    kind: &str,
    cx: &mut Context<'_>,
) -> String {
    let mut out = Markup::default();
    if let Some(model) = node.get(path) {
        for block in model.get("model.blocks").iter().flat_map(Node::items) {
            if string(&block, "type") == kind {
                writer.write("{*model.blocks}", &block, &mut out, cx);
                break;
            }
        }
    }
    html::plain(&out.0)
}

fn part<J: Json>(
    writer: &Writer<'_, J>,
    name: &str,
    node: &Node<'_, J>,
    out: &mut Markup,
    cx: &mut Context<'_>,
) {
    match name {
        "marks" => {
            let text = string(node, "model.text");
            writer.marked(&text, node.get("model.attributes"), &|_| None, out);
        }
        "picture" => {
            let alt = text_of(writer, node, "", "altText", cx);
            for block in node.get("model.blocks").iter().flat_map(Node::items) {
                if string(&block, "type") == "rawImage" {
                    file(&block, &alt, out);
                }
            }
        }
        "caption" => {
            for block in node.get("model.blocks").iter().flat_map(Node::items) {
                match string(&block, "type").as_str() {
                    "caption" => writer.write("{*model.blocks}", &block, out, cx),
                    "rawImage" => {
                        let credit = "<span class=credit>{model.copyrightHolder}</span>";
                        writer.write(credit, &block, out, cx);
                    }
                    _ => {}
                }
            }
        }
        // Films and sounds need the BBC's own player; this is their page.
        _ => {
            let id = string(node, "model.id|model.versions[0].versionId");
            out.value("src", &["https://www.bbc.co.uk/programmes/", trim(&id)].concat());
        }
    }
}

/// A picture's file: in several widths, or as it is where it is kept elsewhere.
fn file<J: Json>(node: &Node<'_, J>, alt: &str, out: &mut Markup) {
    let locator = string(node, "model.locator");
    let origin = string(node, "model.originCode");
    let most = whole(&string(node, "model.width")).unwrap_or(0).max(240);
    let (mut src, mut srcset) = (locator.clone(), String::new());
    if matches!(origin.as_str(), "pips" | "mpv") {
        src.insert_str(0, "https://");
    } else if !locator.starts_with("http") {
        for width in ["240", "480", "800", "1024"] {
            if whole(width) <= Some(most) {
                src = [PICTURES, width, "/", &origin, "/", &locator].concat();
                srcset.extend([src.as_str(), " ", width, "w,"]);
            }
        }
    }
    out.0.push_str("<img");
    out.value("src", &src);
    out.value("srcset", &srcset);
    out.value("alt", alt);
    out.attribute("width", node, "model.width");
    out.attribute("height", node, "model.height");
    out.0.push('>');
}
