//! The related stories: a row of cards that scrolls sideways, with a button for each direction.

use article::{Story, json::Value};
use js_sys::Function;
use leptos::{ev::MouseEvent, html, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{HtmlElement, ScrollBehavior, ScrollToOptions};

use super::{
    dateline::time,
    figure::{Priority, frame},
    node::{self, Node, node},
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
    let title = related.heading.clone().unwrap_or_else(|| texts::RELATED.to_owned());
    let title = heading(page.settings.heading_level + 1)
        .part("related-heading")
        .attr("id", "related-heading")
        .text(&title);
    let cards = related.stories.iter().enumerate().map(|(index, story)| card(index, story, page));
    let cards: Vec<Node> = cards.collect();
    let details: Vec<Selected> = related.stories.iter().map(Selected::of).collect();
    let notify = notify.clone();
    let select = move |index: usize| match details.get(index) {
        Some(selected) => notify.send("related-select", selected.detail(index)),
        None => true,
    };
    Some(node::view(view! { <Carousel title cards select /> }.into_any()))
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
#[component]
fn Carousel<F>(
    /// The heading.
    title: Node,
    /// The cards.
    cards: Vec<Node>,
    /// Told of a card that was activated; `false`: its link is not to be followed.
    select: F,
) -> impl IntoView
where
    F: Fn(usize) -> bool + 'static,
{
    let row = NodeRef::<html::Ul>::new();
    let (room, set_room) = signal(Room::default());
    let measure = move || {
        if let Some(row) = row.get_untracked() {
            set_room.set(Room::of(&row));
        }
    };
    row.on_load(move |row| watch(&row, measure));
    let turn = move |forward: bool| {
        if let Some(row) = row.get_untracked() {
            scroll(&row, forward);
        }
    };
    let click = move |event: MouseEvent| {
        let index = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .and_then(|target| target.closest("a[data-index]").ok().flatten())
            .and_then(|link| link.get_attribute("data-index")?.parse().ok());
        if index.is_some_and(|index| !select(index)) {
            event.prevent_default();
        }
    };
    view! {
        <section
            class="related"
            part="related"
            aria-roledescription=texts::CAROUSEL
            aria-labelledby="related-heading"
        >
            <div class="related-head">
                {title}
                <div class="related-buttons" hidden=move || !room.get().scrolls()>
                    <button
                        type="button"
                        class="previous"
                        part="previous"
                        aria-label=texts::PREVIOUS
                        aria-disabled=move || (!room.get().before).to_string()
                        on:click=move |_| turn(false)
                    ></button>
                    <button
                        type="button"
                        class="next"
                        part="next"
                        aria-label=texts::NEXT
                        aria-disabled=move || (!room.get().after).to_string()
                        on:click=move |_| turn(true)
                    ></button>
                </div>
            </div>
            <ul class="cards" node_ref=row on:scroll=move |_| measure() on:click=click>
                {cards}
            </ul>
        </section>
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

/// Measures the row whenever its size changes, until it is taken down.
fn watch(row: &HtmlElement, measure: impl Fn() + 'static) {
    let callback = Closure::<dyn Fn()>::new(measure);
    let stop: Function = platform::observe_size(row, callback.as_ref().unchecked_ref());
    let stop = SendWrapper::new((stop, callback));
    on_cleanup(move || {
        let (stop, _callback) = stop.take();
        let _ = stop.call0(&JsValue::NULL);
    });
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
