//! Where the article comes from: an address, a sample, JSON, a file.

use super::bench::Bench;
use crate::{
    page,
    samples::{Group, SAMPLES},
    settings::Source,
};
use leptos::{prelude::*, task::spawn_local};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

#[component]
pub(crate) fn Origin(bench: Bench) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    Effect::new(move || {
        bench.settings.with(|settings| {
            typed.set(match &settings.source {
                Source::Address(address) => address.clone(),
                Source::Sample(_) | Source::Own => String::new(),
            });
        });
    });
    let rest =
        move || untrack(|| SAMPLES.iter().any(|it| it.group != Group::Formats && bench.shows(it)));
    view! {
        <section class="card" aria-labelledby="origin">
            <h2 id="origin">"Your article"</h2>
            <form
                on:submit=move |event| {
                    event.prevent_default();
                    bench.open(&typed.get_untracked());
                }
            >
                <label for="address">"Address of its JSON, or the JSON itself"</label>
                <div class="line">
                    <input
                        id="address"
                        type="text"
                        inputmode="url"
                        autocomplete="url"
                        autocapitalize="off"
                        spellcheck="false"
                        dir="ltr"
                        placeholder="https://news.example/wp-json/wp/v2/posts/57?_embed"
                        prop:value=typed
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                    <button type="submit" class="main">"Show"</button>
                </div>
            </form>
            {group(bench, Group::Formats, "A sample of each format")}
            <details open=rest>
                <summary>"More samples: every block, right to left, related stories"</summary>
                {group(bench, Group::Whole, "In full")}
                {group(bench, Group::Carousel, "Related stories")}
            </details>
        </section>
    }
}

/// The JSON, to be read and changed.
#[component]
pub(crate) fn Editor(bench: Bench) -> impl IntoView {
    let edited = debounced(move |text| bench.own(text));
    view! {
        <section class="card" aria-labelledby="editor">
            <h2 id="editor">"The JSON"</h2>
            <label for="json" class="unseen">"JSON of the article"</label>
            <textarea
                id="json"
                rows="12"
                dir="ltr"
                spellcheck="false"
                autocapitalize="off"
                autocomplete="off"
                placeholder="{ \"headline\": \"…\", \"body\": [ … ] }"
                prop:value=bench.text
                on:input=move |event| edited(event_target_value(&event))
            ></textarea>
            <input
                type="file"
                aria-label="JSON of the article from a file"
                accept=".json,application/json,application/ld+json,application/feed+json"
                on:change=move |event| take(bench, &event)
            />
            <p class="hint">
                "Paste, edit or drop it here. It stays in this page: nothing of it is sent anywhere, or is in a link."
            </p>
        </section>
    }
}

/// Takes what was chosen or dropped: JSON in a file, JSON or an address as text.
pub(crate) fn take(bench: Bench, event: &JsValue) {
    let text = page::dropped(event);
    spawn_local(async move {
        let text = JsFuture::from(text).await.ok().and_then(|text| text.as_string());
        let Some(text) = text else { return };
        let address = text.trim();
        if address.starts_with("https://") || address.starts_with("http://") {
            bench.open(address);
        } else {
            bench.own(text);
        }
    });
}

/// A group of samples, each a button.
fn group(bench: Bench, group: Group, name: &'static str) -> impl IntoView {
    let samples = SAMPLES.iter().filter(|sample| sample.group == group);
    let buttons = samples.map(|sample| {
        view! {
            <li>
                <button
                    type="button"
                    aria-pressed=move || bench.shows(sample).to_string()
                    on:click=move |_| bench.sample(sample)
                >
                    {sample.label}
                </button>
            </li>
        }
    });
    view! {
        <fieldset>
            <legend>{name}</legend>
            <ul class="chips">{buttons.collect_view()}</ul>
        </fieldset>
    }
}

/// A function that does something a moment later, if it is not called again before.
fn debounced(act: impl Fn(String) + Clone + 'static) -> impl Fn(String) + Clone {
    let calls = Rc::new(Cell::new(0_u32));
    move |text| {
        let call = calls.get() + 1;
        calls.set(call);
        let (calls, act) = (calls.clone(), act.clone());
        let later = move || {
            if calls.get() == call {
                act(text);
            }
        };
        set_timeout(later, std::time::Duration::from_millis(250));
    }
}
