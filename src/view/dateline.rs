//! Dates and people: today's date, when the article was published and changed, who wrote it and where.

use article::{Article, SafeUrl, Timestamp};

use super::{
    node::{Node, node},
    page::Page,
};
use crate::locale::{DateStyle, texts};

/// The line with today's date.
pub(crate) fn today(page: &Page<'_>) -> Node {
    node("p").part("today").text(&page.say(texts::TODAY, &[&page.locale.today()]))
}

/// That a saved copy is shown, and of when.
pub(crate) fn saved(date: &Timestamp, page: &Page<'_>) -> Node {
    let date = time(date, DateStyle::Full, page);
    let line = node("p").class("saved").attr("part", "status").attr("role", "status");
    line.around(page.text(texts::SAVED), date)
}

/// When the article was published and last changed.
pub(crate) fn dateline(page: &Page<'_>) -> Option<Node> {
    let Article { published, updated, .. } = page.article;
    let mut line = node("p").part("dateline");
    if let Some(published) = published {
        line = line.with(time(published, DateStyle::Full, page).class("published"));
    }
    if let Some(updated) = updated.as_ref().filter(|updated| Some(*updated) != published.as_ref()) {
        let updated = time(updated, DateStyle::Full, page);
        let words = page.text(texts::UPDATED);
        line = line.spaced(node("span").class("updated").around(words, updated));
    }
    line.unless_empty()
}

/// A date in words.
pub(crate) fn time(date: &Timestamp, style: DateStyle, page: &Page<'_>) -> Node {
    node("time").set("datetime", &date.rfc3339()).text(&page.locale.date(date, style))
}

/// Who wrote the article, and where.
pub(crate) fn byline(page: &Page<'_>) -> Option<Node> {
    let Article { authors, place, .. } = page.article;
    let mut line = node("p").part("byline");
    if !authors.is_empty() {
        let (before, after) = page.text(texts::BY).split_once("{0}").unwrap_or_default();
        line = line.text(before);
        let names: Vec<String> = authors.iter().map(|author| author.name.clone()).collect();
        let mut authors = authors.iter();
        for (is_name, words) in page.locale.list(&names) {
            line = match if is_name { authors.next() } else { None } {
                Some(author) => line.with(named("author", &author.name, author.url.as_ref())),
                None => line.text(&words),
            };
        }
        line = line.text(after);
    }
    if let Some(place) = place {
        line = line.spaced(node("span").class("place").text(place));
    }
    line.unless_empty()
}

/// A name that leads somewhere, or not.
pub(crate) fn named(class: &'static str, name: &str, url: Option<&SafeUrl>) -> Node {
    match url {
        Some(url) => node("a").set("href", url.as_str()),
        None => node("span"),
    }
    .class(class)
    .text(name)
}
