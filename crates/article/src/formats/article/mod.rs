//! The project's own format (contract, section 7; `schema/article.schema.json`): the article itself, and
//! lists of articles.
//!
//! Every field may be missing. A value of a wrong type is left out and reported; text is kept wherever
//! there is some.

mod blocks;
mod media;
mod reader;
mod runs;
mod stories;

use crate::{
    Article, Author, Direction, Error, ErrorCode, Flow, IssueCode, Named, Place, Source,
    context::Context,
    json::{Json, Kind},
    node::Node,
    stories::Stories,
    text::trim,
};
use reader::Reader;

/// Whether the document is an article or a list of them. Any object with a headline is an article, so
/// the other formats are tried first; an empty list is one of every format, and ends up here.
pub(crate) fn is<J: Json>(root: &Node<'_, J>) -> bool {
    let listed =
        |list: &Node<'_, J>| list.value.len() == 0 || list.items().any(|item| has_headline(&item));
    match root.kind() {
        Kind::Array => listed(root),
        Kind::Object => {
            let mut found = has_headline(root);
            if !found {
                with_list(root, &mut |list, _| found = listed(list));
            }
            found
        }
        _ => false,
    }
}

/// The fields of an article, of a card and of a list of them, by which a document is known at once.
const FIELDS: &[&str] = &[
    "$schema",
    "id",
    "url",
    "language",
    "direction",
    "section",
    "headline",
    "standfirst",
    "authors",
    "place",
    "published",
    "updated",
    "lead",
    "body",
    "cut",
    "tags",
    "source",
    "related",
    "heading",
    "stories",
    "article",
    "excerpt",
    "kicker",
    "image",
    "media",
    "live",
    "rating",
];

/// Whether a document is one of the own format beyond doubt: nothing in it but this format's fields, so that no
/// other format needs to be asked.
pub(super) fn bears_no_other_mark<J: Json>(value: &J) -> bool {
    let headline = value.get("headline").is_some_and(|it| it.kind() == Kind::String);
    // Portable Text and others keep blocks of other kinds in a field of this name.
    let others = |body: J| body.any(&mut |_, block| block.get("type").is_none());
    headline
        && !value.get("body").is_some_and(others)
        && !value.any(&mut |name, _| !FIELDS.contains(&name))
}

/// Whether a document that is said to be of the own format has something to show.
pub(super) fn has_parts<J: Json>(value: &J) -> bool {
    PARTS.iter().any(|part| value.get(part).is_some())
}

/// Whether a document has a block of markup, at any depth.
pub(super) fn has_markup<J: Json>(value: &J) -> bool {
    value.any(&mut |name, inner| name == "html" || has_markup(&inner))
}

/// One block, wherever it stands.
pub(super) fn block<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Flow {
    let mut flow = Flow::new();
    blocks::block(&mut Reader { node, cx }, &mut flow);
    flow
}

/// Reads an article; of a list, the first article, with the others as its related stories.
pub(crate) fn read<J: Json>(root: &Node<'_, J>, cx: &mut Context<'_>) -> Result<Article, Error> {
    match root.kind() {
        Kind::Array => list(root, None, cx),
        Kind::Object if PARTS.iter().any(|part| root.get(part).is_some()) => Ok(article(root, cx)),
        Kind::Object => {
            let mut read = None;
            with_list(root, &mut |stories, from| {
                let heading = cx.string(from, "heading");
                read = Some(list(stories, heading, cx));
            });
            read.unwrap_or_else(|| Ok(article(root, cx)))
        }
        _ => Err(Error::unknown_format()),
    }
}

/// How many articles a document is a list of; 1 where it is none.
pub(crate) fn count<J: Json>(root: &Node<'_, J>) -> usize {
    let mut count = 1;
    if root.kind() == Kind::Array {
        count = root.value.len();
    } else if !PARTS.iter().any(|part| root.get(part).is_some()) {
        with_list(root, &mut |stories, _| count = stories.value.len());
    }
    count
}

/// The fields that make an object an article rather than a list.
const PARTS: [&str; 4] = ["headline", "standfirst", "lead", "body"];

fn has_headline<J: Json>(node: &Node<'_, J>) -> bool {
    node.get("headline").is_some_and(|headline| headline.kind() == Kind::String)
}

