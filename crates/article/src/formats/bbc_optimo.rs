//! The BBC's articles as its Optimo system gives them: bare (`metadata`, `content.model.blocks`), or as the pages
//! have them (`data.article`). Every block has a `type` and a `model`, mostly with blocks in it.

use super::{
    adapter::{Adapter, Own, Paths},
    parts::each_name,
    template::{Grammar, Markup, Row, Writer, candidate, string},
};
use crate::{
    Article, Author, Block, Flow, Source, Story, content,
    context::Context,
    html,
    json::Json,
    node::Node,
    stories,
    text::{trim, whole},
    url::Purpose,
};

const PATHS: Paths = Paths {
    stories: "data.article|data|",
    id: "metadata.id|metadata.locators.optimoUrn",
    url: "metadata.locators.canonicalUrl|metadata.canonicalUrl",
    headline: "promo.headlines.headline|promo.headlines.seoHeadline",
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
    ("text gist keyPoints", "", "{@inside}"),
    ("paragraph introduction", "", "<p>{@inside}</p>"),
    ("subheadline crosshead", "", "<h2>{@inside}</h2>"),
    ("unorderedList", "", "<ul>{@inside}</ul>"),
    ("orderedList", "", "<ol>{@inside}</ol>"),
    ("listItem", "", "<li>{@inside}</li>"),
    ("blockquote quote", "", "<blockquote>{@inside}</blockquote>"),
    ("pullQuote", "", "<blockquote class=pullquote>{@inside}</blockquote>"),
    ("inline", "", "<span{lang=model.language}>{@inside}</span>"),
    ("urlLink", "", "<a{href=model.locator}>{@inside}</a>"),
    ("fragment", "", "{@marks}"),
    ("divider", "", "<hr>"),
    // The parts of a picture come as blocks in any order: each is written where it belongs.
    ("image", "", "<figure>{@picture}<figcaption>{@caption}</figcaption></figure>"),
    (
        "social socialEmbed embed embedHtml oEmbed aresOEmbed include",
        "model.href|model.url|model.oembed.url|model.embed.oembed.url",
        "<iframe{src=model.href|model.url|model.oembed.url|model.embed.oembed.url}\
         {title=model.title|model.oembed.title|model.oembed.author_name|model.oembed.provider_name}></iframe>",
    ),
    ("social socialEmbed embed renditions", "model.blocks", "{@inside}"),
    (
        "aresMediaMetadata mediaMetadata",
        "",
        "<iframe{@programme}{title=model.title|model.subType}></iframe>",
    ),
    ("video audio", "", "<figure>{*model.blocks}<figcaption>{@caption}</figcaption></figure>"),
    // With the metadata comes a picture of the player.
    ("aresMedia liveMedia legacyMedia media", "", "{@media}"),
    // What belongs to the page, not to the story.
    (
        "headline timestamp byline mpu wsoj advertisement relatedContent links podcastPromo topStories mostRead \
         recommendations fauxHeadline jumpTo uploader emailSignup electionBanner visuallyHiddenHeadline altText caption rawImage",
        "",
        "",
    ),
    ("?", "", "<p>{@inside}</p>"),
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
    Adapter { own, ..Adapter::new(&PATHS, is) }
}

