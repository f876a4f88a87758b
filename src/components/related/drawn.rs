//! Draws the cards of a long row in portions: the first at once, the others while the page is idle.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::row::Row;
use crate::{
    browser::time::{idle, now},
    components::{
        context::{Action, Stories, use_actions, use_story},
        drawing::Begun,
    },
};

/// Cards that are drawn at once, more than two widths of view; their heights are the row's. (In the style sheet too.)
const FIRST: usize = 12;
/// How many cards are drawn before the clock is checked again.
const SOME: usize = 6;
/// Milliseconds that drawing may take at a time.
const SLICE: i64 = 8;

/// How many cards of the stories are drawn. It grows until they all are; until then the story's drawing is under way.
pub(super) fn use_drawn(stories: RwSignal<Stories>, row: Row) -> RwSignal<usize> {
    let (story, actions) = (use_story(), use_actions());
    let drawing = story.drawing.clone();
    let first =
        if story.stands { stories.with_untracked(|stories| stories.cards.len()) } else { 0 };
    let drawn = RwSignal::new(first.max(FIRST));
    let grows = StoredValue::new(false);
    // The last card of a list whose rest has been asked for.
    let mut completed = None;
    Effect::new(move |before: Option<usize>| {
        let (known, last) = stories
            .with(|stories| (stories.cards.len(), stories.cards.last().map(|card| card.key)));
        if known > drawn.get() {
            if !grows.get_value() {
                grows.set_value(true);
                spawn_local(grow(Growth { stories, drawn, row, grows, _drawing: drawing.begin() }));
            }
            return known;
        }
        // At first the browser tells when it has laid them out: to ask would have it do so now.
        if before.is_some_and(|before| before != known) {
            row.grow();
        }
        if last != completed {
            completed = last;
            actions.ask(Action::Complete);
        }
        known
    });
    drawn
}

struct Growth {
    stories: RwSignal<Stories>,
    drawn: RwSignal<usize>,
    row: Row,
    /// Whether a drawing is under way.
    grows: StoredValue<bool>,
    _drawing: Begun,
}

impl Growth {
    /// Whether there are cards that are not drawn yet; none once the row has been removed.
    fn is_needed(&self) -> bool {
        let known = self.stories.try_with_untracked(|stories| stories.cards.len());
        known.zip(self.drawn.try_get_untracked()).is_some_and(|(known, drawn)| drawn < known)
    }
}

async fn grow(growth: Growth) {
    while growth.is_needed() {
        idle().await;
        let end = now() + SLICE;
        while growth.is_needed() {
            growth.drawn.update(|drawn| *drawn += SOME);
            leptos_markup::flush();
            if now() >= end {
                break;
            }
        }
    }
    growth.grows.set_value(false);
    growth.row.grow();
}
