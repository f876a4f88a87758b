//! What the page author copies: the snippet, the policy, and a link to the page as it is now.

use super::bench::{Bench, Outcome};
use crate::{
    page,
    report::Hosts,
    settings::Source,
    snippet::{self, Parts},
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

#[component]
pub(crate) fn Take(bench: Bench) -> impl IntoView {
    let html = Memo::new(move |_| {
        with_parts(bench, |parts, _| bench.settings.with(|settings| snippet::html(settings, parts)))
    });
    let command = Memo::new(move |_| {
        with_parts(bench, |parts, _| {
            bench.settings.with(|settings| snippet::command(settings, parts)).unwrap_or_default()
        })
    });
    let policy = Memo::new(move |_| {
        with_parts(bench, |parts, hosts| {
            bench.settings.with(|settings| snippet::policy(settings, parts, hosts))
        })
    });
    let link = Memo::new(move |_| {
        let hash = bench.settings.with(crate::settings::Settings::written)?;
        Some(if hash.is_empty() { page::base() } else { format!("{}#{hash}", page::base()) })
    });
    let own = move || bench.settings.with(|settings| settings.source == Source::Own);
    view! {
        <section class="card" aria-labelledby="take">
            <h2 id="take">"Take it along"</h2>
            <h3 id="snippet-title">"Snippet"</h3>
            <pre id="snippet" tabindex="0" dir="ltr" aria-labelledby="snippet-title">{move || clipped(html.get())}</pre>
            <Copy text=html name="Copy the snippet"/>
            <p class="hint">
                "It goes into the body of any page. A file of its own has to begin with "
                <code>"<!doctype html><meta charset=\"utf-8\">"</code>
                "."
            </p>
            <h3 id="command-title">"HTML with the article in it"</h3>
            <Show
                when=move || command.with(|command| !command.is_empty())
                fallback=|| view! {
                    <p class="hint">"For JSON that has an address: the page then fetches newer versions from there."</p>
                }
            >
                <pre id="command" tabindex="0" dir="ltr" aria-labelledby="command-title">{command}</pre>
                <Copy text=command name="Copy the command"/>
                <p class="hint">
                    "Run it where you build your pages: readers see the article before the script has come. "
                    <a href="docs/prerendering.html">"How that works"</a>
                    "."
                </p>
            </Show>
            <h3 id="policy-title">"Header of a page with a strict policy"</h3>
            <pre id="policy" tabindex="0" dir="ltr" aria-labelledby="policy-title">{policy}</pre>
            <Copy text=policy name="Copy the header"/>
            <p class="hint">
                "The servers of the script and of the JSON have to send "
                <code>"Access-Control-Allow-Origin: *"</code>
                ", or the origin of your page."
            </p>
            <h3>"Link to this page"</h3>
            {move || match link.get() {
                Some(link) => view! {
                    <Copy text=Memo::new(move |_| link.clone()) name="Copy the link"/>
                    <p class="hint">
                        {move || if own() {
                            "The link holds the settings, and never the JSON that you pasted."
                        } else {
                            "The link holds the settings and where the article comes from."
                        }}
                    </p>
                }
                .into_any(),
                None => view! { <p class="hint">"The settings are too long for an address."</p> }.into_any(),
            }}
        </section>
    }
}

/// Characters of a snippet that are shown; it is copied whole.
const SHOWN: usize = 4_000;

fn clipped(text: String) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => {
            format!("{}\n… (it is copied whole)", text.get(..end).unwrap_or_default())
        }
        None => text,
    }
}

fn with_parts(bench: Bench, write: impl FnOnce(&Parts<'_>, &Hosts) -> String) -> String {
    let script = page::resolve("article-widget.js", Some(&page::base())).unwrap_or_default();
    let src = bench.address();
    let report = match bench.outcome.get() {
        Outcome::Shown(report) => Some(report),
        Outcome::Loading | Outcome::Failed(_) => None,
    };
    let json = bench.text.get();
    let parts = Parts {
        script: &script,
        src: src.as_deref(),
        json: &json,
        page: report.as_ref().and_then(|report| report.page.as_deref()),
        headline: report.as_ref().map_or("", |report| report.headline.as_str()),
    };
    write(&parts, report.as_ref().map_or(&Hosts::default(), |report| &report.hosts))
}

/// A button that copies a text, and says so.
#[component]
fn Copy(text: Memo<String>, name: &'static str) -> impl IntoView {
    let told = RwSignal::new("");
    let copy = move |_| {
        let copied = page::copy(&text.get_untracked());
        spawn_local(async move {
            told.set(match JsFuture::from(copied).await {
                Ok(_) => "Copied",
                Err(_) => "The browser does not allow it: select the text instead",
            });
            set_timeout(
                move || told.try_set("").map_or((), |_| ()),
                std::time::Duration::from_secs(4),
            );
        });
    };
    view! {
        <p class="acts">
            <button type="button" on:click=copy>{name}</button>
            <span role="status">{told}</span>
        </p>
    }
}
