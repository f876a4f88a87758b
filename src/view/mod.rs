//! The views: one file a component, from the whole widget down to a run of text.

mod body;
mod dateline;
mod figure;
mod inline;
mod node;
mod page;
mod related;
mod slices;
mod story;
mod table;

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::element::{Notify, Shown};
use node::{Node, Tree, node, set};
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
    move || Tree { root: views(&shown.get(), &root, &notify), document: root.owner_document() }
}

fn views(shown: &Shown, root: &HtmlElement, notify: &Notify) -> Node {
    let views = node("div").class("views");
    let Some(page) = Page::of(shown) else {
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
    views
        .with_some(shown.saved.as_ref().map(|saved| dateline::saved(saved, &page)))
        .with_some(settings.today.then(|| dateline::today(&page)))
        .with(story::story(&page))
        .with_some(related::related(&page, notify))
}
