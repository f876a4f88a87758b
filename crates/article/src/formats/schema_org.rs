//! Articles of schema.org in JSON-LD (<https://schema.org/NewsArticle>): an object, an array, a `@graph`, an
//! `ItemList`.

use super::{
    adapter::{Adapter, Own, Paths},
    fields::{self, is_false},
    parts::{correction, each_name, picture},
    template::string,
};
use crate::{
    Article, Author, Block, Flow, IssueCode, Named, Source, Update,
    context::Context,
    json::{Json, Kind},
    node::Node,
    text::trim,
    url::Purpose,
};

const PATHS: Paths = Paths {
    stories: "@graph|itemListElement|mainEntity|blogPost|blogPosts|",
    id: "@id|identifier",
    url: "url|mainEntityOfPage.@id|mainEntityOfPage.url|mainEntityOfPage|item.@id|item.url|item|@id",
    headline: "headline.@value|headline[0].@value|headline[0]|headline|name.@value|name|item.name",
    standfirst: "description.@value|description[0]|description|alternativeHeadline|abstract",
    body: "articleBody|text",
    published: "datePublished.@value|datePublished[0]|datePublished|dateCreated.@value|dateCreated",
    updated: "dateModified.@value|dateModified[0]|dateModified",
    language: "inLanguage.alternateName|inLanguage[0]|inLanguage",
    place: "dateline|locationCreated.name|contentLocation.name",
    authors: "author|creator",
    section: "articleSection",
    image: "image|thumbnailUrl",
    source: "publisher|sourceOrganization",
    plain: true,
    ..Paths::NONE
};

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { detects: Some(detects), own, ..Adapter::new(&PATHS, is) }
}

#[inline(never)]
fn own<J: Json>() -> Own<J> {
    Own { body, finish, ..Own::none() }
}

fn detects<J: Json>(root: &Node<'_, J>) -> bool {
    if string(root, "@type") == "BreadcrumbList" {
        return false;
    }
    let graph = root.get("@graph").is_some();
    graph || marked(root) || root.items().any(|item| marked(&item) || is(&item))
}

/// Whether an object says that it is of schema.org.
fn marked<J: Json>(node: &Node<'_, J>) -> bool {
    let context = node.get("@context.@vocab|@context[0]|@context");
    let context = context.and_then(|context| context.value.string());
    context.is_some_and(|context| fields::contains(&context, "schema.org")) || is(node)
}

/// An article, or what a list says of one. Types differ (`NewsArticle`, `BlogPosting`, `Report` …), but only
/// articles have headlines; those that have a name instead are told by their type.
fn is<J: Json>(node: &Node<'_, J>) -> bool {
    let kind = string(node, "@type[0]|@type");
    let named = node.get("name|item.name").is_some();
    let listed = node.get("position").is_some() || fields::contains(&kind, "Article");
    // The page around an article may have its headline.
    let text = if fields::contains(&kind, "Page") { "articleBody" } else { "headline|articleBody" };
    !kind.is_empty() && (node.get(text).is_some() || listed && named)
}

fn body<J: Json>(
    _: &Node<'_, J>,
    node: &Node<'_, J>,
    adapter: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    let mut flow = Flow::new();
    each(node, "correction", &mut |item| {
        let path = if item.kind() == Kind::Object { "text|description|name" } else { "" };
        correction(item, path, None, &mut flow, cx);
    });
    each(node, adapter.paths.body, &mut |part| {
        let path = if part.kind() == Kind::Object { "@value" } else { "" };
        flow.append(&mut fields::prose(part, path, cx));
    });
    // A live blog has its text in its updates.
    each(node, "liveBlogUpdate", &mut |update| {
        let mut entry = Update {
            id: Some(string(update, "@id|url")).filter(|id| !id.is_empty()),
            published: cx.date(update, "datePublished|dateModified"),
            title: fields::content(update, "headline", cx),
            body: fields::prose(update, adapter.paths.body, cx),
        };
        if entry.title.is_empty() {
            entry.title = fields::content(update, "name", cx);
        }
        if !(entry.title.is_empty() && entry.body.is_empty()) && cx.take_node(update.path()) {
            flow.push(Block::Update(entry));
        }
    });
    // For one who has not paid, a document often has the beginning only.
    let free = string(node, "isAccessibleForFree");
    let paid = matches!(&*free, "False" | "false")
        || node.get("isAccessibleForFree").is_some_and(|is| is_false(&is));
    if paid || flow.is_empty() {
        let message = "the text is not in the document, or not whole";
        cx.report(IssueCode::Missing, message, &node.path().field("articleBody"));
    }
    flow
}

/// Calls `look` for what stands at a path: one value, or several in an array.
fn each<J: Json>(node: &Node<'_, J>, path: &str, look: &mut dyn FnMut(&Node<'_, J>)) {
    let Some(field) = node.get(path) else { return };
    if field.kind() != Kind::Array {
        return look(&field);
    }
    field.items().for_each(|item| look(&item));
}

fn finish<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    article.cut = string(node, "isAccessibleForFree").eq_ignore_ascii_case("false")
        || node.get("isAccessibleForFree").is_some_and(|is| is_false(&is));
    each_name(node, "keywords", cx, &mut |names, url, _, _| {
        for name in names.split(',').map(trim).filter(|name| !name.is_empty()) {
            article.tags.push(Named { name: name.to_owned(), url: url.clone() });
        }
    });
    // In a graph, parts are objects of their own, pointed to by their ids; others may stand beside these.
    let names = article.authors.len();
    let mut authors = Vec::new();
    let mut add = |author: &Node<'_, J>, cx: &mut Context<'_>| {
        each_name(author, "", cx, &mut |name, url, node, cx| {
            let image = cx.url_of(node, "image.url", Purpose::Media);
            authors.push(Author { name, url, image });
        });
    };
    each(node, "author|creator", &mut |author| {
        if author.get("name").is_none() && author.get("@id").is_some() {
            refer(root, author, "", cx, &mut add);
        } else {
            cx.quietly(|cx| add(author, cx));
        }
    });
    if authors.len() > names {
        article.authors = authors;
    }
    if article.source.is_none() {
        refer(root, node, "publisher", cx, &mut |publisher, cx| {
            each_name(publisher, "", cx, &mut |name, url, node, cx| {
                let logo = cx.url_of(node, "logo.url", Purpose::Media);
                article.source = Some(Source { name, url, logo, licence: None, note: None });
            });
        });
    }
    if article.lead.is_none() {
        refer(root, node, "image", cx, &mut |image, cx| {
            let image = picture(image, "", cx).map(Block::Image);
            article.lead = article.lead.take().or(image);
        });
    }
}

/// Looks at the objects of the graph that a field points to by their ids.
fn refer<J: Json>(
    root: &Node<'_, J>,
    node: &Node<'_, J>,
    field: &str,
    cx: &mut Context<'_>,
    look: &mut dyn FnMut(&Node<'_, J>, &mut Context<'_>),
) {
    let Some(graph) = root.get("@graph") else { return };
    each(node, field, &mut |pointer| {
        let wanted = string(pointer, "@id");
        let many = if wanted.is_empty() || !cx.take_link() { 0 } else { 500 };
        if let Some(found) = graph.items().take(many).find(|item| string(item, "@id") == wanted) {
            look(&found, cx);
        }
    });
}
