//! Everything that the shadow root shows: a story, and the related stories.

use article::{Direction, Language};
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::{
    article::Article,
    back::Back,
    content::{Block, Draw},
    context::{Actions, Settings, Stories, Story, use_settings, use_story},
    related::{Grid, Related, RowHandle},
    saved_note::SavedNote,
    settle::settle,
    today::Today,
    updates::Updates,
};
use crate::browser::overlay::closed;

/// The widget.
#[component]
pub fn Widget(
    /// What the page's author asks for.
    settings: Settings,
    /// The story that is shown, if there is one.
    story: ArcRwSignal<Option<Story>>,
    /// The related stories.
    stories: ArcRwSignal<Stories>,
    /// Leads to the row of cards, for the element's own methods.
    row: RowHandle,
    /// What can be asked of the element.
    actions: Actions,
    /// The element around everything; it gets the language and direction of what is shown. There is none where the
    /// views are written as HTML.
    #[prop(optional)]
    root: Option<HtmlElement>,
) -> impl IntoView {
    provide_context(settings);
    provide_context(stories);
    provide_context(row);
    provide_context(actions);
    provide_context(Draw::by(|block| view! { <Block block/> }.into_any()));
    let beside = story.clone();
    let shown = move || {
        story.get().map(|story| {
            provide_context(story);
            view! { <Shown root=root.clone()/> }
        })
    };
    let related = move || {
        beside.get().map(|story| {
            provide_context(story);
            view! { <Related/> }
        })
    };
    view! {
        <div class="views" on:close:capture=closed on:toggle:capture=closed>
            {shown}
        </div>
        <div class="stories">{related}</div>
    }
}

/// A story: an article, or a card.
#[component]
fn Shown(
    /// The element that takes its language and direction.
    root: Option<HtmlElement>,
) -> impl IntoView {
    let (settings, story) = (use_settings(), use_story());
    if let Some(root) = root {
        speak(root.clone(), settings.clone(), story.clone());
        Effect::new(move |_| {
            if let Ok(Some(views)) = root.query_selector(".views") {
                settle(views);
            }
        });
    }
    let (before, saved) = (story.before.clone(), story.saved);
    let are_cards = {
        let settings = settings.clone();
        move || settings.are_cards(&story)
    };
    let refreshes = {
        let (settings, are_cards) = (settings.clone(), are_cards.clone());
        move || settings.refresh.get() && !are_cards()
    };
    let has_today = {
        let are_cards = are_cards.clone();
        move || settings.today.get() && !are_cards()
    };
    view! {
        {before.map(|headline| view! { <Back headline/> })}
        // Filled when something has come: a live region speaks what changes in it.
        <Show when=refreshes>
            <Updates/>
        </Show>
        {saved.map(|date| view! { <SavedNote date/> })}
        <Show when=has_today>
            <Today/>
        </Show>
        <Show when=are_cards fallback=|| view! { <Article/> }>
            <Grid/>
        </Show>
    }
}

/// Keeps the root's language and direction the same as those of the interface. (They end with the story, because the
/// loader's message after a failure is not in the article's language.)
fn speak(root: HtmlElement, settings: Settings, story: Story) {
    let gone = root.clone();
    Effect::new(move |_| {
        let (language, direction) = spoken(&settings, &story);
        set(&root, "lang", language.as_ref().map(|language| language.as_str()));
        set(&root, "dir", direction.map(Direction::name));
    });
    on_cleanup(move || {
        set(&gone, "lang", None);
        set(&gone, "dir", None);
    });
}

/// The language and direction of the interface; who asks follows them.
pub(crate) fn spoken(settings: &Settings, story: &Story) -> (Option<Language>, Option<Direction>) {
    story.reading.with(|reading| {
        let article = &reading.article;
        let language = settings.language.get().or_else(|| article.language.clone());
        let own = settings.language.get().map(|language| language.direction());
        let direction = settings.direction.get().or(own).or_else(|| article.direction());
        (language, direction)
    })
}

fn set(element: &HtmlElement, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
