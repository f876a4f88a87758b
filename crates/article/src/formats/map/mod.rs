//! JSON of no known format: a map says where each field stands (contract, section 6a).
//!
//! `words` parses the map and `path` its paths, both with `cursor`. `scope` looks up the fields in a document, `story`
//! makes an article or a card of them, and `body` recognises a text by its shape.

mod body;
mod cursor;
mod path;
mod scope;
mod story;
mod words;

use crate::{
    Article, Error, ErrorCode, IssueCode, Place, context::Context, json::Json, node::Node,
    stories::Stories,
};
use scope::{Scope, Value};
use story::{article, card};
use words::Map;

/// Reads a document by the map of the context; of a list of stories the first, with the others as its related
/// stories.
#[inline(never)]
pub(crate) fn read<J: Json>(root: &Node<'_, J>, cx: &mut Context<'_>) -> Result<Article, Error> {
    let map = Map::parse(cx.map.unwrap_or_default(), cx);
    let article = list(&Scope::new(root, &map), cx);
    map.report_lost(cx);
    article.ok_or_else(|| empty(cx))
}

/// How many stories a document is a list of; 1 where it is none.
pub(crate) fn count<J: Json>(root: &Node<'_, J>, map: &str) -> usize {
    let mut cx = Context::new(&|_, _| None, None, 0);
    let map = Map::parse(map, &mut cx);
    let stories = Scope::new(root, &map).stories("stories", &mut cx);
    stories.map_or(1, |stories| stories.len())
}

/// The parts of the widget that the texts of a document need, by their shapes; beside the one of [`read`].
#[inline(never)]
pub(crate) fn parts<J: Json>(root: &Node<'_, J>, map: &str) -> Vec<&'static str> {
    let mut cx = Context::new(&|_, _| None, None, 0);
    let map = Map::parse(map, &mut cx);
    let mut parts = Vec::new();
    let scope = Scope::new(root, &map);
    parts_of(&scope, &mut parts, &mut cx);
    for story in scope.stories("stories", &mut cx).unwrap_or_default() {
        parts_of(&scope.at(&story, false), &mut parts, &mut cx);
    }
    parts
}

fn parts_of<J: Json>(scope: &Scope<'_, J>, parts: &mut Vec<&'static str>, cx: &mut Context<'_>) {
    for name in ["body", "standfirst"] {
        if let Some(Value::Places(places)) = scope.value(name, cx) {
            places.iter().for_each(|place| body::parts(&scope.node(place), 0, parts));
        }
    }
    // Related stories have no list of their own.
    for story in scope.stories("related", cx).unwrap_or_default() {
        parts_of(&scope.at(&story, true), parts, cx);
    }
}

/// The article, with the stories beside it; `None` where there is neither headline nor text.
fn list<J: Json>(scope: &Scope<'_, J>, cx: &mut Context<'_>) -> Option<Article> {
    let Some(places) = scope.stories("stories", cx) else { return alone(scope, cx) };
    let mut stories = Stories::default();
    let mut first = cx.list.then(Article::default);
    for (at, place) in places.iter().enumerate().skip(cx.pick.unwrap_or(0)) {
        let scope = scope.at(place, false);
        if first.is_some() {
            stories.place = Place(Some(at));
            if !stories.add(cx.apart(|cx| card(&scope, cx)), cx, scope.here().path()) {
                break;
            }
            continue;
        }
        let read = cx.apart(|cx| article(&scope, cx));
        if read.headline.is_empty() && read.body.is_empty() {
            cx.report(
                IssueCode::Missing,
                "neither headline nor text: left out",
                scope.here().path(),
            );
        } else {
            stories = Stories::beside(&read);
            first = Some(read);
        }
        if cx.pick.is_some() {
            break;
        }
    }
    let mut article = first?;
    stories.place = Place(None);
    for story in article.related.take().into_iter().flat_map(|related| related.stories) {
        stories.add(story, cx, scope.root.path());
    }
    article.related = stories.finish(None);
    let is_empty = article.headline.is_empty() && article.body.is_empty();
    (!is_empty || cx.list && article.related.is_some()).then_some(article)
}

/// A document that is no list of stories. Where cards are asked for, it gives those that it has beside its article,
/// or else is one itself.
fn alone<J: Json>(scope: &Scope<'_, J>, cx: &mut Context<'_>) -> Option<Article> {
    let mut read = article(scope, cx);
    if cx.list {
        if read.related.is_none() {
            let mut stories = Stories::default();
            stories.add(card(scope, cx), cx, scope.root.path());
            read.related = stories.finish(None);
        }
        return Some(Article { related: read.related, ..Article::default() });
    }
    (!read.headline.is_empty() || !read.body.is_empty()).then_some(read)
}

/// The error of a document in which neither headline nor text was found: what the issues say of the map.
fn empty(cx: &mut Context<'_>) -> Error {
    let mut message = "map: neither headline nor text".to_owned();
    if !cx.map.is_some_and(|map| map.contains(['='])) {
        message.push_str("; it has no fields: expected `headline=$.title; body=$.text` and so on");
    }
    for issue in cx.issues().iter().filter(|issue| issue.code == IssueCode::Map).take(5) {
        message.extend(["; ", issue.message.strip_prefix("map: ").unwrap_or(&issue.message)]);
    }
    Error::new(ErrorCode::Empty, message)
}
