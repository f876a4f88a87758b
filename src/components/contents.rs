//! A list of the headings in the text. It links to them, and marks the one that is being read.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use leptos_markup::keep;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::{
    context::{text, use_foreign, use_settings, use_story},
    drawing::Drawing,
    outline::headings,
};
use crate::{
    browser::{observe::InView, scroll::all},
    locale::texts,
};

/// The fewest headings for which there is a list.
const LEAST: usize = 2;

/// The part of the view that counts as read: everything above it, and its upper third.
const READ: &str = "9999999px 0px -66% 0px";

/// The list, if the text has enough headings.
#[component]
pub fn Contents() -> impl IntoView {
    let story = use_story();
    let headings = headings(&story.reading().article);
    if headings.len() < LEAST {
        return None;
    }
    let language = use_foreign();
    let direction = language.clone();
    let entries = headings.into_iter().map(|heading| {
        let class = ["contents-", &article::text::number(heading.below)].concat();
        let href = ["#", &heading.name].concat();
        view! { <li class=class><a href=href>{heading.words}</a></li> }
    });
    let entries = entries.collect::<Vec<_>>();
    Some(view! {
        <nav class="contents" part="contents" aria-label=text(texts::CONTENTS) use:follow=story.drawing.clone()>
            <p class="contents-title">{text(texts::CONTENTS)}</p>
            <ol lang=move || language.language() dir=move || direction.direction()>
                {entries}
            </ol>
        </nav>
    })
}

/// A directive: marks the heading that is being read, once all are there; and again when they are other elements.
fn follow(list: Element, drawing: Drawing) {
    let settings = use_settings();
    let watch: Rc<RefCell<Option<InView>>> = Rc::default();
    let ends = Rc::downgrade(&watch);
    keep(watch);
    Effect::new(move |_| {
        settings.heading_level.track();
        let (list, drawing, watch) = (list.clone(), drawing.clone(), ends.clone());
        spawn_local(async move {
            drawing.end().await;
            if let Some(watch) = watch.upgrade() {
                watch.replace(mark(&list));
            }
        });
    });
}

fn mark(list: &Element) -> Option<InView> {
    let article = list.closest(".article").ok()??;
    let headings = all(&article, ".body .heading");
    let links = all(list, "a");
    let mut read = vec![false; headings.len()];
    InView::each(&headings.clone(), READ, move |heading, is_read| {
        let place = headings.iter().position(|other| *other == heading);
        if let Some(read) = place.and_then(|place| read.get_mut(place)) {
            *read = is_read;
        }
        let current = read.iter().rposition(|read| *read);
        for (place, link) in links.iter().enumerate() {
            let _ = if Some(place) == current {
                link.set_attribute("aria-current", "location")
            } else {
                link.remove_attribute("aria-current")
            };
        }
    })
}
