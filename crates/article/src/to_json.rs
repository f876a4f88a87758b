//! The article on its way out, in the shape of the own format (contract, section 7), for
//! `element.article`, events and `article check`.
//!
//! Reading it again gives an equal article. What is missing is left out, except in the details of events.

mod blocks;
mod fields;

use crate::{
    Article, Author, Image, ImageSource, Issue, Named, Reading, Related, Source, Story, StoryMedia,
    Timestamp, json::Value,
};
use blocks::block;
use fields::{Fields, array, string};

impl Article {
    /// The article in the shape of the own format.
    pub fn to_json(&self) -> Value {
        let mut out = Fields::default();
        out.text("id", &self.id);
        out.url("url", &self.url);
        out.language("language", &self.language);
        out.name("direction", self.direction.map(|direction| direction.name()));
        out.object("section", &self.section, named);
        out.string("headline", &self.headline);
        if !self.standfirst.is_empty() {
            out.put("standfirst", blocks::flow_value(&self.standfirst));
        }
        out.list("authors", &self.authors, author);
        out.text("place", &self.place);
        out.date("published", &self.published);
        out.date("updated", &self.updated);
        out.object("lead", &self.lead, block);
        out.put("body", array(&self.body, block));
        out.list("tags", &self.tags, named);
        out.object("source", &self.source, publisher);
        out.object("related", &self.related, related);
        out.done()
    }
}

impl Issue {
    /// `{code, message, path}`.
    pub fn to_json(&self) -> Value {
        let mut out = Fields::default();
        issue(self, &mut out);
        out.done()
    }
}

impl Reading {
    /// The detail of `article-load` and `article-update` (contract, section 3): `{url, format, headline,
    /// published, updated, issues}`, with null for a missing address or date.
    pub fn detail(&self) -> Value {
        let date = |date: Option<Timestamp>| {
            date.map_or(Value::Null, |date| Value::String(date.rfc3339()))
        };
        let article = &self.article;
        let mut out = Fields::default();
        out.put("url", article.url.as_ref().map_or(Value::Null, |url| string(url.as_str())));
        out.string("format", self.format.name());
        out.string("headline", &article.headline);
        out.put("published", date(article.published));
        out.put("updated", date(article.updated));
        out.put("issues", array(&self.issues, issue));
        out.done()
    }
}

fn issue(issue: &Issue, out: &mut Fields) {
    out.string("code", issue.code.name());
    out.string("message", &issue.message);
    out.string("path", &issue.path);
}

fn named(named: &Named, out: &mut Fields) {
    out.string("name", &named.name);
    out.url("url", &named.url);
}

fn author(author: &Author, out: &mut Fields) {
    out.string("name", &author.name);
    out.url("url", &author.url);
    out.url("image", &author.image);
}

fn publisher(source: &Source, out: &mut Fields) {
    out.string("name", &source.name);
    out.url("url", &source.url);
    out.url("logo", &source.logo);
    out.text("licence", &source.licence);
}

fn related(related: &Related, out: &mut Fields) {
    out.text("heading", &related.heading);
    out.put("stories", array(&related.stories, story));
}

fn story(story: &Story, out: &mut Fields) {
    out.text("id", &story.id);
    out.url("url", &story.url);
    out.url("article", &story.article);
    out.string("headline", &story.headline);
    if !story.excerpt.is_empty() {
        out.string("excerpt", &story.excerpt);
    }
    out.text("kicker", &story.kicker);
    out.object("image", &story.image, image);
    out.date("published", &story.published);
    out.object("media", &story.media, behind);
    out.flag("live", story.live);
    if let Some(rating) = story.rating {
        out.put("rating", Value::Number(rating));
    }
    out.text("source", &story.source);
}

fn behind(media: &StoryMedia, out: &mut Fields) {
    out.string("type", media.kind.name());
    out.size("duration", media.duration);
}

/// The fields of a picture, without a type.
fn image(image: &Image, out: &mut Fields) {
    out.string("src", image.src.as_str());
    out.text("alt", &image.alt);
    out.size("width", image.width);
    out.size("height", image.height);
    out.content("caption", &image.caption);
    out.content("credit", &image.credit);
    out.list("sources", &image.sources, image_source);
}

fn image_source(source: &ImageSource, out: &mut Fields) {
    out.string("src", source.src.as_str());
    out.size("width", source.width);
    out.text("type", &source.kind);
}
