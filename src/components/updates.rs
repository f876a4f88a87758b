//! Newer versions: brings one in without moving what is being read, and offers the way to what is new in it.

use std::sync::Arc;

use article::Reading;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::context::{Story, use_interface, use_story};
use crate::{
    browser::{intl, scroll},
    locale::texts,
};

/// The class of a block that has come with a newer version.
const NEW: &str = "news";
/// The blocks of the text, one for each entry of the plan.
const BLOCKS: &str = ".body > :not(.slice), .slice > *";

/// Offers the way to the new blocks of newer versions.
#[component]
pub fn Updates() -> impl IntoView {
    let count = use_story().new_blocks.clone();
    let line = NodeRef::<leptos::html::P>::new();
    let go = {
        let count = count.clone();
        move || {
            count.set(0);
            if let Some(views) = line.get_untracked().and_then(|line| line.parent_element()) {
                show(&views);
            }
        }
    };
    let shown = count.clone();
    view! {
        <p class="updates" part="updates" role="status" node_ref=line>
            <Show when=move || { shown.get() > 0 }>
                <Button count=count.clone() go=Callback::new({ let go = go.clone(); move |()| go() })/>
            </Show>
        </p>
    }
}

/// "Show updates (3)".
#[component]
fn Button(
    /// How many blocks are new.
    count: ArcRwSignal<u32>,
    /// What it does.
    go: Callback<()>,
) -> impl IntoView {
    let interface = use_interface();
    let words = move || {
        let number = intl::number(&interface.language(), count.get());
        interface.say(texts::UPDATES, &[&number])
    };
    view! { <button type="button" on:click=move |_| go.run(())>{words}</button> }
}

/// Leads to the first new block; from then on no block counts as new.
fn show(views: &Element) {
    let blocks = scroll::all(views, ".news");
    for block in &blocks {
        let _ = block.class_list().remove_1(NEW);
    }
    if let Some(first) = blocks.first() {
        let first: &HtmlElement = first.unchecked_ref();
        first.set_tab_index(-1);
        scroll::focus_still(first);
        scroll::into_view(first);
    }
}

/// Brings a newer version of a story in. What has not changed stays, and what is being read does not move.
pub(crate) fn renew(root: &Element, story: &Story, reading: Arc<Reading>) {
    let places = Places::of(root);
    story.news.set(Vec::new());
    story.reading.set(reading);
    leptos_markup::flush();
    for (block, is_new) in scroll::all(root, BLOCKS).iter().zip(story.news.get_untracked()) {
        if is_new {
            let _ = block.class_list().add_1(NEW);
        }
    }
    places.keep(root);
    let count = scroll::all(root, ".news").len();
    story.new_blocks.set(u32::try_from(count).unwrap_or(u32::MAX));
}

/// The blocks in view, with their places.
struct Places(Vec<Place>);

struct Place {
    block: Element,
    top: f64,
    /// How far a block is from the place that is read, a third of the way down the view.
    far: f64,
}

impl Places {
    fn of(root: &Element) -> Places {
        let height = scroll::view_height(root);
        let mut places = Vec::new();
        for block in scroll::all(root, &[".header > *, ", BLOCKS].concat()) {
            let rect = block.get_bounding_client_rect();
            let (top, bottom) = (rect.top(), rect.bottom());
            if top < height && bottom > 0.0 {
                let far = (top - height / 3.0).max(height / 3.0 - bottom);
                places.push(Place { block, top, far });
            }
        }
        Places(places)
    }

    /// Scrolls whatever scrolls around it, so that the block that is being read is where it was.
    fn keep(&self, root: &Element) {
        let there = self.0.iter().filter(|place| place.block.is_connected());
        let Some(read) = there.min_by(|one, other| one.far.total_cmp(&other.far)) else { return };
        let mut around = Some(root.clone());
        while let Some(element) = around {
            let way = read.block.get_bounding_client_rect().top() - read.top;
            if way.abs() >= 1.0 && scroll::scrolls(&element) {
                scroll::by(&element, way);
            }
            around = scroll::parent(&element);
        }
    }
}
