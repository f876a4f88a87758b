//! The text; of a long article its beginning at once, the rest in slices, between which the browser can paint and
//! answer the reader.
//!
//! A slice is an element of its own, which the browser neither styles nor lays out until it comes near the view or has
//! the time (`content-visibility` in `style/body.css`; `docs/decisions/0013-slices.md`). A newer version changes, in each slice,
//! the blocks that are others; those that stay are left as the reader has them.

pub(crate) mod plan;

use std::sync::{Arc, Mutex, PoisonError};

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    content::Block,
    context::{Story, use_foreign, use_story},
};
use crate::browser::time::{idle, pass};
use plan::{Entry, Plan};

/// Milliseconds after which the browser has its turn.
const TURN: f64 = 10.0;

/// The text.
#[component]
pub fn Body() -> impl IntoView {
    let story = use_story();
    let plan = Plan::of(story.reading());
    story.outline.set_names(plan.names().to_vec());
    let mut pieces = plan.pieces().into_iter().map(ArcRwSignal::new).collect::<Vec<_>>();
    follow(&story, plan, pieces.clone());
    let beginning = if pieces.is_empty() { ArcRwSignal::default() } else { pieces.remove(0) };
    let language = use_foreign();
    let direction = language.clone();
    let drawn = ArcRwSignal::new(if story.stands { pieces.len() } else { 0 });
    let laid_out = ArcRwSignal::new(0_usize);
    // Without a browser it is written in one piece.
    if cfg!(target_family = "wasm") && !pieces.is_empty() {
        draw(&story, drawn.clone(), laid_out.clone(), pieces.len());
    }
    let slice = move |(place, blocks): (usize, ArcRwSignal<Vec<Entry>>)| {
        let laid_out = laid_out.clone();
        view! {
            <div class="slice" class:laid-out=move || place < laid_out.get()>
                <Blocks blocks/>
            </div>
        }
    };
    let slices = move || pieces.iter().take(drawn.get()).cloned().enumerate().collect::<Vec<_>>();
    view! {
        <div
            class="body"
            part="body"
            lang=move || language.language()
            dir=move || direction.direction()
        >
            <Blocks blocks=beginning/>
            <For
                each=slices
                key=|slice| slice.0
                children=slice
            />
        </div>
    }
}

/// Blocks of the text, which newer versions change one by one.
#[component]
fn Blocks(
    /// Which they are.
    blocks: ArcRwSignal<Vec<Entry>>,
) -> impl IntoView {
    let story = use_story();
    let draw = move |entry: Entry| {
        let reading = story.reading();
        story.outline.go_on_at(entry.place, entry.headings);
        let block = reading.article.body.get(entry.at);
        block.map(|block| view! { <Block block/> })
    };
    view! { <For each=move || blocks.get() key=|entry| entry.id children=draw/> }
}

/// Draws the slices one after the other, as many at a time as leave the browser its turns. When they are all there, the
/// browser lays them out too, while it has nothing else to do: until then Chromium's accessibility tree has nothing of
/// those that are far from the view, no heading and no link.
fn draw(story: &Story, drawn: ArcRwSignal<usize>, laid_out: ArcRwSignal<usize>, all: usize) {
    let begun = Arc::new(story.drawing.begin());
    let going = Arc::downgrade(&begun);
    spawn_local(async move {
        while drawn.get_untracked() < all {
            pass().await;
            let until = Date::now() + TURN;
            while drawn.get_untracked() < all && Date::now() < until {
                if going.upgrade().is_none() {
                    return;
                }
                drawn.update(|drawn| *drawn += 1);
                leptos_markup::flush();
            }
        }
        // Let go here, not with the story.
        if let Some(begun) = going.upgrade() {
            begun.end();
        }
        while laid_out.get_untracked() < all {
            idle().await;
            if going.strong_count() == 0 {
                return;
            }
            laid_out.update(|laid_out| *laid_out += 1);
        }
    });
    on_cleanup(move || drop(begun));
}

/// Brings newer versions into the pieces.
fn follow(story: &Story, plan: Plan, pieces: Vec<ArcRwSignal<Vec<Entry>>>) {
    let (reading, news, outline) =
        (story.reading.clone(), story.news.clone(), story.outline.clone());
    let plan = Mutex::new(plan);
    Effect::new(move |before: Option<()>| {
        let reading = reading.get();
        if before.is_none() {
            return;
        }
        let mut plan = plan.lock().unwrap_or_else(PoisonError::into_inner);
        plan.renew(reading);
        outline.set_names(plan.names().to_vec());
        for (piece, new) in pieces.iter().zip(plan.pieces()) {
            if piece.with_untracked(|old| *old != new) {
                piece.set(new);
            }
        }
        news.set(plan.news());
    });
}