#[inline(never)]
fn own<J: Json>() -> Own<J> {
    Own { body, finish, card }
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
    let content = node.get("content");
    // A page around a film says it below, and first where nobody sees it.
    for kind in ["fauxHeadline", "visuallyHiddenHeadline", "headline"] {
        if let Some(headline) = content.as_ref().and_then(|content| child(content, kind)) {
            article.headline = said(&writer, &headline, cx);
        }
    }
    if article.headline.is_empty()
        && let Some(headline) = node.get("promo.headlines.promoHeadline")
    {
        article.headline = said(&writer, &headline, cx);
    }
    if let Some(summary) = node.get("promo.summary") {
        let content = content::plain(said(&writer, &summary, cx));
        article.standfirst.extend((!content.is_empty()).then_some(Block::Paragraph(content)));
    }
    let byline = content.as_ref().and_then(|content| child(content, "byline"));
    let byline = byline.as_ref().and_then(|byline| byline.get("model.blocks"));
    for author in byline.iter().flat_map(Node::items) {
        let mut word = |kind| {
            child(&author, kind).map(|it| said(&writer, &it, cx)).filter(|it| !it.is_empty())
        };
        if let Some(name) = word("name") {
            article.authors.push(Author { name, url: None, image: None });
        }
        article.place = article.place.take().or_else(|| word("location"));
    }
    let uri = string(node, "metadata.locators.assetUri|metadata.assetUri");
    if article.url.is_none() && !uri.is_empty() {
        article.url = cx.url(&["https://www.bbc.com", &uri].concat(), Purpose::Media, node.path());
    }
    each_name(node, "metadata.site.name", cx, &mut |name, url, _, _| {
        article.source = Some(Source { name, url, logo: None, licence: None, note: None });
    });
}

/// An article shows its pictures where they stand; a card that of the preview.
fn card<J: Json>(root: &Node<'_, J>, node: &Node<'_, J>, story: &mut Story, cx: &mut Context<'_>) {
    if let Some(image) = node.get("promo.images.defaultPromoImage") {
        let mut out = Markup::default();
        Writer { grammar: &grammar(), root }.write("{@picture}", &image, &mut out, cx);
        let found = html::flow(&out.0, cx, image.path()).into_iter().next();
        story.image = found.as_ref().and_then(stories::picture);
    }
}

/// The first block of that kind inside another.
fn child<'a, J: Json>(node: &'a Node<'_, J>, kind: &str) -> Option<Node<'a, J>> {
    let list = node.value.walk("model.blocks").or_else(|| node.value.walk("blocks"))?;
    let is = |block: &J| block.walk("type").and_then(|it| it.string()).as_deref() == Some(kind);
    let block = (0..list.len()).filter_map(|at| list.at(at)).find(is)?;
    Some(node.child_of(block, "model.blocks"))
}

/// The text of a block, or of what stands for one.
fn said<J: Json>(writer: &Writer<'_, J>, node: &Node<'_, J>, cx: &mut Context<'_>) -> String {
    let mut out = Markup::default();
    writer.write("{@inside}{}", node, &mut out, cx);
    html::line(&out.0, cx, node.path())
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
        "inside" => {
            let inside = if node.get("model.blocks|blocks").is_some() {
                "{*model.blocks|blocks}"
            } else {
                "{model.text|text}"
            };
            writer.write(inside, node, out, cx);
        }
        "picture" => {
            let alt = child(node, "altText").map(|it| said(writer, &it, cx));
            if let Some(block) = child(node, "rawImage") {
                file(&block, &alt.unwrap_or_default(), out);
            }
        }
        "caption" => {
            for (kind, inside) in [
                ("caption", "{@inside}"),
                ("rawImage", "<span class=credit>{model.copyrightHolder}</span>"),
            ] {
                if let Some(block) = child(node, kind) {
                    writer.write(inside, &block, out, cx);
                }
            }
        }
        "media" => {
            for kind in ["aresMediaMetadata", "mediaMetadata"] {
                if let Some(block) = child(node, kind) {
                    writer.element(&block, out, cx);
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
        // A place in it is for the width: `…/ic/$recipe/p0.jpg`.
        if let Some((before, after)) = locator.split_once('$') {
            src = [
                before,
                "1024xn",
                after.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()),
            ]
            .concat();
        }
        src.insert_str(0, "https://");
    } else if !locator.starts_with("http") {
        for width in ["240", "480", "800", "1024"] {
            if whole(width) <= Some(most) {
                src = [PICTURES, width, "/", &origin, "/", &locator].concat();
                candidate(&mut srcset, &src, width);
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
