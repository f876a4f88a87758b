//! The panel: its cards, in the order of the page.

#![allow(unreachable_pub, reason = "`component` makes a public item beside each view")]

mod appearance;
mod bench;
mod fields;
mod origin;
mod reading;
mod take;

use bench::{Bench, apply};
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast as _;

/// Mounts the panel.
pub(crate) fn start() {
    let place = document().get_element_by_id("panel").and_then(|place| place.dyn_into().ok());
    let Some(place) = place else { return };
    mount_to(place, Panel).forget();
}

#[component]
fn Panel() -> impl IntoView {
    let bench = Bench::new();
    bench.listen();
    Effect::new(move || bench.settings.with(apply));
    bench.load();
    view! {
        <div
            class="cards"
            on:dragover=|event| event.prevent_default()
            on:drop=move |event| origin::take(bench, &event)
        >
            <origin::Origin bench/>
            <reading::Reading bench/>
            <fields::Fields bench/>
            <origin::Editor bench/>
            <appearance::Appearance bench/>
            <take::Take bench/>
        </div>
    }
}
