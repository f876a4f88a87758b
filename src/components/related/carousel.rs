//! The row of cards: its list, and the events that it listens to.

use leptos::prelude::*;
use leptos_markup::keep;

use super::{card::Card, drawn::use_drawn, hold::Hold, intent::Intent, row::Row};
use crate::{
    browser::{
        observe::{InView, Resizes},
        scroll,
        time::Timer,
    },
    components::context::{self, Stories, use_actions, use_settings, use_story},
};

/// After so many milliseconds without scrolling a row counts as stopped, in browsers that do not report it.
const STILL: f64 = 150.0;

/// The row of cards. Where they do not scroll, as one or two do not, it is a plain list.
#[component]
pub fn Carousel(
    /// The stories.
    stories: RwSignal<Stories>,
    /// What becomes of the row.
    row: Row,
    /// Keeps the focus in the section.
    hold: Hold,
) -> impl IntoView {
    let list = row.list;
    hold.pass(move || row.element());
    watch(row);
    let intent = Intent::new(use_actions());
    let (comes, focuses, leaves, blurs) = (intent.clone(), intent.clone(), intent.clone(), intent);
    // Where nothing in it can have the focus, the row itself has to, to be scrolled.
    let has_links = move |stories: &Stories| {
        stories.cards.iter().filter_map(context::Card::story).any(|story| story.url.is_some())
    };
    let mut still: Option<Timer> = None;
    let scrolls = move |_| {
        row.scrolled();
        if row.element().is_some_and(|list| !scroll::tells_end(&list)) {
            drop(still.replace(Timer::new(STILL, move || row.rest())));
        }
    };
    view! {
        <ul
            class="cards"
            part="cards"
            class:dragged=move || row.is_dragged.get()
            id="cards"
            tabindex=move || if stories.with(has_links) { "-1" } else { "0" }
            node_ref=list
            on:scroll=scrolls
            on:scrollend=move |_| row.rest()
            on:keydown=move |event| row.key_down(&event)
            on:focusin=move |event| {
                row.focus_in(&event);
                focuses.come(&event);
            }
            on:focusout=move |_| blurs.leave()
            on:pointerover=move |event| comes.come(&event)
            on:pointerleave=move |_| leaves.leave()
            on:pointerdown=move |event| row.pointer_down(&event)
            on:pointermove=move |event| row.pointer_move(&event)
            on:pointerup=move |_| row.pointer_up()
            on:pointercancel=move |_| row.pointer_up()
            on:dragstart=move |event| row.drag_start(&event)
            on:click:capture=move |event| row.click(&event)
        >
            <Cards stories row below=2/>
        </ul>
    }
}

/// The cards of a list, bit by bit.
#[component]
pub fn Cards(
    /// The stories.
    stories: RwSignal<Stories>,
    /// The row that they stand in.
    row: Row,
    /// How far their headings stand below the article's headline.
    below: u8,
) -> impl IntoView {
    let drawn = use_drawn(stories, row);
    let cards = move || -> Vec<context::Card> {
        stories.with(|stories| stories.cards.iter().take(drawn.get()).cloned().collect())
    };
    view! {
        <For
            each=cards
            key=|card| card.key
            children=move |card| view! { <Card card stories row below/> }
        />
    }
}

/// Has the row told of what becomes of it.
fn watch(row: Row) {
    Effect::new(move || {
        let Some(list) = row.list.get() else { return };
        keep(Resizes::new(&list, move || row.adapt()));
        keep(InView::near(&list, move || row.come_near()));
    });
    // What may turn it round.
    let (settings, story) = (use_settings(), use_story());
    Effect::new(move |before: Option<()>| {
        settings.direction.track();
        settings.language.track();
        story.reading.track();
        if before.is_some() {
            row.adapt();
        }
    });
}
