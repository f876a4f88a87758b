//! Makes an article, or a card, of the fields of a map.

use super::{
    body,
    scope::{Scope, Value, plain},
};
use crate::{
    Article, Author, Block, Flow, Image, IssueCode, Language, Named, SafeUrl, Source, Story,
    content,
    context::Context,
    excerpt::excerpt,
    fields::words,
    formats::{adapter::without_repeats, excerpts},
    json::{Json, Kind},
    node::Node,
    stories::{self, Stories},
    url::Purpose,
};

/// Where an object that stands for a name has it, and its page.
const NAME: &str = "name|title|label|full_name|fullName|displayName";
const PAGE: &str = "url|link|webUrl|href";
const PORTRAIT: &str = "image.url|profile_image|avatar.url|photo.url|picture.url";
/// Where an object that stands for a picture has its address, and what else is known of it.
const FILE: &str = "url[0]|url|contentUrl|source_url|src|filename|href|asset.url|attributes.url";
const ALT: &str = "alt_text|alt|altText|alternativeText|attributes.alternativeText";
const CREDIT: &str = "credit|creditText|copyright|copyrightHolder|attribution";

/// A story with all that the map says of it.
pub(super) fn article<J: Json>(scope: &Scope<'_, J>, cx: &mut Context<'_>) -> Article {
    let mut article = head(scope, cx);
    article.standfirst = flow(scope, "standfirst", cx);
    article.language = scope.one_of("language", LANGUAGE, cx);
    let published = article.published.map(|date| date.order_ms());
    let updated = scope.date("updated", cx);
    article.updated = updated.filter(|updated| published < Some(updated.order_ms()));
    article.place = Some(scope.text("place", cx)).filter(|place| !place.is_empty());
    names(scope, "authors", cx, &mut |name, url, node, cx| {
        let image = node.and_then(|node| cx.url_of(node, PORTRAIT, Purpose::Media));
        article.authors.push(Author { name, url, image });
    });
    names(scope, "tags", cx, &mut |name, url, _, _| article.tags.push(Named { name, url }));
    article.source = source(scope, cx);
    article.body = flow(scope, "body", cx);
    let here = scope.here();
    without_repeats(&mut article, here.path(), here.path(), cx);
    article.related = None;
    if let Some(places) = scope.stories("related", cx) {
        let mut stories = Stories::beside(&article);
        for place in &places {
            let story = cx.apart(|cx| card(&scope.at(place, true), cx));
            if !stories.add(story, cx, scope.node(place).path()) {
                break;
            }
        }
        article.related = stories.finish(None);
    }
    article
}

/// A story of a list.
pub(super) fn card<J: Json>(scope: &Scope<'_, J>, cx: &mut Context<'_>) -> Story {
    cx.brief = true;
    let article = head(scope, cx);
    cx.brief = false;
    let mut text = excerpts::text(&flow(scope, "standfirst", cx)).0;
    if text.is_empty() || text == article.headline {
        // What is wrong with a text that is not shown is not reported.
        let body = cx.quietly(|cx| flow(scope, "body", cx));
        text = stories::first_text(&body).unwrap_or_default();
    }
    let mut source = None;
    names(scope, "source", cx, &mut |name, _, _, _| {
        source.get_or_insert(name);
    });
    let mut story = Story { excerpt: excerpt(&text), source, ..stories::card(&article) };
    if story.headline.is_empty() {
        story.headline = std::mem::take(&mut story.excerpt);
    }
    story
}

const LANGUAGE: (&str, fn(&str) -> Option<Language>) =
    ("not a language tag (BCP 47): left out", Language::parse);

/// What an article and a card have both.
fn head<J: Json>(scope: &Scope<'_, J>, cx: &mut Context<'_>) -> Article {
    // Before everything else: the others are relative to it.
    let url = scope.url("url", Purpose::Media, cx);
    if let Some(url) = &url {
        cx.set_base(url);
    }
    let mut article = Article { url, ..Article::default() };
    article.headline = scope.text("headline", cx);
    article.published = scope.date("published", cx);
    names(scope, "section", cx, &mut |name, url, _, _| {
        article.section.get_or_insert(Named { name, url });
    });
    article.lead = image(scope, cx).map(Block::Image);
    article
}

