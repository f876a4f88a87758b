//! A related story on its card.

use std::cmp::Ordering;

use article::{Image, MediaKind, StoryMedia, text};

use crate::{
    browser::address::fetched,
    list::Card,
    locale::{DateStyle, texts},
    settings::Related,
    view::{
        dateline::time,
        figure::{Priority, frame},
        node::{Node, node},
        page::{Page, heading},
    },
};

/// The card of a story at a place of its list. Its link, the headline, covers it all.
pub(super) fn card(index: usize, card: &Card, page: &Page<'_>) -> Option<Node> {
    let story = card.story()?;
    let mut card = node("li").part("card");
    if let Some(image) = story.image.as_ref().filter(|_| !page.saves) {
        let box_ = node("div").class("card-image frame").attr("part", "card-image");
        // What the headline says already is not said twice.
        let silent =
            image.alt.as_ref().filter(|alt| repeats(alt, &story.headline)).map(|_| Image {
                width: image.width,
                height: image.height,
                sources: image.sources.clone(),
                ..Image::new(image.src.clone())
            });
        card = card.with(frame(silent.as_ref().unwrap_or(image), box_, Priority::Lazy, page));
    }
    let live = story.live.then(|| node("span").part("card-live").text(page.text(texts::LIVE)));
    let mut kicker = node("p").class("kicker").attr("part", "card-kicker").with_some(live);
    if let Some(word) = &story.kicker {
        kicker = kicker.spaced(node("span").text(word));
    }
    let headline = heading(page.settings.heading_level + 2).part("card-headline");
    let headline = match &story.url {
        Some(url) => {
            let mut link = node("a").set("href", url.as_str()).number("data-index", index as u32);
            if page.settings.related == Related::InPlace {
                link = link.maybe("data-article", story.article.as_ref().map(fetched).as_deref());
            }
            headline.with(link.text(&story.headline))
        }
        None => headline.text(&story.headline),
    };
    card = card.with_some(kicker.unless_empty()).with(headline);
    card = card.with_some(story.rating.map(|stars| rating(stars, page)));
    if !story.excerpt.is_empty() {
        card = card.with(node("p").part("card-excerpt").text(&story.excerpt));
    }
    let mut meta = node("p").class("card-meta");
    if let Some(published) = &story.published {
        meta = meta.with(time(published, DateStyle::Short, page).part("card-date"));
    }
    if let Some(source) = &story.source {
        meta = meta.spaced(node("span").part("card-source").text(source));
    }
    if let Some(media) = &story.media {
        meta = meta.spaced(self::media(media, page));
    }
    Some(card.with_some(meta.unless_empty()))
}

fn repeats(alt: &str, headline: &str) -> bool {
    let (alt, headline) = (alt.as_bytes(), headline.as_bytes());
    alt.windows(headline.len().max(1)).any(|words| words.eq_ignore_ascii_case(headline))
}

/// Stars, to a half of one.
fn rating(stars: f64, page: &Page<'_>) -> Node {
    let halves = (stars * 2.0 + 0.5) as u32;
    let (whole, half) = (halves / 2, halves % 2);
    let mut number = text::number(whole);
    let mut row = String::new();
    for star in 0..5 {
        row.push(match star.cmp(&whole) {
            Ordering::Less => '★',
            Ordering::Equal if half > 0 => '½',
            _ => '☆',
        });
    }
    if half > 0 {
        number.push('½');
    }
    node("p").part("card-rating").with(
        node("span")
            .attr("role", "img")
            .set("aria-label", &page.say(texts::RATING, &[&number, "5"]))
            .text(&row),
    )
}

/// What waits behind the card, and how long it lasts: "Video 1:30".
fn media(media: &StoryMedia, page: &Page<'_>) -> Node {
    let word = match media.kind {
        MediaKind::Video => texts::VIDEO,
        MediaKind::Audio => texts::AUDIO,
        MediaKind::Gallery => texts::GALLERY,
    };
    let span = node("span").part("card-media").text(page.text(word));
    let Some(seconds) = media.duration.filter(|seconds| *seconds > 0) else { return span };
    let mut clock = String::new();
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    if hours > 0 {
        clock.push_str(&text::number(hours));
        clock.push_str(if minutes < 10 { ":0" } else { ":" });
    }
    clock.push_str(&text::number(minutes));
    clock.push_str(if seconds % 60 < 10 { ":0" } else { ":" });
    clock.push_str(&text::number(seconds % 60));
    let length = ["PT", &text::number(seconds), "S"].concat();
    span.text(" ").with(node("time").set("datetime", &length).text(&clock))
}
