//! The views: one file a component, from the whole widget down to a run of text.

mod body;
mod controls;
mod dateline;
mod embed;
mod figure;
mod inline;
pub(crate) mod node;
mod page;
mod related;
mod slices;
pub(crate) mod story;
mod table;

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::{
    element::{Notify, Shown},
    locale::texts,
    platform,
};
use node::{Newer, Node, Tree, node, set};
use page::Page;
pub(crate) use slices::Drawing;

/// All that the shadow root shows once an article is there.
#[component]
#[expect(
    unreachable_pub,
    reason = "`#[component]` makes a public type of the function's arguments"
)]
pub fn Widget(
    /// The article and the attributes.
    shown: ArcRwSignal<Shown>,
    /// How events leave.
    notify: Notify,
    /// The element that the views stand in; it takes the language and direction of what they show.
    root: HtmlElement,
) -> impl IntoView {
    move || {
        let shown = shown.get();
        let document = root.owner_document();
        Tree { root: views(&shown, &root, &notify), document, newer: newer(&shown) }
    }
}

/// What a newer version needs, where one may come.
fn newer(shown: &Shown) -> Option<Newer> {
    let reading = shown.reading.as_ref().filter(|_| shown.settings.refresh)?;
    Some(Newer {
        language: shown.language(&reading.article).to_owned(),
        words: shown.texts.get(texts::UPDATES).to_owned(),
        is_one: shown.renewed,
    })
}

fn views(shown: &Shown, root: &HtmlElement, notify: &Notify) -> Node {
    let views = node("div").class("views");
    let width = shown.reading.as_ref().map(|_| root.client_width());
    let Some(page) = width.and_then(|width| Page::of(shown, width)) else {
        // What the loader says after a failure is not in the article's language.
        set(root, "lang", None);
        set(root, "dir", None);
        return views;
    };
    let Page { article, settings, .. } = page;
    let language = settings.language.as_ref().or(article.language.as_ref());
    let direction = settings.direction.or_else(|| article.direction());
    set(root, "lang", language.map(|language| language.as_str()));
    set(root, "dir", direction.map(|direction| direction.name()));
    // Filled when something has come: a live region speaks what changes in it.
    let updates = settings.refresh.then(|| node("p").class("updates").attr("role", "status"));
    views
        .set("data-broken", page.text(texts::BROKEN))
        .alive(Box::new(|views| Box::new(platform::Until(platform::settle(views)))))
        .with_some(updates)
        .with_some(shown.saved.as_ref().map(|saved| dateline::saved(saved, &page)))
        .with_some(settings.today.then(|| dateline::today(&page)))
        .with(story::story(&page))
        .with_some(related::related(&page, notify))
}
