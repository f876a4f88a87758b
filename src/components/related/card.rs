//! A related story on its card.

use article::{Direction, Image, Story};
use leptos::{html::Li, prelude::*};

use super::{card_media::CardMedia, rating::Rating, row::Row};
use crate::{
    browser::{address::fetched, focus},
    components::{
        content::Picture,
        context::{
            self, Action, Related, Stories, text, use_actions, use_foreign, use_settings, use_story,
        },
        date::Date,
        heading::Heading,
    },
    locale::{DateStyle, texts},
};

/// A related story. Its link, the headline, covers it all.
#[component]
pub fn Card(
    /// The story.
    card: context::Card,
    /// All stories, for its place among them.
    stories: RwSignal<Stories>,
    /// The row that it stands in.
    row: Row,
    /// How far its heading stands below the article's headline.
    below: u8,
) -> AnyView {
    let Some(story) = card.story() else { return ().into_any() };
    let item = NodeRef::<Li>::new();
    on_cleanup(move || {
        if item.get_untracked().is_some_and(|item| focus::is_within(&item)) {
            row.take_focus();
        }
    });
    let (language, direction) = (use_foreign(), use_foreign());
    // A headline of the other direction than the article's turns its card.
    let own = Direction::of_text(&story.headline);
    let own = own.filter(|own| Some(*own) != use_story().reading().article.direction());
    let own = own.map(Direction::name);
    let image = story.image.as_ref().filter(|_| !use_story().saves).map(|image| {
        let silent = silent(image, &story.headline);
        let image = silent.as_ref().unwrap_or(image);
        view! { <Picture image class="card-image frame" part="card-image"/> }
    });
    let linked = card.clone();
    let excerpt = (!story.excerpt.is_empty()).then(|| {
        view! { <p class="card-excerpt" part="card-excerpt">{story.excerpt.clone()}</p> }
    });
    view! {
        <li
            class="card"
            part="card"
            lang=move || language.language()
            dir=move || own.or_else(|| direction.direction())
            node_ref=item
        >
            {image}
            <CardKicker story/>
            <Heading below class="card-headline" part="card-headline">
                <CardHeadline card=linked stories/>
            </Heading>
            {story.rating.map(|stars| view! { <Rating stars/> })}
            {excerpt}
            <CardMeta story/>
        </li>
    }
    .into_any()
}

/// The words above a card's headline.
#[component]
fn CardKicker<'a>(
    /// The story.
    story: &'a Story,
) -> AnyView {
    if !story.live && story.kicker.is_none() {
        return ().into_any();
    }
    let live = story.live.then(|| {
        view! { <span class="card-live" part="card-live">{text(texts::LIVE)}</span> }
    });
    let space = (story.live && story.kicker.is_some()).then_some(" ");
    let word = story.kicker.clone().map(|word| view! { <span>{word}</span> });
    view! { <p class="kicker" part="card-kicker">{live}{space}{word}</p> }.into_any()
}

/// A card's headline, which leads to the story if there is an address.
#[component]
fn CardHeadline(
    /// The card.
    card: context::Card,
    /// All stories, for its place among them.
    stories: RwSignal<Stories>,
) -> AnyView {
    let Some(story) = card.story() else { return ().into_any() };
    let headline = story.headline.clone();
    let Some(url) = &story.url else { return headline.into_any() };
    let (settings, actions) = (use_settings(), use_actions());
    let key = card.key;
    let index = move || {
        let place = stories.with(|stories| stories.cards.iter().position(|card| card.key == key));
        place.unwrap_or_default()
    };
    let article = story.article.as_ref().map(fetched);
    let opens = move || article.clone().filter(|_| settings.related.get() == Related::InPlace);
    view! {
        <a
            href=url.as_str().to_owned()
            data-index=index
            data-article=opens
            on:click=move |event| actions.ask(Action::Select(event, untrack(index)))
        >
            {headline}
        </a>
    }
    .into_any()
}

/// When and where a story was published, and what waits behind its card.
#[component]
fn CardMeta<'a>(
    /// The story.
    story: &'a Story,
) -> AnyView {
    let Story { published, source, media, .. } = story;
    if published.is_none() && source.is_none() && media.is_none() {
        return ().into_any();
    }
    let date = published.map(|date| {
        view! { <Date date style=DateStyle::Short class="card-date" part="card-date"/> }
    });
    let before_source = (published.is_some() && source.is_some()).then_some(" ");
    let named = source.clone().map(|source| {
        view! { <span class="card-source" part="card-source">{source}</span> }
    });
    let before_media =
        (media.is_some() && (published.is_some() || source.is_some())).then_some(" ");
    let media = media.as_ref().map(|media| {
        view! { <CardMedia kind=media.kind duration=media.duration/> }
    });
    view! { <p class="card-meta">{date}{before_source}{named}{before_media}{media}</p> }.into_any()
}

/// A picture without its words, where the headline says them already: a screen reader would say the same twice.
fn silent(image: &Image, headline: &str) -> Option<Image> {
    let (alt, headline) = (image.alt.as_ref()?.as_bytes(), headline.as_bytes());
    let repeats =
        alt.windows(headline.len().max(1)).any(|words| words.eq_ignore_ascii_case(headline));
    repeats.then(|| Image {
        width: image.width,
        height: image.height,
        sources: image.sources.clone(),
        ..Image::new(image.src.clone())
    })
}
