//! JSON of no known format: a choice of places for each field.

use super::bench::Bench;
use crate::finder::{self, Row};
use leptos::prelude::*;

#[component]
pub(crate) fn Fields(bench: Bench) -> impl IntoView {
    let map = Memo::new(move |_| {
        bench.settings.with(|settings| settings.get("map").unwrap_or_default().to_owned())
    });
    let rows =
        Memo::new(move |_| if map.with(String::is_empty) { Vec::new() } else { bench.rows() });
    let mapped = move || rows.with(|rows| !rows.is_empty());
    view! {
        <Show when=mapped>
            <section class="card" aria-labelledby="fields">
                <h2 id="fields">"Where the fields stand"</h2>
                <p class="hint">
                    "This JSON is of no known format: a map says where each of its fields stands. What is chosen here was guessed; take what fits better, and see it beside. The map is in the snippet below."
                </p>
                <div class="places">
                    {move || rows.get().into_iter().map(|row| choice(bench, map, row)).collect_view()}
                </div>
                <p class="acts">
                    <button type="button" on:click=move |_| bench.guess_again()>"Guess again"</button>
                    <a href="docs/map.md">"What a map can say: docs/map.md"</a>
                </p>
            </section>
        </Show>
    }
}

/// A field: its places in a list, each with what stands there.
fn choice(bench: Bench, map: Memo<String>, row: Row) -> impl IntoView {
    let (field, choices) = (row.field, row.choices);
    let id = format!("place-{field}");
    let chosen = Memo::new(move |_| {
        let fields = map.with(|map| finder::read(map));
        fields.into_iter().find(|(name, _)| name == field).map(|pair| pair.1).unwrap_or_default()
    });
    let known: Vec<String> = choices.iter().map(|choice| choice.value.clone()).collect();
    // What was written by hand is a choice too.
    let own = move || {
        let value = chosen.get();
        let is_own = !value.is_empty() && !known.contains(&value);
        is_own.then(|| view! { <option value=value.clone() selected=true>{value.clone()}</option> })
    };
    let options = choices.into_iter().map(|choice| {
        let value = choice.value.clone();
        let selected = move || chosen.with(|chosen| *chosen == value);
        let text = format!("{} — {}", choice.value, choice.shown);
        view! { <option value=choice.value selected=selected>{text}</option> }
    });
    view! {
        <div class="field">
            <label for=id.clone()>{row.label}" "<code>{field}</code></label>
            <select
                id=id
                dir="auto"
                prop:value=chosen
                on:change=move |event| bench.place(field, &event_target_value(&event))
            >
                <option value="" selected=move || chosen.with(String::is_empty)>"not there"</option>
                {own}
                {options.collect_view()}
            </select>
        </div>
    }
}
