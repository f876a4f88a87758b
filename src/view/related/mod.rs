//! The related stories: a row of cards that scrolls sideways, with a button for each direction; one or two as
//! a plain list; and what stands in their place until they are there.

mod card;

use article::text;
use leptos::prelude::GetUntracked;
use wasm_bindgen::JsCast;
use web_sys::{Element as Dom, Event};

use super::{
    node::{Node, closest, node},
    page::{Page, heading},
};
use crate::{
    element::Element,
    list::{Card, List},
    locale::texts,
    platform,
    settings::Related,
};

/// Cards that are drawn at once, more than two widths of view; their heights are the row's. (In the style
/// sheet too.)
const FIRST: usize = 12;
/// Up to so many stories are a plain list.
const FEW: usize = 2;

/// The related stories, if there are any and they are wanted.
pub(crate) fn related(page: &Page<'_>, list: &List, number: usize) -> Option<Node> {
    if page.settings.related == Related::None || (list.cards.is_empty() && list.next.is_none()) {
        return None;
    }
    let title = heading(page.settings.heading_level + 1)
        .part("related-heading")
        .attr("id", "related-heading")
        .text(list.heading.as_deref().unwrap_or_else(|| page.text(texts::RELATED)));
    let few = list.cards.len() <= FEW && list.next.is_none();
    let class = match (list.late, few) {
        (false, false) => "related",
        (false, true) => "related few",
        (true, false) => "related late",
        (true, true) => "related late few",
    };
    let mut head = node("div").class("related-head").with(title);
    // Where cards are still to come, the buttons keep their room.
    if list.late || !few {
        let buttons = node("div").class("related-buttons").attr("hidden", "until-known");
        let buttons = buttons.with(button("previous", page.text(texts::PREVIOUS)));
        head = head.with(buttons.with(button("next", page.text(texts::NEXT))));
    }
    let waits = list.cards.is_empty();
    let mut section = node("section")
        .class(class)
        .attr("part", "related")
        .attr("aria-labelledby", "related-heading")
        .set("data-broken", page.text(texts::BROKEN))
        .alive(Box::new(|section| Box::new(platform::Until(platform::settle(section)))))
        .with(head)
        .with(if waits { place(page, list) } else { row(page, list) });
    if !few && !waits {
        let status = node("p").part("status").attr("role", "status");
        section = section.set("aria-roledescription", page.text(texts::CAROUSEL)).with(
            status
                .set("data-several", page.text(texts::POSITION))
                .set("data-one", page.text(texts::POSITION_ONE)),
        );
    }
    let act = move || move |event: Event| act(number, &event);
    Some(section.on("click", act()).on("more", act()).on("draw", act()).alive(Box::new(
        move |section| {
            let notify = crate::get(number).map(|element| element.notify.0.clone());
            Box::new(notify.map(|notify| platform::Until(platform::live(section, &notify))))
        },
    )))
}

/// What is asked of the stories: to fetch more, to draw one more, to follow a card.
fn act(number: usize, event: &Event) {
    let Some(element) = crate::get(number) else { return };
    let is = event.type_();
    if is == "draw" {
        if draw_card(&element, event).is_none() {
            event.prevent_default();
        }
    } else if is == "more" || closest(event, ".retry").is_some() {
        element.more();
    } else {
        element.select(event);
    }
}

/// The place of cards that are still to come.
fn place(page: &Page<'_>, list: &List) -> Node {
    let place = node("div").class("cards").attr("tabindex", "-1");
    if !list.failed {
        return place;
    }
    let again = node("button").part("retry").attr("type", "button").text(page.text(texts::AGAIN));
    place.with(node("p").text(page.text(texts::RELATED_FAILED))).with(again)
}

fn row(page: &Page<'_>, list: &List) -> Node {
    let mut row = node("ul").class("cards").attr("id", "cards");
    // Where nothing in it can have the focus, the row itself has to, to be scrolled.
    let links = list.cards.iter().filter_map(Card::story).any(|story| story.url.is_some());
    row = row.attr("tabindex", if links { "-1" } else { "0" });
    for (index, card) in list.cards.iter().take(FIRST).enumerate() {
        row = row.with_some(card::card(index, card, page));
    }
    row
}

fn button(name: &'static str, label: &str) -> Node {
    node("button")
        .part(name)
        .attr("type", "button")
        .set("aria-label", label)
        .attr("aria-controls", "cards")
        .attr("aria-disabled", "true")
}

/// Draws the next card into a row that has not got all of them; `None` where there is none.
fn draw_card(element: &Element, event: &Event) -> Option<()> {
    // The event is sent to the section, which the row stands in.
    let section: Dom = event.current_target()?.unchecked_into();
    let row = section.first_element_child()?.next_element_sibling()?;
    let shown = element.shown.get_untracked();
    let index = row.child_element_count() as usize;
    if index >= element.list.borrow().cards.len() {
        element.complete();
    }
    let card = element.list.borrow().cards.get(index).cloned()?;
    let card = card::card(index, &card, &Page::of(&shown, 0)?)?;
    row.append_child(&card.draw(&row.owner_document()?, &mut Vec::new())).ok().map(|_| ())
}

/// The card's link that an event is for, and its place in the list.
pub(crate) fn index_of(event: &Event) -> Option<(Dom, usize)> {
    let link = closest(event, "a[data-index]")?;
    let index = text::whole(&link.get_attribute("data-index")?)?;
    Some((link, usize::try_from(index).ok()?))
}
