//! The related stories: a row of cards that scrolls sideways, with a button for each direction.

use std::any::Any;

use article::{Story, json::Value, text};
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, HtmlElement};

use super::{
    dateline::time,
    figure::{Priority, frame},
    node::{Node, closest, node, set},
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
    let title = related.heading.as_deref().unwrap_or_else(|| page.text(texts::RELATED));
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
            .and_then(|link| link.get_attribute("data-index"))
            .and_then(|index| usize::try_from(text::whole(&index)?).ok());
        let Some(index) = index else { return };
        let Some(selected) = details.get(index) else { return };
        if !notify.send("related-select", selected.detail(index)) {
            event.prevent_default();
        }
    });
    Some(carousel(title, row, page))
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
    if let Some(image) = story.image.as_ref().filter(|_| !page.saves) {
        let box_ = node("div").class("card-image frame").attr("part", "card-image");
        card = card.with(frame(image, box_, Priority::Lazy, page));
    }
    if let Some(kicker) = &story.kicker {
        card = card.with(node("p").class("kicker").text(kicker));
    }
    let headline = heading(page.settings.heading_level + 2).part("card-headline");
    card = card.with(match &story.url {
        Some(url) => headline.with(
            node("a")
                .set("href", url.as_str())
                .number("data-index", index as u32)
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
fn carousel(title: Node, row: Node, page: &Page<'_>) -> Node {
    let row = row.alive(Box::new(watch)).on("scroll", |event| {
        if let Some(row) = event.current_target() {
            measure(row.unchecked_ref());
        }
    });
    let buttons = node("div")
        .class("related-buttons")
        .attr("hidden", "")
        .with(button("previous", page.text(texts::PREVIOUS), false))
        .with(button("next", page.text(texts::NEXT), true));
    node("section")
        .part("related")
        .set("aria-roledescription", page.text(texts::CAROUSEL))
        .attr("aria-labelledby", "related-heading")
        .with(node("div").class("related-head").with(title).with(buttons))
        .with(row)
}

fn button(name: &'static str, label: &str, forward: bool) -> Node {
    node("button")
        .part(name)
        .attr("type", "button")
        .set("aria-label", label)
        .attr("aria-disabled", "true")
        .on("click", move |event| {
            let row = closest(&event, ".related").and_then(|related| related.last_element_child());
            if let Some(row) = row {
                scroll(row.unchecked_ref(), forward);
            }
        })
}

/// Says on the buttons, which stand at the end of the head before the row, whether there is something to
/// scroll to. From right to left, positions are negative: the distance from the beginning counts.
fn measure(row: &Element) {
    let buttons = row.previous_element_sibling().and_then(|head| head.last_element_child());
    let Some(buttons) = buttons else { return };
    let before = row.scroll_left().abs();
    let after = row.scroll_width() - row.client_width() - before;
    let any = before > 1 || after > 1;
    set(&buttons, "hidden", (!any).then_some(""));
    for (button, room) in
        [(buttons.first_element_child(), before), (buttons.last_element_child(), after)]
    {
        if let Some(button) = button {
            set(&button, "aria-disabled", Some(if room > 1 { "false" } else { "true" }));
        }
    }
}

/// Measures the row now and whenever its size changes, until what is returned is dropped.
fn watch(row: &Element) -> Box<dyn Any> {
    let watched = row.clone();
    let callback = Closure::wrap(Box::new(move || measure(&watched)) as Box<dyn Fn()>);
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
    let Some(card) = row.first_element_child() else { return };
    let next = card.next_element_sibling().map(Element::unchecked_into::<HtmlElement>);
    let card: HtmlElement = card.unchecked_into();
    let width = card.offset_width();
    let step = next.map_or(width, |next| (next.offset_left() - card.offset_left()).abs()).max(1);
    let cards = ((row.client_width() + step - width) / step).max(1);
    platform::scroll(row, if forward { cards * step } else { -cards * step });
}
