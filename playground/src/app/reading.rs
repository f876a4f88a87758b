//! The result: the format and the issues, or why nothing can be shown and what helps.

use super::bench::{Bench, Outcome};
use crate::{
    errors::{self, Line},
    page,
    report::{Entry, Failure, Report},
};
use leptos::prelude::*;

/// Issues that are listed before the reader asks for all.
const FIRST: usize = 8;
/// Places that are listed of an issue.
const PATHS: usize = 3;

#[component]
pub(crate) fn Reading(bench: Bench) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="reading">
            <h2 id="reading">"What was read"</h2>
            <p role="status" class="verdict">{move || bench.outcome.with(verdict)}</p>
            <p class="jumps">
                <a class="jump" href="#stage">"Down to the article"</a>
                <a href="#take">"Down to the snippet"</a>
            </p>
            {move || match bench.outcome.get() {
                Outcome::Loading => ().into_any(),
                Outcome::Shown(report) => shown(report).into_any(),
                Outcome::Failed(failure) => failed(&failure).into_any(),
            }}
        </section>
    }
}

/// The result in one line.
fn verdict(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Loading => "Loading …".to_owned(),
        Outcome::Shown(report) => format!("Format: {}, {}", report.format, report.count()),
        Outcome::Failed(Failure { code, .. }) => format!("It cannot be shown: {code}"),
    }
}

fn shown(report: Report) -> impl IntoView {
    let all = RwSignal::new(false);
    let count = report.issues.len();
    let issues = report.issues;
    let listed = move || {
        let end = if all.get() { count } else { FIRST };
        issues.iter().take(end).cloned().map(issue).collect_view()
    };
    view! {
        <dl class="facts">
            <dt>"Headline"</dt>
            <dd dir="auto">{if report.headline.is_empty() { "none".to_owned() } else { report.headline }}</dd>
            <dt>"Language"</dt>
            <dd>{report.language.unwrap_or_else(|| "not given".to_owned())}</dd>
            <dt>"Blocks"</dt>
            <dd>{report.blocks}</dd>
            <dt>"Related stories"</dt>
            <dd>{report.related}</dd>
        </dl>
        <Show
            when=move || count != 0
            fallback=|| view! { <p class="hint">"Nothing had to be repaired or left out."</p> }
        >
            <ul class="issues">{listed.clone()}</ul>
        </Show>
        <Show when=move || FIRST < count && !all.get()>
            <button type="button" on:click=move |_| all.set(true)>{format!("Show all {count}")}</button>
        </Show>
    }
}

fn issue(issue: Entry) -> impl IntoView {
    let more = issue.paths.len().saturating_sub(PATHS);
    let paths = issue.paths.into_iter().take(PATHS);
    view! {
        <li class=issue.severity.class()>
            <p><strong>{issue.severity.name()}</strong>" "<code>{issue.code}</code></p>
            <p>{issue.message}</p>
            {paths.map(|path| view! { <p><code class="path" dir="ltr">{path}</code></p> }).collect_view()}
            {(more > 0).then(|| view! { <p class="path">{format!("and in {more} places more")}</p> })}
        </li>
    }
}

fn failed(failure: &Failure) -> impl IntoView + use<> {
    let lines = errors::explained(&failure.code);
    let address = format!("docs/errors.html#{}", failure.code);
    let otherwise = (failure.code == "network").then(|| {
        let words = "In this page the JSON itself will do: paste it into the field above, or choose its file.";
        view! { <p class="item">{words}</p> }
    });
    view! {
        <div class="failure">
            <p class="message">{failure.message.clone()}</p>
            {lines.into_iter().map(line).collect_view()}
            {otherwise}
            <p class="acts">
                <button type="button" on:click=|_| page::reload()>"Try again"</button>
                <a href=address>"All errors"</a>
            </p>
        </div>
    }
}

fn line(line: Line) -> impl IntoView {
    let pieces = line
        .pieces
        .into_iter()
        .map(
            |(code, text)| {
                if code { view! { <code>{text}</code> }.into_any() } else { text.into_any() }
            },
        )
        .collect_view();
    view! { <p class:item=line.item>{pieces}</p> }
}
