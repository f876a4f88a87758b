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
use web_sys::{Element, HtmlElement};

use crate::{element::Shown, locale::texts, platform};
use node::{Newer, Node, Tree, node};
pub(crate) use slices::Drawing;

pub(crate) use node::{Living, set};
pub(crate) use page::Page;
pub(crate) use related::{index_of, related};

/// The article, once there is one.
#[component]
#[expect(
    unreachable_pub,
    reason = "`#[component]` makes a public type of the function's arguments"
)]
pub fn Widget(
    /// The article and the attributes.
    shown: ArcRwSignal<Shown>,
    /// What the module knows the element by.
    number: usize,
    /// The element that the views stand in; it takes the language and direction of what they show.
    root: HtmlElement,
) -> impl IntoView {
    move || {
        let shown = shown.get();
        let document = root.owner_document();
        Tree { root: article(&shown, &root, number), document, newer: newer(&shown) }
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

/// The place of the related stories, below the article: they come and grow without it.
pub(crate) fn place(root: &HtmlElement) -> Element {
    let place = node("div").class("stories");
    let place = root.owner_document().map(|document| place.draw(&document, &mut Vec::new()));
    let place = place.unwrap_or_else(|| root.clone().into());
    let _ = root.append_child(&place);
    place
}

fn article(shown: &Shown, root: &HtmlElement, number: usize) -> Node {
    let views = node("div").class("views");
    let width = shown.reading.as_ref().map(|_| platform::width_of(root));
    let Some(page) = width.and_then(|width| Page::of(shown, width)) else {
        // What the loader says after a failure is not in the article's language.
        set(root, "lang", None);
        set(root, "dir", None);
        return views;
    };
    set(root, "lang", page.language().map(|language| language.as_str()));
    set(root, "dir", page.direction().map(|direction| direction.name()));
    let back = shown.inside.as_ref().map(|before| {
        let back = node("button").part("back").attr("type", "button");
        back.text(&page.say(texts::BACK_TO_STORY, &[before])).on("click", move |_| {
            if let Some(element) = crate::get(number) {
                element.back();
            }
        })
    });
    // Filled when something has come: a live region speaks what changes in it.
    let updates = page.settings.refresh.then(|| node("p").class("updates").attr("role", "status"));
    views
        .set("data-broken", page.text(texts::BROKEN))
        .alive(Box::new(|views| Box::new(platform::Until(platform::settle(views)))))
        .with_some(back)
        .with_some(updates)
        .with_some(shown.saved.as_ref().map(|saved| dateline::saved(saved, &page)))
        .with_some(page.settings.today.then(|| dateline::today(&page)))
        .with(story::story(&page))
}
