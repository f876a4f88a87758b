//! The related stories: a row of cards that scrolls sideways, with a button for each direction; a plain list for one
//! or two; and a placeholder until they have loaded.
//!
//! | file | |
//! | --- | --- |
//! | `grid.rs` | the same cards in place of an article |
//! | `carousel.rs` | the row: its list, and the events that it listens to |
//! | `card.rs`, `rating.rs`, `card_media.rs` | a story |
//! | `buttons.rs`, `status.rs` | the buttons; the position in words |
//! | `placeholder.rs` | what is shown until the cards are there |
//! | `row.rs` | where the row is, and how it scrolls; `place.rs` is the arithmetic |
//! | `keys.rs`, `drag.rs`, `intent.rs` | what readers do with it |
//! | `drawn.rs`, `hold.rs` | drawing in portions; keeping the focus |

use leptos::prelude::*;

use super::{
    context::{self, Stories, text, use_actions, use_settings, use_story},
    heading::Heading,
    settle::settle,
};
use crate::locale::texts;

mod buttons;
mod card;
mod card_media;
mod carousel;
mod drag;
mod drawn;
mod grid;
mod hold;
mod intent;
mod keys;
mod place;
mod placeholder;
mod rating;
mod row;
mod status;

use buttons::Buttons;
use carousel::Carousel;
pub use grid::Grid;
use hold::Hold;
use placeholder::Placeholder;
pub use row::Row;
use status::Status;

/// Up to this many stories are a plain list.
const FEW: usize = 2;

/// Gives the element's own methods access to the row of cards while there is a carousel. A context.
#[derive(Clone, Default)]
pub struct RowHandle(pub ArcRwSignal<Option<Row>>);

/// The related stories, if there are any and they are wanted.
#[component]
pub fn Related() -> impl IntoView {
    let stories: RwSignal<Stories> = expect_context::<ArcRwSignal<Stories>>().into();
    let (settings, story) = (use_settings(), use_story());
    let is_there = move || {
        settings.related.get() != context::Related::None
            && !settings.are_cards(&story)
            && stories.with(|stories| !stories.cards.is_empty() || stories.more)
    };
    view! {
        <Show when=is_there>
            <Section stories/>
        </Show>
    }
}

/// The section of the related stories.
#[component]
fn Section(
    /// The stories.
    stories: RwSignal<Stories>,
) -> impl IntoView {
    let (row, hold) = (Row::new(use_actions()), Hold::new());
    lead_to(row, stories);
    let (title, carousel) = (text(texts::RELATED), text(texts::CAROUSEL));
    let heading = move || stories.with(|stories| stories.heading.clone()).unwrap_or_else(&title);
    let is_row = move || stories.with(is_carousel);
    let waits = move || stories.with(|stories| stories.cards.is_empty());
    // Where cards are still to come, the buttons keep their room.
    let has_buttons = move || stories.with(|stories| stories.late || !is_few(stories));
    view! {
        <section
            class=move || stories.with(class)
            part="related"
            use:settle
            aria-labelledby="related-heading"
            aria-roledescription=move || is_row().then(&carousel)
        >
            <div class="related-head">
                <Heading
                    below=1
                    class="related-heading"
                    part="related-heading"
                    id="related-heading"
                >
                    {heading}
                </Heading>
                <Show when=has_buttons>
                    <Buttons row/>
                </Show>
            </div>
            <Show when=waits fallback=move || view! { <Carousel stories row hold/> }>
                <Placeholder stories hold/>
            </Show>
            <Show when=is_row>
                <Status row/>
            </Show>
        </section>
    }
}

/// Lets the element find the row, while it is a carousel.
fn lead_to(row: Row, stories: RwSignal<Stories>) {
    let RowHandle(handle) = use_context().unwrap_or_default();
    let gone = handle.clone();
    Effect::new(move |before: Option<bool>| {
        let is_carousel = stories.with(is_carousel);
        if before != Some(is_carousel) {
            handle.set(is_carousel.then_some(row));
        }
        is_carousel
    });
    on_cleanup(move || gone.set(None));
}

fn class(stories: &Stories) -> &'static str {
    match (stories.late, is_few(stories)) {
        (false, false) => "related",
        (false, true) => "related few",
        (true, false) => "related late",
        (true, true) => "related late few",
    }
}

fn is_few(stories: &Stories) -> bool {
    stories.cards.len() <= FEW && !stories.more
}

/// Whether they are a row that scrolls.
fn is_carousel(stories: &Stories) -> bool {
    !is_few(stories) && !stories.cards.is_empty()
}