/// The blocks of a text; several values follow each other.
fn flow<J: Json>(scope: &Scope<'_, J>, name: &str, cx: &mut Context<'_>) -> Flow {
    match scope.value(name, cx) {
        Some(Value::Places(places)) => {
            let mut flow = Flow::new();
            for place in &places {
                flow.append(&mut body::flow(scope.root, &scope.node(place), cx));
            }
            flow
        }
        Some(Value::Text(text)) => body::prose(&text, scope.root.path(), cx),
        None => Flow::new(),
    }
}

/// What takes a name: the name, its page, and the value that it stands in, if it stands in the document.
type Take<'t, J> =
    &'t mut dyn FnMut(String, Option<SafeUrl>, Option<&Node<'_, J>>, &mut Context<'_>);

/// Calls `take` for each name of a field: strings, objects that have one, arrays of these.
#[inline(never)]
fn names<J: Json>(scope: &Scope<'_, J>, name: &str, cx: &mut Context<'_>, take: Take<'_, J>) {
    match scope.value(name, cx) {
        Some(Value::Text(text)) => {
            let name = plain(&text);
            if !name.is_empty() {
                take(name, None, None, cx);
            }
        }
        Some(Value::Places(places)) => {
            let mut all = Vec::new();
            places.iter().for_each(|place| place.elements(&mut all));
            for place in &all {
                one_name(&scope.node(place), cx, take);
            }
        }
        None => {}
    }
}

fn one_name<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>, take: Take<'_, J>) {
    let is_object = node.kind() == Kind::Object;
    let field = node.get(if is_object { NAME } else { "" });
    let Some(name) = field.as_ref().and_then(words) else {
        if node.kind() != Kind::Null {
            cx.wrong_type(field.as_ref().unwrap_or(node), "a name");
        }
        return;
    };
    let name = plain(&name);
    if !name.is_empty() {
        let url = is_object.then(|| cx.url_of(node, PAGE, Purpose::Link)).flatten();
        take(name, url, Some(node), cx);
    }
}

fn source<J: Json>(scope: &Scope<'_, J>, cx: &mut Context<'_>) -> Option<Source> {
    let mut source = None;
    names(scope, "source", cx, &mut |name, url, _, _| {
        source.get_or_insert(Source { name, url, logo: None, licence: None, note: None });
    });
    let licence = scope.text("licence", cx);
    if !licence.is_empty() {
        match &mut source {
            Some(source) => source.licence = Some(licence),
            None => {
                let message = "map: `licence` needs `source`, whose licence it is: left out";
                cx.report(IssueCode::Map, message, scope.root.path());
            }
        }
    }
    source
}

/// The picture: an address, an object with one, or the first of an array of these.
fn image<J: Json>(scope: &Scope<'_, J>, cx: &mut Context<'_>) -> Option<Image> {
    let mut all = Vec::new();
    let mut image = match scope.value("image", cx)? {
        Value::Text(text) => Image::new(cx.url(&text, Purpose::Media, scope.root.path())?),
        Value::Places(places) => {
            places.first()?.elements(&mut all);
            all.iter().find_map(|place| file(&scope.node(place), cx))?
        }
    };
    let here = all.first().map_or_else(|| scope.here(), |place| scope.node(place));
    for (name, place) in
        [("image-caption", &mut image.caption), ("image-credit", &mut image.credit)]
    {
        let text = scope.text(name, cx);
        if !text.is_empty() {
            *place = content::plain(&text);
        }
    }
    if scope.has("image-alt") {
        image.alt = Some(scope.text("image-alt", cx)).filter(|alt| !alt.is_empty()).or(image.alt);
    }
    if !cx.brief && image.alt.as_deref().is_none_or(str::is_empty) {
        let message = "a picture without alternative text";
        cx.report(IssueCode::MissingAlt, message, here.path());
    }
    Some(image)
}

fn file<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Image> {
    if node.kind() != Kind::Object {
        return cx.url_of(node, "", Purpose::Media).map(Image::new);
    }
    let mut image = Image::new(cx.url_of(node, FILE, Purpose::Media)?);
    image.width = cx.pixels(node, "width|attributes.width");
    image.height = cx.pixels(node, "height|attributes.height");
    image.alt = cx.string(node, ALT).map(|alt| plain(&alt));
    for (path, place) in [("caption", &mut image.caption), (CREDIT, &mut image.credit)] {
        // A rich text is none of these.
        if let Some(text) = node.get(path).and_then(|field| words(&field)) {
            *place = content::plain(plain(&text));
        }
    }
    Some(image)
}
