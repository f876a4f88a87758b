//! The related stories: a row of cards that scrolls sideways, with a button for each direction.

use std::{any::Any, cell::RefCell, rc::Rc};

use article::{Story, json::Value};
use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{HtmlElement, ScrollBehavior, ScrollToOptions};

use super::{
    dateline::time,
    figure::{Priority, frame},
    node::{Node, closest, node},
    page::{Page, heading},
};
use crate::{
    element::Notify,
    locale::{DateStyle, texts},
    platform,
};

/// The related stories, if there are any and they are wanted.
pub(crate) fn related(page: &Page<'_>, notify: &Notify) -> Option<Node> {
    let related = page.article.related.as_ref().filter(|_| page.settings.related)?;
    if related.stories.is_empty() {
        return None;
    }
    let title = related.heading.as_deref().unwrap_or(texts::RELATED);
    let title = heading(page.settings.heading_level + 1)
        .part("related-heading")
        .attr("id", "related-heading")
        .text(title);
    let mut row = node("ul").class("cards");
    for (index, story) in related.stories.iter().enumerate() {
        row = row.with(card(index, story, page));
    }
    let details: Vec<Selected> = related.stories.iter().map(Selected::of).collect();
    let notify = notify.clone();
    let row = row.on("click", move |event| {
        let index = closest(&event, "a[data-index]")
            .and_then(|link| link.get_attribute("data-index")?.parse::<usize>().ok());
        let Some(index) = index else { return };
        let Some(selected) = details.get(index) else { return };
        if !notify.send("related-select", selected.detail(index)) {
            event.prevent_default();
        }
    });
    Some(carousel(title, row))
}

/// What `related-select` tells of a story.
struct Selected {
    url: Option<String>,
    headline: String,
}

impl Selected {
    fn of(story: &Story) -> Selected {
        Selected {
            url: story.url.as_ref().map(|url| url.as_str().to_owned()),
            headline: story.headline.clone(),
        }
    }

    fn detail(&self, index: usize) -> Value {
        Value::Object(vec![
            ("url", self.url.clone().map_or(Value::Null, Value::String)),
            ("index", Value::Number(index as f64)),
            ("headline", Value::String(self.headline.clone())),
        ])
    }
}

fn card(index: usize, story: &Story, page: &Page<'_>) -> Node {
    let mut card = node("li").part("card");
    if let Some(image) = &story.image {
        let box_ = node("div").class("card-image frame").attr("part", "card-image");
        card = card.with(frame(image, box_, Priority::Lazy));
    }
    if let Some(kicker) = &story.kicker {
        card = card.with(node("p").class("kicker").text(kicker));
    }
    let headline = heading(page.settings.heading_level + 2).part("card-headline");
    card = card.with(match &story.url {
        Some(url) => headline.with(
            node("a")
                .set("href", url.as_str())
                .set("data-index", &index.to_string())
                .text(&story.headline),
        ),
        None => headline.text(&story.headline),
    });
    if !story.excerpt.is_empty() {
        card = card.with(node("p").part("card-excerpt").text(&story.excerpt));
    }
    let mut meta = node("p").class("card-meta");
    if let Some(published) = &story.published {
        meta = meta.with(time(published, DateStyle::Short, page).part("card-date"));
    }
    if let Some(source) = &story.source {
        meta = meta.spaced(node("span").class("card-source").text(source));
    }
    card.with_some(meta.unless_empty())
}

/// The row with its heading and buttons.
fn carousel(title: Node, row: Node) -> Node {
    let room = RwSignal::new(Room::default());
    let place: Place = Rc::default();
    let observed = Rc::clone(&place);
    let row = row
        .alive(move |row| {
            let Some(row) = row.dyn_ref::<HtmlElement>() else { return Box::new(()) };
            observed.replace(Some(row.clone()));
            let watched = row.clone();
            watch(row, Box::new(move || room.set(Room::of(&watched))))
        })
        .on("scroll", {
            let place = Rc::clone(&place);
            move |_| with(&place, |row| room.set(Room::of(row)))
        });
    let button = |name: &'static str, label: &'static str, forward: bool| {
        let place = Rc::clone(&place);
        node("button")
            .part(name)
            .attr("type", "button")
            .attr("aria-label", label)
            .follow("aria-disabled", move || {
                let room = room.get();
                Some(if if forward { room.after } else { room.before } { "false" } else { "true" })
            })
            .on("click", move |_| with(&place, |row| scroll(row, forward)))
    };
    let buttons = node("div")
        .class("related-buttons")
        .follow("hidden", move || (!room.get().scrolls()).then_some(""))
        .with(button("previous", texts::PREVIOUS, false))
        .with(button("next", texts::NEXT, true));
    node("section")
        .part("related")
        .attr("aria-roledescription", texts::CAROUSEL)
        .attr("aria-labelledby", "related-heading")
        .with(node("div").class("related-head").with(title).with(buttons))
        .with(row)
}

/// The row, once it is drawn.
type Place = Rc<RefCell<Option<HtmlElement>>>;

fn with(place: &Place, act: impl FnOnce(&HtmlElement)) {
    if let Some(row) = place.borrow().as_ref() {
        act(row);
    }
}

/// Whether there is something to scroll to on either side.
#[derive(Clone, Copy, Default, PartialEq)]
struct Room {
    before: bool,
    after: bool,
}

impl Room {
    /// Measures a row. From right to left, positions are negative: the distance from the beginning counts.
    fn of(row: &HtmlElement) -> Room {
        let from_start = row.scroll_left().abs();
        let to_end = row.scroll_width() - row.client_width() - from_start;
        Room { before: from_start > 1, after: to_end > 1 }
    }

    fn scrolls(self) -> bool {
        self.before || self.after
    }
}

/// Measures the row now and whenever its size changes, until what is returned is dropped.
fn watch(row: &HtmlElement, measure: Box<dyn Fn()>) -> Box<dyn Any> {
    let callback = Closure::wrap(measure);
    let stop = platform::observe_size(row, callback.as_ref().unchecked_ref());
    Box::new(Watch { stop, _callback: callback })
}

struct Watch {
    stop: Function,
    _callback: Closure<dyn Fn()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.stop.call0(&JsValue::NULL);
    }
}

/// Scrolls by the cards that are wholly visible, at least one.
fn scroll(row: &HtmlElement, forward: bool) {
    let Some(card) = row.first_element_child().and_then(|card| card.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let next = card.next_element_sibling().and_then(|next| next.dyn_into::<HtmlElement>().ok());
    let step =
        next.map_or(card.offset_width(), |next| (next.offset_left() - card.offset_left()).abs());
    let step = step.max(1);
    let cards = ((row.client_width() + step - card.offset_width()) / step).max(1);
    let style = window().get_computed_style(row).ok().flatten();
    let rtl = style
        .and_then(|style| style.get_property_value("direction").ok())
        .is_some_and(|direction| direction == "rtl");
    let distance = if forward == rtl { -(cards * step) } else { cards * step };
    let still = window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    let options = ScrollToOptions::new();
    options.set_left(f64::from(distance));
    options.set_behavior(if still { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    row.scroll_by_with_scroll_to_options(&options);
}