/// Looks at the list that an object without a text of its own carries, and at the object that its
/// heading stands in: `stories`, `related`, or `related.stories`. `false`: there is none.
fn with_list<J: Json>(
    node: &Node<'_, J>,
    look: &mut dyn FnMut(&Node<'_, J>, &Node<'_, J>),
) -> bool {
    let array = |node: &Node<'_, J>| node.kind() == Kind::Array;
    if let Some(list) = node.get("stories").filter(array) {
        look(&list, node);
        return true;
    }
    let Some(related) = node.get("related") else { return false };
    if array(&related) {
        look(&related, node);
        return true;
    }
    let Some(list) = related.get("stories").filter(array) else { return false };
    look(&list, &related);
    true
}

/// The first article of a list with the others as its related stories, after those of its own.
fn list<J: Json>(
    list: &Node<'_, J>,
    heading: Option<String>,
    cx: &mut Context<'_>,
) -> Result<Article, Error> {
    let mut items = list.items().enumerate().skip(cx.pick.unwrap_or(0));
    let mut first = loop {
        if cx.list {
            break Article::default();
        }
        let Some((_, item)) = items.next() else {
            return Err(Error::new(ErrorCode::Empty, "a list without an article"));
        };
        if cx.pick.is_some() {
            return Ok(cx.apart(|cx| listed(&item, cx)));
        }
        if item.kind() != Kind::Object {
            cx.wrong_type(&item, "an article");
            continue;
        }
        let first = cx.apart(|cx| listed(&item, cx));
        if !first.headline.is_empty() || !first.body.is_empty() {
            break first;
        }
        cx.report(IssueCode::Missing, "neither headline nor text: left out", item.path());
    };
    let mut others = Stories::beside(&first);
    let own = first.related.take().unwrap_or_default();
    for story in own.stories {
        others.add(story, cx, list.path());
    }
    for (place, item) in items {
        others.place = Place(Some(place));
        if !stories::add(&item, true, &mut others, cx) {
            break;
        }
    }
    first.related = others.finish(heading.or(own.heading));
    Ok(first)
}

/// An article out of a list, which may be no more than a card: its picture and excerpt do for a lead
/// picture and a standfirst.
fn listed<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Article {
    let mut article = article(node, cx);
    let r = &mut Reader { node, cx };
    if article.lead.is_none() {
        r.object("image", &mut article.lead, media::image_block);
    }
    if article.standfirst.is_empty() {
        r.flow("excerpt", &mut article.standfirst);
    }
    article
}

#[inline(never)]
fn article<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Article {
    let mut article = Article::default();
    let r = &mut Reader { node, cx };
    // Before everything else: the others are relative to it.
    r.file("url", &mut article.url);
    if let Some(url) = &article.url {
        r.cx.set_base(url);
    }
    r.text("id", &mut article.id);
    r.language("language", &mut article.language);
    article.direction = r.one_of("direction", Direction::from_name);
    r.object("section", &mut article.section, named);
    article.headline = r.cx.string(node, "headline").unwrap_or_default();
    r.flow("standfirst", &mut article.standfirst);
    r.list("authors", &mut article.authors, author);
    r.text("place", &mut article.place);
    r.date("published", &mut article.published);
    r.date("updated", &mut article.updated);
    r.object("lead", &mut article.lead, blocks::lead);
    if let Some(body) = node.get("body") {
        blocks::body(&mut Reader { node: &body, cx: r.cx }, &mut article.body);
    }
    r.flag("cut", &mut article.cut);
    r.list("tags", &mut article.tags, named);
    r.object("source", &mut article.source, publisher);
    if let Some(related) = node.get("related") {
        article.related = stories::related(&related, &article, r.cx);
    }
    article
}

/// A name with its page, or the name alone as a string.
#[inline(never)]
fn named<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Named> {
    let name = match r.node.kind() {
        Kind::String => r.node.value.str().map(|name| trim(name).to_owned()),
        Kind::Object => r.cx.string(r.node, "name"),
        _ => {
            r.cx.wrong_type(r.node, "a name");
            return None;
        }
    };
    let Some(name) = name.filter(|name| !name.is_empty()) else {
        r.cx.report(IssueCode::Missing, "no name: left out", r.node.path());
        return None;
    };
    let mut named = Named { name, url: None };
    r.link("url", &mut named.url);
    Some(named)
}

fn author<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Author> {
    let Named { name, url } = named(r)?;
    let mut author = Author { name, url, image: None };
    r.file("image", &mut author.image);
    Some(author)
}

fn publisher<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Source> {
    let Named { name, url } = named(r)?;
    let mut source = Source { name, url, logo: None, licence: None, note: None };
    r.file("logo", &mut source.logo);
    r.text("licence", &mut source.licence);
    r.text("note", &mut source.note);
    Some(source)
}
