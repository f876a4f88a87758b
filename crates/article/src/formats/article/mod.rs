//! The project's own format (contract, section 7; `schema/article.schema.json`): the article itself, and
//! lists of articles.
//!
//! Every field may be missing. A value of a wrong type is left out and reported; text is kept wherever
//! there is some.

mod blocks;
mod media;
mod runs;
mod stories;

use crate::{
    Article, Author, Direction, Error, ErrorCode, IssueCode, Named, Source,
    context::Context,
    json::{Json, Kind},
    node::Node,
    stories::Stories,
    url::Purpose,
};

/// Whether the document is an article or a list of them. Any object with a headline is an article, so
/// the other formats are tried first; an empty list is one of every format, and ends up here.
pub(crate) fn is<J: Json>(root: &Node<'_, J>) -> bool {
    let listed =
        |list: &Node<'_, J>| list.value.len() == 0 || list.items().any(|item| has_headline(&item));
    match root.kind() {
        Kind::Array => listed(root),
        Kind::Object => {
            has_headline(root) || with_list(root, |list, _| listed(list)).unwrap_or(false)
        }
        _ => false,
    }
}

/// Reads an article; of a list, the first article, with the others as its related stories.
pub(crate) fn read<J: Json>(root: &Node<'_, J>, cx: &mut Context<'_>) -> Result<Article, Error> {
    match root.kind() {
        Kind::Array => list(root, None, cx),
        Kind::Object if PARTS.iter().any(|part| root.get(part).is_some()) => Ok(article(root, cx)),
        Kind::Object => with_list(root, |stories, from| {
            let heading = cx.string(from, "heading");
            list(stories, heading, cx)
        })
        .unwrap_or_else(|| Ok(article(root, cx))),
        _ => Err(super::unknown()),
    }
}

/// The fields that make an object an article rather than a list.
const PARTS: [&str; 4] = ["headline", "standfirst", "lead", "body"];

fn has_headline<J: Json>(node: &Node<'_, J>) -> bool {
    node.get("headline").is_some_and(|headline| headline.kind() == Kind::String)
}

/// Looks at the list that an object without a text of its own carries, and at the object that its
/// heading stands in: `stories`, `related`, or `related.stories`.
fn with_list<T, J: Json>(
    node: &Node<'_, J>,
    look: impl FnOnce(&Node<'_, J>, &Node<'_, J>) -> T,
) -> Option<T> {
    if let Some(list) = node.get("stories").filter(|list| list.kind() == Kind::Array) {
        return Some(look(&list, node));
    }
    let related = node.get("related")?;
    if related.kind() == Kind::Array {
        return Some(look(&related, node));
    }
    let list = related.get("stories").filter(|list| list.kind() == Kind::Array)?;
    Some(look(&list, &related))
}

/// The first article of a list with the others as its related stories, after those of its own.
fn list<J: Json>(
    list: &Node<'_, J>,
    heading: Option<String>,
    cx: &mut Context<'_>,
) -> Result<Article, Error> {
    let mut items = list.items();
    let first = items.by_ref().find_map(|item| {
        if item.kind() != Kind::Object {
            cx.wrong_type(&item, "an article");
            return None;
        }
        let first = cx.apart(|cx| listed(&item, cx));
        let empty = first.headline.is_empty() && first.body.is_empty();
        if empty {
            cx.report(IssueCode::Missing, "neither headline nor text: left out", item.path());
        }
        (!empty).then_some(first)
    });
    let Some(mut first) = first else {
        return Err(Error::new(ErrorCode::Empty, "a list without an article"));
    };
    let mut others = Stories::beside(&first);
    let own = first.related.take();
    let own_heading = own.as_ref().and_then(|own| own.heading.clone());
    for story in own.into_iter().flat_map(|own| own.stories) {
        others.add(story, cx, list.path());
    }
    for item in items {
        if !stories::add(&item, true, &mut others, cx) {
            break;
        }
    }
    first.related = others.finish(heading.or(own_heading));
    Ok(first)
}

/// An article out of a list, which may be no more than a card: its picture and excerpt do for a lead
/// picture and a standfirst.
fn listed<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Article {
    let mut article = article(node, cx);
    if article.lead.is_none() {
        article.lead = node.get("image").and_then(|image| media::read("image", &image, cx));
    }
    if article.standfirst.is_empty() {
        article.standfirst =
            node.get("excerpt").map(|text| blocks::flow_value(&text, cx)).unwrap_or_default();
    }
    article
}

fn article<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Article {
    // Before everything else: the others are relative to it.
    let url = cx.url_of(node, "url", Purpose::Media);
    if let Some(url) = &url {
        cx.set_base(url);
    }
    let mut article = Article {
        id: cx.string(node, "id"),
        url,
        language: cx.language(node, "language"),
        direction: cx.one_of(node, "direction", Direction::from_name),
        section: node.get("section").and_then(|section| named(&section, cx)),
        headline: cx.string(node, "headline").unwrap_or_default(),
        standfirst: node
            .get("standfirst")
            .map(|standfirst| blocks::flow_value(&standfirst, cx))
            .unwrap_or_default(),
        authors: each(node, "authors", cx, author),
        place: cx.string(node, "place"),
        published: cx.date(node, "published"),
        updated: cx.date(node, "updated"),
        lead: node.get("lead").and_then(|lead| media::lead(&lead, cx)),
        body: node.get("body").map(|body| blocks::body(&body, cx)).unwrap_or_default(),
        tags: each(node, "tags", cx, named),
        source: node.get("source").and_then(|source| publisher(&source, cx)),
        related: None,
    };
    if let Some(related) = node.get("related") {
        article.related = stories::related(&related, &article, cx);
    }
    article
}

/// What the elements of an array field give. One that gives nothing has said why, or is reported here.
fn each<T, J: Json>(
    node: &Node<'_, J>,
    name: &str,
    cx: &mut Context<'_>,
    read: impl Fn(&Node<'_, J>, &mut Context<'_>) -> Option<T>,
) -> Vec<T> {
    let mut found = Vec::new();
    if let Some(items) = cx.array(node, name) {
        for item in items.items() {
            if !cx.take_node(item.path()) {
                break;
            }
            let issues = cx.issue_count();
            let one = read(&item, cx);
            if one.is_none() && cx.issue_count() == issues {
                cx.report(IssueCode::Missing, "nothing to show: left out", item.path());
            }
            found.extend(one);
        }
    }
    found
}

/// A name with its page, or the name alone as a string.
fn named<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Named> {
    let name = match node.kind() {
        Kind::String => node.value.string().map(|name| name.trim().to_owned()),
        Kind::Object => cx.string(node, "name"),
        _ => {
            cx.wrong_type(node, "a name");
            return None;
        }
    };
    let Some(name) = name.filter(|name| !name.is_empty()) else {
        cx.report(IssueCode::Missing, "no name: left out", node.path());
        return None;
    };
    Some(Named { name, url: cx.url_of(node, "url", Purpose::Link) })
}

fn author<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Author> {
    let Named { name, url } = named(node, cx)?;
    Some(Author { name, url, image: cx.url_of(node, "image", Purpose::Media) })
}

fn publisher<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Source> {
    let Named { name, url } = named(node, cx)?;
    let logo = cx.url_of(node, "logo", Purpose::Media);
    Some(Source { name, url, logo, licence: cx.string(node, "licence") })
}
