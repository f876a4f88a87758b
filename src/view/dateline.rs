//! Dates and people: today's date, when the article was published and changed, who wrote it and where.

use std::{cell::RefCell, rc::Rc};

use article::{Article, SafeUrl, Timestamp};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::{
    node::{Node, node},
    page::Page,
};
use crate::{
    browser::{address::fetched, intl, listen::Listener, observe::Turn, time::now},
    locale::{DateStyle, texts},
};

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

/// When the article was published and last changed, and how long it takes to read.
pub(crate) fn dateline(page: &Page<'_>, minutes: Option<&str>) -> Option<Node> {
    let Article { published, updated, .. } = page.article;
    let mut line = node("p").part("dateline");
    if let Some(published) = published {
        line = line.with(moment(published, page).class("published"));
    }
    if let Some(updated) = updated.as_ref().filter(|updated| is_news(updated, page)) {
        let words = page.text(texts::UPDATED);
        line = line.spaced(node("span").class("updated").around(words, moment(updated, page)));
    }
    if let Some(minutes) = minutes {
        let words = page.say(texts::READING_TIME, &[minutes]);
        line = line.spaced(node("span").class("reading-time").text(&words));
    }
    line.unless_empty()
}

/// Whether a change deserves its line: it came more than a minute after the publication, and on another day or
/// within the last ten hours. (The rule of the BBC's article pages.)
fn is_news(updated: &Timestamp, page: &Page<'_>) -> bool {
    let Some(published) = &page.article.published else { return true };
    let day = |date| page.locale.date(date, DateStyle::Short);
    updated.order_ms() - published.order_ms() > 60_000
        && (updated.epoch_ms().is_some_and(|at| now() - at < 10 * 60 * 60_000)
            || day(updated) != day(published))
}

/// A date that says how long ago it was, while that is less than a week, and on request exactly when.
fn moment(date: &Timestamp, page: &Page<'_>) -> Node {
    let time = time(date, DateStyle::Full, page);
    let (Some(instant), Some(exact)) = (date.epoch_ms(), page.locale.exact(date)) else {
        return time;
    };
    let language = page.locale.language.to_owned();
    let words = page.locale.date(date, DateStyle::Full);
    time.attr("tabindex", "0").set("aria-description", &exact).alive(Box::new(move |time| {
        let moment = Rc::new(Moment {
            time: time.clone().unchecked_into(),
            language,
            instant,
            words,
            turn: RefCell::default(),
        });
        moment.clone().write();
        Box::new((put_away(moment.time.clone()), moment))
    }))
}

/// A date that says how long ago it was.
struct Moment {
    time: HtmlElement,
    language: String,
    instant: i64,
    /// The date in words.
    words: String,
    turn: RefCell<Option<Turn>>,
}

impl Moment {
    /// Writes it, and again once a minute while it is in view.
    fn write(self: Rc<Self>) {
        let ago = intl::ago(&self.language, self.instant);
        self.time.set_text_content(Some(ago.as_deref().unwrap_or(&self.words)));
        let again = Rc::downgrade(&self);
        let write = move || {
            if let Some(moment) = again.upgrade() {
                moment.write();
            }
        };
        let turn = ago.map(|_| Turn::new(&self.time, 60_000.0, false, write));
        self.turn.replace(turn);
    }
}

/// Escape puts away what the focus of an element shows.
fn put_away(element: HtmlElement) -> Listener {
    let target = element.clone();
    Listener::new(Some(&target), "keydown", move |event| {
        if event.unchecked_into::<KeyboardEvent>().key() == "Escape" {
            let _ = element.blur();
        }
    })
}

/// A date in words.
pub(crate) fn time(date: &Timestamp, style: DateStyle, page: &Page<'_>) -> Node {
    node("time").set("datetime", &date.rfc3339()).text(&page.locale.date(date, style))
}

/// Who wrote the article, and where.
pub(crate) fn byline(page: &Page<'_>) -> Option<Node> {
    let Article { authors, place, .. } = page.article;
    let mut line = node("p").part("byline");
    for portrait in authors.iter().filter_map(|author| author.image.as_ref()) {
        // The name says who it is.
        let portrait = node("img").class("portrait").attr("alt", "").set("src", &fetched(portrait));
        line = line.with(portrait.attr("loading", "lazy"));
    }
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
