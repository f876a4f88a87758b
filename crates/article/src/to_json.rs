//! The article on its way out, in the shape of the own format (contract, section 7), for
//! `element.article`, events and `article check`.
//!
//! Reading it again gives an equal article. What is missing is left out, except in the details of events.

mod blocks;

use crate::{
    Article, Author, Image, Issue, Named, Reading, Related, SafeUrl, Source, Story, Timestamp,
    json::Value,
};
use blocks::{flow_value, inline, sequence};

impl Article {
    /// The article in the shape of the own format.
    pub fn to_json(&self) -> Value {
        let mut out = Fields::default();
        out.text("id", &self.id);
        out.url("url", &self.url);
        out.text("language", &self.language.as_ref().map(|tag| tag.as_str().to_owned()));
        out.name("direction", self.direction.map(|direction| direction.name()));
        out.some("section", self.section.as_ref().map(named));
        out.put("headline", Value::String(self.headline.clone()));
        out.some("standfirst", (!self.standfirst.is_empty()).then(|| flow_value(&self.standfirst)));
        out.list("authors", &self.authors, author);
        out.text("place", &self.place);
        out.date("published", self.published);
        out.date("updated", self.updated);
        out.some("lead", self.lead.as_ref().map(blocks::block));
        out.put("body", sequence(&self.body, blocks::block));
        out.list("tags", &self.tags, named);
        out.some("source", self.source.as_ref().map(publisher));
        out.some("related", self.related.as_ref().map(related));
        out.done()
    }
}

impl Issue {
    /// `{code, message, path}`.
    pub fn to_json(&self) -> Value {
        Value::Object(vec![
            ("code", string(self.code.name())),
            ("message", string(&self.message)),
            ("path", string(&self.path)),
        ])
    }
}

impl Reading {
    /// The detail of `article-load` and `article-update` (contract, section 3): `{url, format, headline,
    /// published, updated, issues}`, with null for a missing address or date.
    pub fn detail(&self) -> Value {
        let date = |date: Option<Timestamp>| {
            date.map_or(Value::Null, |date| Value::String(date.to_string()))
        };
        let article = &self.article;
        Value::Object(vec![
            ("url", article.url.as_ref().map_or(Value::Null, |url| string(url.as_str()))),
            ("format", string(self.format.name())),
            ("headline", string(&article.headline)),
            ("published", date(article.published)),
            ("updated", date(article.updated)),
            ("issues", sequence(&self.issues, Issue::to_json)),
        ])
    }
}

fn named(named: &Named) -> Value {
    let mut out = Fields::default();
    out.put("name", string(&named.name));
    out.url("url", &named.url);
    out.done()
}

fn author(author: &Author) -> Value {
    let mut out = Fields::default();
    out.put("name", string(&author.name));
    out.url("url", &author.url);
    out.url("image", &author.image);
    out.done()
}

fn publisher(source: &Source) -> Value {
    let mut out = Fields::default();
    out.put("name", string(&source.name));
    out.url("url", &source.url);
    out.url("logo", &source.logo);
    out.text("licence", &source.licence);
    out.done()
}

fn related(related: &Related) -> Value {
    let mut out = Fields::default();
    out.text("heading", &related.heading);
    out.put("stories", sequence(&related.stories, story));
    out.done()
}

fn story(story: &Story) -> Value {
    let mut out = Fields::default();
    out.text("id", &story.id);
    out.url("url", &story.url);
    out.url("article", &story.article);
    out.put("headline", string(&story.headline));
    out.some("excerpt", (!story.excerpt.is_empty()).then(|| string(&story.excerpt)));
    out.text("kicker", &story.kicker);
    out.some("image", story.image.as_ref().map(|picture| image(picture).done()));
    out.date("published", story.published);
    out.some(
        "media",
        story.media.as_ref().map(|media| {
            let mut out = Fields::default();
            out.name("type", Some(media.kind.name()));
            out.number("duration", media.duration);
            out.done()
        }),
    );
    out.flag("live", story.live);
    out.number("rating", story.rating);
    out.text("source", &story.source);
    out.done()
}

/// The fields of a picture, without a type.
fn image(image: &Image) -> Fields {
    let mut out = Fields::default();
    out.put("src", string(image.src.as_str()));
    out.text("alt", &image.alt);
    out.number("width", image.width);
    out.number("height", image.height);
    out.some("caption", inline(&image.caption));
    out.some("credit", inline(&image.credit));
    out.list("sources", &image.sources, |source| {
        let mut out = Fields::default();
        out.put("src", string(source.src.as_str()));
        out.number("width", source.width);
        out.text("type", &source.kind);
        out.done()
    });
    out
}

fn string(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// An object being made, without the fields that have nothing to say.
#[derive(Default)]
struct Fields(Vec<(&'static str, Value)>);

impl Fields {
    fn of_type(kind: &'static str) -> Fields {
        Fields(vec![("type", string(kind))])
    }

    fn put(&mut self, name: &'static str, value: Value) {
        self.0.push((name, value));
    }

    fn some(&mut self, name: &'static str, value: Option<Value>) {
        self.0.extend(value.map(|value| (name, value)));
    }

    fn text(&mut self, name: &'static str, text: &Option<String>) {
        self.name(name, text.as_deref());
    }

    fn name(&mut self, name: &'static str, text: Option<&str>) {
        self.some(name, text.map(string));
    }

    fn url(&mut self, name: &'static str, url: &Option<SafeUrl>) {
        self.name(name, url.as_ref().map(SafeUrl::as_str));
    }

    fn date(&mut self, name: &'static str, date: Option<Timestamp>) {
        self.some(name, date.map(|date| Value::String(date.to_string())));
    }

    fn number(&mut self, name: &'static str, number: Option<impl Into<f64>>) {
        self.some(name, number.map(|number| Value::Number(number.into())));
    }

    fn flag(&mut self, name: &'static str, flag: bool) {
        self.some(name, flag.then_some(Value::Bool(true)));
    }

    fn list<T>(&mut self, name: &'static str, list: &[T], to_json: impl Fn(&T) -> Value) {
        self.some(name, (!list.is_empty()).then(|| sequence(list, to_json)));
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}
